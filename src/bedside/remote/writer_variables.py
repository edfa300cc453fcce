"""What may be set of a writer in the environment? Each variable with its default in words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bedside.errors import UserError
from bedside.remote.writer_settings import AT_ONCE, BUDGET, SECONDS, TOKENS, OutsideRule, WriterSettings

T = TypeVar("T")

PREFIX = "BEDSIDE_WRITER_"
LARGEST_KEY_FILE = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """A variable: what follows the prefix, its default in words, and what it does."""

    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable(
        name="URL",
        default="none: no writer",
        meaning=(
            "Where the writer's server answers, such as `http://127.0.0.1:8080/v1`: "
            "`https`, or `http` on this machine."
        ),
    ),
    Variable(
        name="NAME",
        default="none",
        meaning="The name that the server calls the writer by; needed with `URL`.",
    ),
    Variable(name="KEY", default="none", meaning="The key that the server asks for."),
    Variable(
        name="KEY_FILE", default="none", meaning="A file that holds the key and nothing else, in its place."
    ),
    Variable(
        name="SECONDS",
        default=f"`{SECONDS:.0f}`",
        meaning="How long an answer may take, the first word included.",
    ),
    Variable(name="TOKENS", default=f"`{TOKENS}`", meaning="How much of an answer is written."),
    Variable(
        name="BUDGET",
        default=f"`{BUDGET}`",
        meaning="How many questions a day (UTC) the writer gets from each process; `0` is no bound.",
    ),
    Variable(
        name="AT_ONCE",
        default=f"`{AT_ONCE}`",
        meaning="How many answers each process lets it write at one time; one more is not waited for.",
    ),
    Variable(
        name="OUTSIDE",
        default=f"`{OutsideRule.FORBID}`",
        meaning=(
            "`forbid` asks no writer beyond this machine; `mask` lets masked questions, and passages of the "
            "library, leave it."
        ),
    ),
    Variable(
        name="RELAYS",
        default="`no`",
        meaning=(
            "`yes` counts a server on this machine as outside, because it passes on what it is told: "
            "a tunnel, a relay, a model that runs in a cloud."
        ),
    ),
)
_YES_OR_NO = {"yes": True, "no": False}
_WANTED = {"OUTSIDE": "forbid or mask", "RELAYS": "yes or no"}


def read_writer_settings(told: Mapping[str, str], *, agent: str = "bedside") -> WriterSettings | None:
    """The writer that variables name, by their full names; ``None`` where they name none.

    Raises ``UserError`` that names the variable, and never its value.
    """
    given = {each.name: told.get(PREFIX + each.name, "").strip() for each in VARIABLES}
    if not given["URL"]:
        return None
    return WriterSettings(
        url=given["URL"],
        name=given["NAME"],
        key=_read_key(given),
        seconds=_read(given, "SECONDS", kind=float, default=SECONDS),
        tokens=_read(given, "TOKENS", kind=int, default=TOKENS),
        budget=_read(given, "BUDGET", kind=int, default=BUDGET),
        at_once=_read(given, "AT_ONCE", kind=int, default=AT_ONCE),
        outside=_read(given, "OUTSIDE", kind=OutsideRule, default=OutsideRule.FORBID),
        agent=agent,
        is_relay=_read(given, "RELAYS", kind=_read_yes, default=False),
    )


def _read(given: Mapping[str, str], name: str, *, kind: Callable[[str], T], default: T) -> T:
    try:
        return kind(given[name]) if given[name] else default
    except (ValueError, KeyError):
        wanted = _WANTED.get(name, "a number")
    raise UserError(f"{PREFIX}{name} cannot be read. Write {wanted}, or leave it out.")


def _read_yes(value: str) -> bool:
    return _YES_OR_NO[value]


def _read_key(given: Mapping[str, str]) -> str | None:
    if not given["KEY_FILE"]:
        return given["KEY"] or None
    if given["KEY"]:
        raise UserError(f"{PREFIX}KEY and {PREFIX}KEY_FILE are both given. Keep one.")
    try:
        with Path(given["KEY_FILE"]).open(encoding="ascii") as stream:
            return stream.read(LARGEST_KEY_FILE).strip() or None
    except (OSError, UnicodeDecodeError):
        pass  # raised below, so that nothing of the file stands in the error's history
    raise UserError(f"The file that {PREFIX}KEY_FILE names cannot be read. Check its path and rights.")
