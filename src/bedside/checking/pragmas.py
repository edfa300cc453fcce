"""Which findings does the text itself ask to be silent about, and why?

``<!-- bedside-ignore: absolute-word, unit-notation the reason in words -->`` silences these codes on its own
line, or, where it stands alone on its line, in the paragraph below it. A reason is demanded.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bedside.checking.names import nearest
from bedside.errors import Problem
from bedside.terms import Finding, FindingCode

# A comment that never ends is cut off at this length, so that many of them cost little.
_LONGEST = 1_000
_PRAGMA = re.compile(
    rf"<!--[ \t\r\n]*bedside-ignore\b(?P<said>(?:(?!-->)[\s\S]){{0,{_LONGEST}}})(?P<close>-->)?"
)
_CODE = re.compile(r"\s*([^\s,]+)(\s*,)?")
_BLANK_LINE = re.compile(r"\n[ \t\r]*(?=\n)")
_HOW = "Write <!-- bedside-ignore: absolute-word the reason -->."


@dataclass(frozen=True, slots=True, kw_only=True)
class Pragma:
    """Codes that are silent for what begins in ``text[start:end]``, and the reason given."""

    codes: frozenset[FindingCode]
    reason: str
    start: int
    end: int


def read_pragmas(text: str, *, place: str) -> tuple[tuple[Pragma, ...], tuple[Problem, ...]]:
    """The pragmas of a text, and what is wrong with others; ``place`` is the file's name.

    A pragma without a reason or with an unknown code silences nothing and is told.
    """
    pragmas: list[Pragma] = []
    problems: list[Problem] = []
    for met in _PRAGMA.finditer(text):
        said = met["said"].removeprefix(":")
        names, reason = _split(said)
        wrong = list(_wrong(names, reason, is_closed=met["close"] is not None))
        line = text.count("\n", 0, met.start()) + 1
        problems += [Problem(place=place, line=line, met=what, advice=advice) for what, advice in wrong]
        if not wrong:
            start, end = _reach(text, met.start(), met.end())
            pragmas.append(
                Pragma(codes=frozenset(map(FindingCode, names)), reason=reason, start=start, end=end)
            )
    return tuple(pragmas), tuple(problems)


def silence(findings: Iterable[Finding], pragmas: Sequence[Pragma]) -> tuple[Finding, ...]:
    """The findings that no pragma silences."""
    return tuple(
        finding
        for finding in findings
        if not any(finding.code in each.codes and each.start <= finding.start < each.end for each in pragmas)
    )


def _split(said: str) -> tuple[tuple[str, ...], str]:
    """Codes, separated by commas, and the words after them."""
    names: list[str] = []
    place = 0
    while met := _CODE.match(said, place):
        names.append(met[1])
        place = met.end()
        if not met[2]:
            break
    return tuple(names), " ".join(said[place:].split())


def _wrong(names: Sequence[str], reason: str, *, is_closed: bool) -> Iterator[tuple[str, str]]:
    if not is_closed:
        yield "The comment with bedside-ignore does not end.", "End it with -->."
        return
    for name in names:
        if name not in set(FindingCode):
            yield (
                f"There is no finding “{name}”{nearest(name, FindingCode)}.",
                "See docs/reference/findings.md.",
            )
    if not names:
        yield "bedside-ignore names no finding.", _HOW
    elif not reason:
        yield f"bedside-ignore of {', '.join(names)} gives no reason.", _HOW


def _reach(text: str, start: int, end: int) -> tuple[int, int]:
    """The pragma's own line; where it stands alone, the paragraph below, across empty lines before it."""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    if text[line_start:start].strip() or text[end:line_end].strip():
        return line_start, line_end + 1
    below = len(text) - len(text[line_end:].lstrip())
    blank = _BLANK_LINE.search(text, below)
    return below, (blank.start() if blank else len(text)) + 1
