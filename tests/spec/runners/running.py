"""What is an example? A runner's name, what is given, and what is expected of the runner's outcome.

A key of ``expect`` names one part of the outcome and may end in a comparison: ``sections include``,
``sections exclude``, ``grade at most``, ``text starts with``. Without one, both must be equal.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bedside.errors import BedsideError

Given = Mapping[str, Any]
Outcome = Mapping[str, Any]
Run = Callable[[Given, Path], Outcome]


class SpecFailure(AssertionError):
    """What came out is not what the paragraph promises."""


@dataclass(frozen=True)
class Runner:
    """Turns what is given into what comes out.

    ``sample`` goes through, ``refused`` (if there is such a thing) ends in an error of ours: the canaries
    feed both with wrong expectations and demand failure.
    """

    name: str
    run: Run
    sample: Given
    refused: Given | None


RUNNERS: dict[str, Runner] = {}


def runner(name: str, *, sample: Given, refused: Given | None = None) -> Callable[[Run], Run]:
    """Register a runner under the name that paragraphs call it by."""

    def register(run: Run) -> Run:
        RUNNERS[name] = Runner(name, run, sample, refused)
        return run

    return register


class Spec:
    """Runs examples and compares."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._calls = 0

    def __call__(
        self, name: str, *, given: Given, expect: Given | None = None, expect_error: str | None = None
    ) -> None:
        """Run one example. Raises ``SpecFailure`` where it does not come out as expected."""
        if (expect is None) is (expect_error is None):
            raise ValueError("expect either values or an error")
        self._calls += 1
        folder = self._folder / f"example-{self._calls}"
        folder.mkdir()
        if expect_error is not None:
            _demand_error(name, given, folder, sentence=expect_error)
            return
        outcome = RUNNERS[name].run(given, folder)
        failures = [
            failure for key, wanted in (expect or {}).items() if (failure := check(outcome, key, wanted))
        ]
        if failures:
            raise SpecFailure("\n".join([f"given {dict(given)!r}", *failures]))


def _demand_error(name: str, given: Given, folder: Path, *, sentence: str) -> None:
    try:
        RUNNERS[name].run(given, folder)
    except BedsideError as error:
        problems = "\n".join(map(str, getattr(error, "problems", ())))
        if sentence not in f"{error}\n{problems}":
            raise SpecFailure(f"the error says {str(error)!r}, not {sentence!r}") from error
        if tells_the_question(given, f"{error}\n{problems}"):
            raise SpecFailure("the error repeats the question's text, which may tell of a person") from error
    else:
        raise SpecFailure(f"no error was raised; expected one that says {sentence!r}")


def tells_the_question(given: Given, message: str) -> bool:
    """Whether a message holds the text of the question; it never may."""
    question = str(given.get("question", "")).strip()
    return any(character.isalnum() for character in question) and question in message


@dataclass(frozen=True)
class Call:
    """One example as a paragraph gives it."""

    runner: str
    given: Given
    expect: Given | None
    error: str | None


@dataclass
class Recorder:
    """Stands in the place of ``Spec`` when the pages are written: nothing runs."""

    calls: list[Call] = field(default_factory=list)

    def __call__(
        self, name: str, *, given: Given, expect: Given | None = None, expect_error: str | None = None
    ) -> None:
        """Take the example down."""
        self.calls.append(Call(name, given, expect, expect_error))


def check(outcome: Outcome, key: str, wanted: object) -> str | None:
    """What is wrong with one part of the outcome, or ``None``. ``KeyError`` if there is no such part."""
    ending = next((ending for ending in COMPARISONS if key.endswith(ending)), "")
    compare = COMPARISONS.get(ending, _equals)
    actual = _plain(outcome[key.removesuffix(ending)])
    return None if compare(actual, wanted) else f"{key}: expected {wanted!r}, found {actual!r}"


def _equals(actual: Any, wanted: Any) -> bool:
    return type(actual) is type(wanted) and actual == wanted


def _includes(actual: Any, wanted: Any) -> bool:
    return all(_is_in(item, actual) for item in _items(wanted))


def _excludes(actual: Any, wanted: Any) -> bool:
    return not any(_is_in(item, actual) for item in _items(wanted))


def _is_in(item: Any, actual: Any) -> bool:
    if isinstance(actual, str):
        return item in actual
    return any(
        item == part or (isinstance(item, str) and isinstance(part, str) and item in part) for part in actual
    )


def _items(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]


COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    " include": _includes,
    " includes": _includes,
    " exclude": _excludes,
    " excludes": _excludes,
    " at most": lambda actual, wanted: actual <= wanted,
    " at least": lambda actual, wanted: actual >= wanted,
    " starts with": lambda actual, wanted: actual[: len(wanted)] == wanted,
}


def _plain(value: Any) -> Any:
    """Enums as their words, tuples as lists, as a page would print them; what was put off is made now."""
    if callable(value):
        return _plain(value())
    if isinstance(value, str):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in value.items()}
    return value
