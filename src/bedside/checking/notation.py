"""Which numbers and units are written so that they are misread?

Institute for Safe Medication Practices (ISMP), list of error-prone abbreviations, symbols and dose
designations: trailing zeros, naked decimal points, µg, cc, U. Its entries were read where others print
them (a Royal Society journal's table, the Joint Commission's do-not-use list); the list was not opened.
"""

import re
from collections.abc import Iterator

from bedside.checking.catalog import found
from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.terms import Finding, FindingCode, Mend

_MASS = r"(?:mcg|µg|μg|mg|g|kg|mL|ml|mmol|mEq|units?)"
_RULES = (
    (
        re.compile(rf"(?<![\d.,])(?P<keep>\d+)(?P<wrong>\.0+)(?=\s?{_MASS}\b(?!\s?/\s?(?:d?L|dl|l|mol)))"),
        "",
        "A trailing zero is missed, and the dose is read ten times too high.",
    ),
    (
        re.compile(rf"(?:(?<=\s)|(?<=[(<>=≤≥~]))(?P<wrong>\.)(?=\d+\s?(?:{_MASS}|%))"),
        "0.",
        "A decimal point without a zero before it is missed, and the dose is read ten times too high or "
        "more.",
    ),
    (
        re.compile(r"(?<=\d)(?P<gap>\s?)(?P<wrong>[µμ]g|ug)(?=$|[\s/.,;:)\]])"),
        "mcg",
        "“µg” is misread as mg, a thousand times as much.",
    ),
    (
        re.compile(r"(?<=\d)(?P<gap>\s?)(?P<wrong>cc)(?=$|[\s/.,;:)\]])"),
        "mL",
        "“cc” is misread as U or as zeros.",
    ),
    (
        re.compile(r"(?<=\d)(?P<gap>\s?)(?P<wrong>I?U)(?=$|[\s.,;:)\]])(?!/)"),
        "units",
        "“U” is misread as a zero or a four.",
    ),
)


def check_notation(manuscript: Manuscript) -> Iterator[Finding]:
    """Doses in a notation that is known to be misread; each can be mended safely."""
    for sentence in filter(_is_on_doses, manuscript.sentences):
        for pattern, instead, why in _RULES:
            for match in pattern.finditer(sentence.text):
                yield _finding(sentence, match, instead=instead, why=why)


def _is_on_doses(sentence: CheckedSentence) -> bool:
    """A measured 5.0 mg is no dose, and hurts nobody."""
    return _DOSES.search(f"{sentence.lead} {sentence.text}") is not None


_DOSES = re.compile(
    r"\b(?:dos(?:e|es|ing|age)|give[ns]?|giving|administ\w+|tak(?:e|es|ing|en)|inject\w*|infus\w+|tablets?|"
    r"capsules?|"
    r"oral(?:ly)?|IV|IM|SC|PO|intraven\w+|subcutan\w+|daily|twice|bolus|every \d+ h\w*|start(?:ed|ing)? "
    r"(?:with|on|at))\b",
    re.I,
)


def _finding(sentence: CheckedSentence, match: re.Match[str], *, instead: str, why: str) -> Finding:
    start, end = sentence.plain.span(match.start("wrong"), match.end("wrong"))
    replacement = f" {instead}" if instead == "units" and not match["gap"] else instead
    printed = sentence.text[match.start() : match.end()].strip()
    return found(
        FindingCode.UNIT_NOTATION,
        (start, end),
        why,
        evidence=(f"“{printed}” is on ISMP's list of error-prone notations.",),
        advice=f"Write “{replacement.strip()}” for “{match['wrong']}”."
        if instead
        else "Leave the zeros out.",
        mend=Mend(
            start=start,
            end=end,
            replacement=replacement,
            is_safe=match["wrong"] != "IU",
        ),
    )
