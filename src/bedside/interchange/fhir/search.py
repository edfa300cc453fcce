"""Which resources does a search ask for? FHIR's search parameters, read once and held to each."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bedside.errors import UserError
from bedside.interchange.fhir.elements import Element

COUNT = 20
"""Resources on a page where ``_count`` does not say."""
MOST = 200
"""Resources on a page at most."""
MOST_VALUES = 50
MOST_DIGITS = 9
FAR = 10**MOST_DIGITS
"""What stands for any larger number: past the end of all that there is."""
ABOUT_THE_REPLY = frozenset({"_format", "_pretty", "_summary", "_count", "_offset"})
_PREFIX = re.compile(r"(eq|ne|gt|lt|ge|le)?(\d{4}(?:-\d{2}(?:-\d{2})?)?)(?:T.*)?")
_NAME = re.compile(r"[\w.-]{1,40}(?::[\w-]{1,20})?")
_MODIFIERS: Mapping[str, tuple[str, ...]] = {"string": ("", "exact", "contains")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One parameter of a search: any of ``values`` fits."""

    name: str
    type: str
    modifier: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """A search as read: all of ``criteria``, from ``offset`` on. ``unknown`` are parameters that we lack."""

    criteria: tuple[Criterion, ...]
    count: int
    offset: int
    is_count_only: bool
    unknown: tuple[str, ...]

    def finds(self, resource: Element) -> bool:
        """Whether the resource fits every criterion."""
        return all(_fits(resource, each) for each in self.criteria)


def read_search(given: Iterable[tuple[str, str]], known: Mapping[str, str]) -> Search:
    """Read a search; ``known`` are the parameters of the type with their types.

    Raises ``UserError`` for a value that cannot be read.
    """
    criteria, unknown, reply = [], [], {}
    for name, value in given:
        base, _, modifier = name.partition(":")
        if name in ABOUT_THE_REPLY:
            reply[name] = value
        elif base not in known:
            unknown.append(shown_name(name))
        else:
            criteria.append(_criterion(base, modifier, value, type=known[base]))
    count = _number(reply, "_count", COUNT)
    return Search(
        criteria=tuple(criteria),
        count=min(count, MOST),
        offset=_number(reply, "_offset", 0),
        is_count_only=reply.get("_summary") == "count" or count == 0,
        unknown=tuple(unknown),
    )


def shown_name(name: str) -> str:
    """A parameter's name for a message, if it is one: anything else may be somebody's words."""
    return name if _NAME.fullmatch(name) else "(no name)"


def _criterion(name: str, modifier: str, value: str, *, type: str) -> Criterion:
    if modifier not in _MODIFIERS.get(type, ("",)):
        raise UserError(f"{name}:{shown_name(modifier)} is not known here. Leave the modifier out.")
    values = tuple(filter(None, value.split(",")))
    if not values or len(values) > MOST_VALUES:
        raise UserError(f"{name} has no value, or more than {MOST_VALUES}. Write {name}=VALUE.")
    if type == "date" and not all(map(_PREFIX.fullmatch, values)):
        raise UserError(f"{name} is no date. Write it like {name}=ge2026-01-31.")
    return Criterion(name=name, type=type, modifier=modifier, values=values)


def _number(reply: Mapping[str, str], name: str, default: int) -> int:
    text = reply.get(name, str(default))
    if not text.isascii() or not text.isdigit():
        raise UserError(f"{name} is no whole number from 0 on. Write it like {name}=20.")
    digits = text.lstrip("0") or "0"
    return int(digits) if len(digits) <= MOST_DIGITS else FAR


def _fits(resource: Element, criterion: Criterion) -> bool:
    fits = _TYPES[criterion.type]
    here = _values(resource, criterion.name)
    return any(fits(value, wanted, criterion.modifier) for value in here for wanted in criterion.values)


def _values(resource: Element, name: str) -> Sequence[Any]:
    """What a resource says under a parameter: texts, Identifiers and Codings."""
    if name == "_id":
        return [resource["id"]]
    if name == "context":
        found = (each["valueCodeableConcept"] for each in resource.get("useContext", ()))
        return [coding for concept in found for coding in concept["coding"]]
    value = resource.get(name, [])
    values = value if isinstance(value, list) else [value]
    return [inner for each in values for inner in (each.get("coding", [each]) if _is_map(each) else [each])]


def _is_map(value: Any) -> bool:
    return isinstance(value, dict)


def _fits_token(value: Any, wanted: str, _modifier: str) -> bool:
    system, bar, code = wanted.rpartition("|")
    if not _is_map(value):
        return bool(value == code) and not system
    here = value.get("code", value.get("value"))
    return (not bar or system == value.get("system", "")) and code in (here, "")


def _fits_string(value: Any, wanted: str, modifier: str) -> bool:
    if modifier == "exact":
        return bool(value == wanted)
    here, asked = str(value).casefold(), wanted.casefold()
    return asked in here if modifier == "contains" else here.startswith(asked)


def _fits_uri(value: Any, wanted: str, _modifier: str) -> bool:
    return bool(value == wanted)


def _fits_date(value: Any, wanted: str, _modifier: str) -> bool:
    """Dates are compared as far as the one asked for is exact: ``gt2025`` is 2026 and later."""
    met = _PREFIX.fullmatch(wanted)
    if met is None:
        return False
    asked = met[2]
    here = str(value)[: len(asked)]
    return {
        "eq": here == asked,
        "ne": here != asked,
        "gt": here > asked,
        "lt": here < asked,
        "ge": here >= asked,
        "le": here <= asked,
    }[met[1] or "eq"]


_TYPES: Mapping[str, Callable[[Any, str, str], bool]] = {
    "token": _fits_token,
    "string": _fits_string,
    "uri": _fits_uri,
    "date": _fits_date,
}
