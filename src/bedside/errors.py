"""What can go wrong, and what is said then?

BedsideError
├── UserError            asked for something that cannot be done; a sentence, no traceback, exit 2
│   ├── QuestionError        the question is empty or too long
│   ├── LibraryNotFound      no library, or no release in it
│   ├── AnswerNotFound       no saved answer of that name
│   ├── CalculationError     a calculator's inputs cannot be used; says of each why
│   ├── LibraryBusy          another program is writing to the library
│   ├── LibraryReadOnly      the library's folder or disk cannot be written
│   └── FormUnavailable      a form of file needs a library that is not installed
├── SourceError          bad input; collects every problem with its place, keeps the good part, exit 3
│   └── PackError            an evidence pack with problems
└── EngineError          a store, model or server failed; says whether trying again may help, exit 4
    └── WriterFailed         a language model gave no draft; the answer comes without it

Everything else is our own bug and rises with its traceback (exit 1).
No message holds the question's text or a patient's detail.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedRecord:
    """A record that was left out, as it stood in its file, so that it can be mended and read again.

    ``opening`` and ``closing`` are what must stand before and after such records in a file of their
    own; ``suffix`` is that file's ending, such as ``.xml``.
    """

    data: bytes
    suffix: str
    opening: bytes = b""
    closing: bytes = b""


LONGEST_MET = 1_000
"""Characters that are printed of what was met: a broken file may have names as long as itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with an input: where it is, what was met, what to write instead.

    ``record`` is the record that was left out, where a file holds many.
    """

    place: str
    line: int | None
    met: str
    advice: str
    record: RejectedRecord | None = None

    def __str__(self) -> str:
        """One line: place, line, what was met, what to do."""
        where = f"{self.place}:{self.line}" if self.line else self.place
        met = self.met if len(self.met) <= LONGEST_MET else f"{self.met[:LONGEST_MET]}…"
        return f"{where}: {met} {self.advice}".rstrip()


class BedsideError(Exception):
    """The root. ``code`` is stable and documented; ``exit_code`` is the command's."""

    code = "bedside"
    exit_code = 1


class UserError(BedsideError):
    """Something was asked that cannot be done."""

    code = "user"
    exit_code = 2


class QuestionError(UserError):
    """The question is empty, or longer than a question can be."""

    code = "question"


class LibraryNotFound(UserError):
    """There is no library where one was named."""

    code = "library-not-found"


class LibraryBusy(UserError):
    """Another program is writing to the library; it can be tried again when that one is done."""

    code = "library-busy"


class LibraryReadOnly(UserError):
    """The library's folder cannot be written: permission, a read-only disk, or a full one."""

    code = "library-read-only"


class FormUnavailable(UserError):
    """A form of file that this machine cannot make, because a library for it is missing."""

    code = "form-unavailable"


class AnswerNotFound(UserError):
    """No answer of that name was saved."""

    code = "answer-not-found"


class CalculationError(UserError):
    """Inputs that a calculator cannot use. ``problems`` tells of each by its key; none holds a value."""

    code = "calculation"

    def __init__(self, summary: str, problems: Mapping[str, str]) -> None:
        told = "\n".join(f"  {sentence}" for sentence in problems.values())
        super().__init__(f"{summary}\n{told}")
        self.problems = problems


class SourceError(BedsideError):
    """Input that could not be read. ``problems`` holds all of them, in order of place."""

    code = "source"
    exit_code = 3

    def __init__(self, summary: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(summary)
        self.problems = problems


class PackError(SourceError):
    """An evidence pack that breaks its rules."""

    code = "pack"


class EngineError(BedsideError):
    """A store, a model or a server failed. ``may_retry`` says whether the same call may go through later."""

    code = "engine"
    exit_code = 4

    def __init__(self, message: str, *, may_retry: bool = False) -> None:
        super().__init__(message)
        self.may_retry = may_retry


class WriterFailed(EngineError):
    """A writer gave nothing, or broke off; ``fault`` is one of ``terms.WriterFault``. Nothing holds text."""

    code = "writer"

    def __init__(self, message: str, *, fault: str, may_retry: bool = False) -> None:
        super().__init__(message, may_retry=may_retry)
        self.fault = fault


_CHECKOUT = Path(__file__).resolve().parents[2]


def how_to_install(extra: str, *, checkout: Path = _CHECKOUT, python: str = sys.executable) -> str:
    """The sentence that tells how an extra of Bedside, such as ``pdf``, is added to this installation.

    Bedside need not be on any index: it is installed from its checkout, or from what it came in.
    """
    if not (checkout / "pyproject.toml").is_file():
        return (
            f"Install Bedside once more with the extra {extra}, from the file or folder that it came in: "
            f"python -m pip install 'FILE-OR-FOLDER[{extra}]'"
        )
    inside = Path(python)
    shown = inside.relative_to(checkout) if inside.is_relative_to(checkout) else inside.name
    return f"Install it in the folder of the checkout: {shown} -m pip install -e '.[{extra}]'"
