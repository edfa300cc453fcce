"""What do all formats say alike of a checked text? Lines and columns, counts, fixed sentences."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from bedside.rendering.legible import clean
from bedside.terms import CheckedText, Finding, Mend, Severity

SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From the gravest to the slightest."""

_NAMES = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.INFO: ("info", "info"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where a finding stands: lines and columns from 1, in code points; the end column is the one after."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(slots=True)
class Lines:
    """The lines of a text. A line ends with a line feed; a carriage return before it is not shown."""

    text: str
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._starts = [0, *(place + 1 for place, sign in enumerate(self.text) if sign == "\n")]

    def extent(self, finding: Finding | Mend) -> Extent:
        """The place of a finding or a mend; one that reaches beyond the text is cut to it."""
        start, end = self.span(finding)
        line, end_line = (bisect_right(self._starts, place) for place in (start, end))
        return Extent(
            line=line,
            column=start - self._starts[line - 1] + 1,
            end_line=end_line,
            end_column=end - self._starts[end_line - 1] + 1,
        )

    def span(self, finding: Finding | Mend) -> tuple[int, int]:
        """Start and end, kept inside the text."""
        start = min(max(finding.start, 0), len(self.text))
        return start, min(max(finding.end, start), len(self.text))

    def line(self, number: int) -> tuple[int, int]:
        """Start and end of a line, counted from 1, without what ends it."""
        start = self._starts[number - 1]
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return start, end - self.text.endswith("\r", start, end)


def in_order(checked: CheckedText) -> list[Finding]:
    """The findings by place; at one place the gravest first."""
    return sorted(
        checked.findings, key=lambda found: (found.start, found.end, SEVERITIES.index(found.severity))
    )


def severity_name(severity: Severity, count: int = 1) -> str:
    """The word for a severity: ``error``, ``warning``, ``info``, or their plural."""
    return _NAMES[severity][count != 1]


def count_findings(texts: Sequence[CheckedText]) -> dict[Severity, int]:
    """How many findings of each severity, the gravest first."""
    found = [finding.severity for checked in texts for finding in checked.findings]
    return {severity: found.count(severity) for severity in SEVERITIES}


def counts_line(texts: Sequence[CheckedText]) -> str:
    """How many findings there are: ``3 findings: 1 error, 2 warnings.``"""
    counts = count_findings(texts)
    if not (total := sum(counts.values())):
        return "Nothing found."
    parts = ", ".join(
        f"{count} {severity_name(severity, count)}" for severity, count in counts.items() if count
    )
    return f"{_counted(total, 'finding')}: {parts}."


# What parts sentences: a stop and a blank, an empty line, the sign of an item, a row or a heading.
_NEXT = re.compile(r"[.!?][\"”’)\]*_]*\s|\n\s*(?:\n|[-*+|#]|\d+[.)]\s)")


def count_silent(checked: CheckedText) -> int:
    """The sentences to which no rule had anything to say.

    Findings with no sentence's end between them share a sentence; those on references count as spoken too.
    """
    spoken, end = 0, -1
    for finding in sorted(checked.findings, key=lambda one: (one.start, one.end)):
        is_apart = _NEXT.search(checked.text[max(0, end - 1) : finding.start]) is not None
        spoken += end < 0 or is_apart
        end = max(end, finding.end)
    return max(0, checked.statements - spoken)


def checked_line(texts: Sequence[CheckedText]) -> str:
    """What was checked, and what it was held against."""
    sentences = _counted(sum(checked.statements for checked in texts), "sentence")
    scope = f" in {_counted(len(texts), 'text')}" if len(texts) != 1 else ""
    return f"{sentences}{scope} checked, {against(texts)}."


def clean_line(checked: CheckedText) -> str:
    """What is said of a text in which nothing was found."""
    return f"nothing found in {_counted(checked.statements, 'sentence')}, {against((checked,))}."


def against(texts: Sequence[CheckedText]) -> str:
    """What the texts were held against."""
    releases = sorted({clean(checked.release) for checked in texts if checked.release})
    if not releases:
        return "held against no library"
    partly = " (some of the texts)" if any(checked.release is None for checked in texts) else ""
    return f"held against {'releases' if len(releases) > 1 else 'release'} {', '.join(releases)}{partly}"


def safety_line(checked: CheckedText, mend: Mend) -> str:
    """Whether a mend may be written without looking."""
    if not checked.is_original:
        return "in the file itself by hand: these are the words drawn out of it"
    return "safe, --fix writes it" if mend.is_safe else "read it first: the meaning may change"


def mended_words(checked: CheckedText, mend: Mend) -> tuple[str, str]:
    """What stands now, and what to write instead."""
    start, end = Lines(checked.text).span(mend)
    return checked.text[start:end], mend.replacement


def _counted(count: int, word: str) -> str:
    return f"{count:,} {word}{'' if count == 1 else 's'}"
