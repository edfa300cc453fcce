"""What does this file of house rules say? Every key and value is held against what is allowed."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bedside.checking.house_rules import HouseRules, Selector
from bedside.checking.names import nearest
from bedside.errors import Problem, SourceError
from bedside.quantities import ANALYTES, find_analyte, find_quantities
from bedside.terms import FindingCode, FindingFamily, Severity

MAX_BYTES = 100_000

_SELECTORS: Mapping[str, Selector] = {str(each): each for each in (*FindingFamily, *FindingCode)}
_TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]")
_PLACE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_KINDS: Mapping[type, str] = {
    bool: "true or false",
    dict: "a table",
    float: "a number",
    int: "a number",
    list: "a list",
    str: "a text",
}
_FINDINGS = 'Write names of findings or families in quotes, such as ["dose", "unit-notation"].'

Keys = tuple[str, ...]


def read_house_rules(path: Path) -> HouseRules:
    """The rules in a file. ``SourceError`` with every problem: its line, what was met, what is allowed."""
    reading = _Reading(str(path), _text(path))
    values = reading.fields()
    if reading.problems:
        count = len(reading.problems)
        summary = f"{path} cannot be used: {count} problem{'' if count == 1 else 's'}."
        raise SourceError(summary, tuple(reading.problems))
    return HouseRules(path=path, **values)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise _refusal(path, f"The file cannot be read ({error.strerror}).", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise _refusal(path, "The file is not UTF-8.", "Save it as UTF-8.") from error
    if len(data) > MAX_BYTES:
        raise _refusal(path, f"The file has {len(data):,} bytes.", f"At most {MAX_BYTES:,} are read.")
    return text


def _refusal(path: Path, met: str, advice: str) -> SourceError:
    problem = Problem(place=str(path), line=None, met=met, advice=advice)
    return SourceError(f"{path} cannot be used: 1 problem.", (problem,))


class _Reading:
    """Reads one file; what is wrong goes to ``problems``, in the order in which it is met."""

    def __init__(self, place: str, text: str) -> None:
        self.problems: list[Problem] = []
        self._place = place
        self._text = text

    def fields(self) -> dict[str, Any]:
        """The fields of ``HouseRules`` that the file gives."""
        read: dict[str, Any] = {}
        for key, value in self._parsed().items():
            if key in READERS:
                read |= READERS[key](self, (key,), value)
            else:
                self.tell((key,), f"There is no key “{key}”{nearest(key, READERS)}.", _allowed(READERS))
        return read

    def tell(self, keys: Keys, met: str, advice: str, *, value: str | None = None) -> None:
        """Note a problem at the line of a key, or of a value below it."""
        line = _line_of(self._text, keys, value)
        self.problems.append(Problem(place=self._place, line=line, met=met, advice=advice))

    def is_a(self, keys: Keys, value: object, kind: type, *, advice: str) -> bool:
        """Whether the value is of this kind; tells it if not."""
        if type(value) is kind:
            return True
        met = _KINDS.get(type(value), "a date or a time")
        self.tell(keys, f"“{'.'.join(keys)}” must be {_KINDS[kind]}; met {met}.", advice)
        return False

    def texts(self, keys: Keys, value: Any, advice: str) -> Iterator[str]:
        """The texts of a list; what is none is told."""
        if not self.is_a(keys, value, list, advice=advice):
            return
        for each in value:
            if isinstance(each, str) and each.strip():
                yield each
            else:
                met = "an empty text" if isinstance(each, str) else _KINDS.get(type(each), "a date or a time")
                self.tell(keys, f"“{'.'.join(keys)}” must hold texts; met {met}.", advice)

    def table(self, keys: Keys, value: Any, advice: str) -> Iterator[tuple[Keys, Any]]:
        """The entries of a table, each with its own keys."""
        if self.is_a(keys, value, dict, advice=advice):
            yield from (((*keys, str(key)), each) for key, each in value.items())

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self._text)
        except tomllib.TOMLDecodeError as error:
            where = _PLACE.search(str(error))
            line = int(where[1]) if where and where[1] else self._text.count("\n") + 1
            met = f"This is no TOML: {_PLACE.sub('', str(error))}."
            self.problems.append(
                Problem(place=self._place, line=line, met=met, advice="See https://toml.io.")
            )
        except RecursionError:
            self.tell((), "Lists are nested too deeply.", "No key takes a list of lists.")
        return {}


def _selectors(reading: _Reading, keys: Keys, value: Any) -> frozenset[Selector]:
    return frozenset(
        selector
        for name in reading.texts(keys, value, _FINDINGS)
        if (selector := _selector(reading, keys, name)) is not None
    )


def _selector(reading: _Reading, keys: Keys, name: str) -> Selector | None:
    if name not in _SELECTORS:
        met = f"There is no finding or family “{name}”{nearest(name, _SELECTORS)}."
        reading.tell(keys, met, "See docs/reference/findings.md.", value=name)
    return _SELECTORS.get(name)


def _severity(reading: _Reading, keys: Keys, value: Any) -> Severity | None:
    advice = _allowed(Severity)
    if not reading.is_a(keys, value, str, advice=advice):
        return None
    if value not in set(Severity):
        reading.tell(keys, f"There is no severity “{value}”{nearest(value, Severity)}.", advice)
        return None
    return Severity(value)


def _fail_on(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
    severity = _severity(reading, keys, value)
    return {"fail_on": severity} if severity else {}


def _severities(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
    read: dict[Selector, Severity] = {}
    for inner, each in reading.table(keys, value, 'Write [severity], then a line unit-notation = "info".'):
        selector, severity = _selector(reading, inner, inner[-1]), _severity(reading, inner, each)
        if selector and severity:
            read[selector] = severity
    return {"severity": MappingProxyType(read)}


def _per_file(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
    advice = 'Write [per-file-ignores], then a line "drafts/*" = ["wording"].'
    entries = reading.table(keys, value, advice)
    return {
        "per_file_ignores": tuple((inner[-1], _selectors(reading, inner, each)) for inner, each in entries)
    }


def _units(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
    advice = 'Write [units], then a line magnesium = "mmol/L".'
    read: dict[str, str] = {}
    for inner, each in reading.table(keys, value, advice):
        if find_analyte(inner[-1]) is None:
            met = f"No analyte “{inner[-1]}” is known{nearest(inner[-1], ANALYTES)}."
            reading.tell(inner, met, _allowed(ANALYTES))
        elif reading.is_a(inner, each, str, advice=advice):
            if not _is_unit(each):
                reading.tell(
                    inner, f"“{each}” is read as no unit.", "Write it as it is printed: mmol/L, mg/dL."
                )
            read[inner[-1]] = each
    return {"units": MappingProxyType(read)}


def _is_unit(printed: str) -> bool:
    """Whether the unit is read as one where it stands behind a number."""
    found = find_quantities(f"1 {printed}")
    return len(found) == 1 and found[0].unit is not None and found[0].end == len(printed) + 2


def _texts(field: str, kind: Callable[[Iterable[str]], Any]) -> "Reader":
    def read(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
        return {field: kind(reading.texts(keys, value, 'Write texts in quotes, such as ["one", "two"].'))}

    return read


def _sub_table(readers: Mapping[str, "Reader"]) -> "Reader":
    def read(reading: _Reading, keys: Keys, value: Any) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for inner, each in reading.table(keys, value, _allowed(readers)):
            if inner[-1] in readers:
                found |= readers[inner[-1]](reading, inner, each)
            else:
                met = f"[{keys[-1]}] has no key “{inner[-1]}”{nearest(inner[-1], readers)}."
                reading.tell(inner, met, _allowed(readers))
        return found

    return read


def _allowed(names: Iterable[str]) -> str:
    return f"Allowed: {', '.join(str(name) for name in names)}."


Reader = Callable[[_Reading, Keys, Any], dict[str, Any]]

READERS: Mapping[str, Reader] = {
    "select": lambda reading, keys, value: {"select": _selectors(reading, keys, value)},
    "ignore": lambda reading, keys, value: {"ignore": _selectors(reading, keys, value)},
    "fail-on": _fail_on,
    "own-names": _texts("own_names", tuple),
    "severity": _severities,
    "per-file-ignores": _per_file,
    "units": _units,
    "words": _sub_table(
        {"forbidden": _texts("forbidden_words", tuple), "required": _texts("required_words", tuple)}
    ),
    "acronyms": _sub_table({"allowed": _texts("acronyms", frozenset)}),
}
"""What each key of the file is read by; the page of house rules tells each."""


def _line_of(text: str, keys: Keys, value: str | None) -> int | None:
    """The line where a key stands, or a value below it; the nearest thing above it where it is not seen."""
    table, found = "", None
    for number, line in enumerate(text.split("\n"), 1):
        if header := _TABLE.match(line):
            table = header[1].strip("\"' ")
        if found is None and _names_keys(line, keys, table):
            found = number
        if found is not None and (value is None or f'"{value}"' in line or f"'{value}'" in line):
            return number
    return found


def _names_keys(line: str, keys: Keys, table: str) -> bool:
    """Whether a line gives the value of these keys, under a heading, dotted, or inside one line."""
    named = [rf"[\"']?{re.escape(key)}[\"']?" for key in keys]
    if not named:
        return False
    if table == keys[0] and len(keys) == 1:
        return True
    inside = re.search(rf"(?:^|[{{,])\s*{named[-1]}\s*=", line)
    if len(keys) == 1 or table == keys[0]:
        return bool(inside)
    return bool(re.match(rf"\s*{named[0]}\s*(?:\.\s*{named[-1]}\s*=|=.*[{{,]\s*{named[-1]}\s*=)", line))
