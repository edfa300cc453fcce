"""What of a claim beside a passage can be counted? The numbers that the linear model weighs.

Each is 0 to 1 or a small count, and none tells which set a pair is of: no length, no topic.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from bedside.terms import VerificationCode
from bedside.verification.signals import Signal, find_cues, find_signals, hedges_of, kinship_of
from bedside.verification.words import GENERAL_WEIGHT, NAME_WEIGHT, Word, coverage, weights_of

if TYPE_CHECKING:
    from bedside.verification.rules import Reading

_Each = TypeVar("_Each")

_P_VALUE = re.compile(r"\bp\s*(?:-?values?)?\s*(?P<sign>[<>=≤≥])\s*(?P<value>0?[.·]\d+)", re.IGNORECASE)
_SIGNIFICANT = 0.05
_DENIED_DIFFERENCE = re.compile(
    r"\b(?:no|not|without|nor|neither)\b[^.;]{0,40}\b(?:differ\w*|significan\w*|effect\w*|chang\w*|associat\w*)"
    r"|\bnon-?significan\w*|\bns\b|\bsimilar\b|\bcomparable\b|\bunchanged\b",
    re.IGNORECASE,
)

NAMES = (
    "best",
    "together",
    "passage",
    "shared pairs",
    "sentence covered",
    "names missing",
    "terms missing",
    "aim",
    "number missing",
    "number differs",
    "negation differs",
    "direction differs",
    "hedge removed",
    "term missing",
    "numbers held",
    "claim denies",
    "passage denies",
    "one denies",
    "direction agrees",
    "direction opposed",
    "claim says same, passage significant",
    "claim says same, passage not",
    "claim says more or less, passage significant",
    "claim says more or less, passage not",
    "claim says same",
    "claim says more or less",
    "claim hedges",
    "passage hedges",
)


def features_of(reading: "Reading", findings: Sequence[VerificationCode]) -> tuple[float, ...]:
    """The values, in the order of ``NAMES``."""
    return (
        *_shared(reading),
        *_found(findings, reading),
        *_denials(reading),
        *_directions(reading),
        *_hedges(reading),
    )


def _shared(reading: "Reading") -> tuple[float, ...]:
    window, claim, nearest = reading.window, reading.claim, reading.window.sentences[0]
    wanted = weights_of(claim)
    there = {word.stem for word in reading.words}
    ours = frozenset(wanted)
    return (
        window.best,
        window.together,
        window.passage,
        _share(_pairs(claim), _pairs(nearest.words)),
        coverage(weights_of(nearest.words), ours),
        _missing(wanted, there, NAME_WEIGHT),
        _missing(wanted, there, GENERAL_WEIGHT + 0.1),
        float(nearest.is_aim),
    )


def _found(findings: Sequence[VerificationCode], reading: "Reading") -> tuple[float, ...]:
    codes = (
        VerificationCode.NUMBER_MISSING,
        VerificationCode.NUMBER_DIFFERS,
        VerificationCode.NEGATION_DIFFERS,
        VerificationCode.DIRECTION_DIFFERS,
        VerificationCode.HEDGE_REMOVED,
        VerificationCode.TERM_MISSING,
    )
    numbers = {word.text for word in reading.claim if word.text[:1].isdigit()}
    held = _share(numbers, {word.text for word in reading.words})
    return (*(float(code in findings) for code in codes), held)


def _denials(reading: "Reading") -> tuple[float, ...]:
    ours = bool(find_cues(reading.claim))
    theirs = bool(find_cues(reading.window.sentences[0].words))
    return float(ours), float(theirs), float(ours != theirs)


def _directions(reading: "Reading") -> tuple[float, ...]:
    ours, theirs = find_signals(reading.claim), find_signals(reading.words)
    same, moves = any(s.sign == 0 for s in ours), any(s.sign for s in ours if s.axis != "cause")
    is_shown, is_denied = _significance(" ".join(reading.texts))
    return (
        max((kinship_of(a, b) for a in ours for b in theirs if _agree(a, b)), default=0.0),
        max((kinship_of(a, b) for a in ours for b in theirs if _oppose(a, b)), default=0.0),
        float(same and is_shown),
        float(same and is_denied),
        float(moves and not same and is_shown),
        float(moves and not same and is_denied),
        float(same),
        float(moves),
    )


def _hedges(reading: "Reading") -> tuple[float, ...]:
    return float(bool(hedges_of(reading.claim))), float(bool(hedges_of(reading.window.sentences[0].words)))


def _significance(text: str) -> tuple[bool, bool]:
    """Whether a p-value below 0.05 is printed; whether one above it, or the words for no difference, are."""
    values = [(found["sign"], float(found["value"].replace("·", "."))) for found in _P_VALUE.finditer(text)]
    is_shown = any(value <= _SIGNIFICANT and sign not in ">≥" for sign, value in values)
    is_denied = any(value > _SIGNIFICANT or sign in ">≥" for sign, value in values)
    return is_shown, is_denied or _DENIED_DIFFERENCE.search(text) is not None


def _agree(ours: Signal, theirs: Signal) -> bool:
    return ours.sign == theirs.sign and (ours.axis == theirs.axis or ours.sign == 0)


def _oppose(ours: Signal, theirs: Signal) -> bool:
    if ours.sign is None or theirs.sign is None or ours.sign == theirs.sign:
        return False
    return ours.axis == theirs.axis or ours.sign == 0 or theirs.sign == 0


def _pairs(words: Sequence[Word]) -> set[tuple[str, str]]:
    return set(pairwise(word.stem for word in words if word.weight > 0))


def _missing(wanted: dict[str, float], there: set[str], least: float) -> float:
    """The share of the stems that weigh ``least`` or more and are not there."""
    heavy = {stem for stem, weight in wanted.items() if weight >= least}
    return len(heavy - there) / len(heavy) if heavy else 0.0


def _share(wanted: set[_Each], there: set[_Each]) -> float:
    return len(wanted & there) / len(wanted) if wanted else 0.0
