"""What stands in a pack's files? Every file read and held against its model; all problems kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bedside.errors import Problem
from bedside.literature.pack.entry import Entry
from bedside.literature.pack.schema import FILES, PATTERNS_IN_WORDS
from bedside.literature.pack.yaml_lines import LinedYaml, Place, read_lined_yaml

EntryType = TypeVar("EntryType", bound=Entry, covariant=True)

REQUIRED = ("pack.yaml", "references.yaml", "concepts.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed(Generic[EntryType]):
    """An entry with its file and the line on which it begins."""

    entry: EntryType
    file: str
    line: int | None


@dataclass(slots=True, kw_only=True)
class PackEntries:
    """All entries of a pack that hold against their models, and what was wrong with the others.

    ``failed`` has the ids of those others, so that nobody is told that they are missing.
    """

    by_model: dict[type[Entry], list[Placed[Entry]]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    failed: dict[str, tuple[str, int | None]] = field(default_factory=dict)

    def of(self, model: type[EntryType]) -> list[Placed[EntryType]]:
        """The entries of one model, in the order of files and lines."""
        return self.by_model.get(model, [])  # type: ignore[return-value]  # keyed by the model itself


def read_entries(directory: Path) -> PackEntries:
    """Read every file of the pack in ``directory``. Never raises for what the files hold."""
    entries = PackEntries()
    for name in REQUIRED:
        if not (directory / name).is_file():
            advice = "Write it; `bedside pack new` makes a starting point."
            entries.problems.append(Problem(place=name, line=None, met="The file is missing.", advice=advice))
    for path, model in _files(directory):
        _read_file(path, str(path.relative_to(directory)), model, entries)
    return entries


def _files(directory: Path) -> Iterator[tuple[Path, type[Entry]]]:
    for name, model in FILES.items():
        if name == "claims":
            yield from ((path, model) for path in sorted((directory / "claims").rglob("*.yaml")))
        elif (directory / name).is_file():
            yield directory / name, model


def _read_file(path: Path, name: str, model: type[Entry], entries: PackEntries) -> None:
    source = read_lined_yaml(path, name=name)
    entries.problems.extend(source.problems)
    if source.value is None:
        return
    if name == "pack.yaml":
        _validate(source, source.value, (), name=name, model=model, entries=entries)
        return
    if not isinstance(source.value, list):
        problem = Problem(
            place=name, line=1, met="A list of entries was expected.", advice="Begin with `- `."
        )
        entries.problems.append(problem)
        return
    for index, value in enumerate(source.value):
        _validate(source, value, (index,), name=name, model=model, entries=entries)


def _validate(
    source: LinedYaml, value: object, at: Place, *, name: str, model: type[Entry], entries: PackEntries
) -> None:
    try:
        entry = model.model_validate(value)
    except ValidationError as error:
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            entries.failed[value["id"]] = (name, source.line_of(at))
        for detail in _without_consequences(error.errors(include_url=False)):
            line = source.line_of((*at, *detail["loc"]))
            met = f"{_key(detail['loc'])} is {_shown(detail['input'], detail['type'])}."
            entries.problems.append(Problem(place=name, line=line, met=met, advice=_advice(detail)))
        return
    placed = Placed(entry=entry, file=name, line=source.line_of(at))
    entries.by_model.setdefault(model, []).append(placed)


def _without_consequences(details: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """A list whose items have problems also counts as too short; that is told once, at the item."""
    for detail in details:
        at = detail["loc"]
        if not any(len(other["loc"]) > len(at) and other["loc"][: len(at)] == at for other in details):
            yield detail


def _advice(detail: ErrorDetails) -> str:
    """What to write instead, in the words of a person rather than of the schema."""
    if detail["type"] == "missing":
        return "Add it."
    if detail["type"] == "extra_forbidden":
        return "Take it out or correct its name."
    if detail["type"] == "string_pattern_mismatch":
        return PATTERNS_IN_WORDS[detail["ctx"]["pattern"]]
    message = detail["msg"].removeprefix("Value error, ").replace("Input should", "It should")
    return f"{message[:1].upper()}{message[1:]}."


def _key(loc: tuple[int | str, ...]) -> str:
    return " › ".join(str(part) for part in loc) or "The entry"


def _shown(value: object, kind: str) -> str:
    if kind == "missing":
        return "missing"
    if kind == "extra_forbidden":
        return "not a key that is known here"
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"
