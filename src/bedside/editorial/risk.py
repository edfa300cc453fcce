"""How much harm could a wrong claim do? Points by what it speaks of, and with them the queue's order.

Which drugs and words count, and for how many points, is our judgment, made from what the shipped claims
hold: concentrated salts that are given into a vein, and insulin. No list of another body is quoted here.
"""

import re
from collections.abc import Callable, Mapping

from bedside.terms import Certainty, Claim, Directness, Facet, ReadDepth, Risk

HIGH_ALERT_DRUGS = frozenset(
    {
        "magnesium sulfate",
        "potassium chloride",
        "calcium gluconate",
        "calcium chloride",
        "sodium glycerophosphate",
        "insulin",
        "digoxin",
    }
)
HIGH_ALERT_WORDS = re.compile(
    r"\b(?:hypertonic (?:saline|sodium)|(?:3|2\.7|1\.8)% (?:saline|sodium chloride)"
    r"|(?:intravenous|IV) (?:potassium|magnesium|calcium|phosphate))\b",
    re.IGNORECASE,
)
PEDIATRIC_WORDS = re.compile(
    r"\b(?:child(?:ren)?|infants?|neonat\w*|newborns?|preterm|p(?:a)?ediatric\w*|adolescents?)\b",
    re.IGNORECASE,
)
SHALLOW = frozenset({ReadDepth.RECORD, ReadDepth.NOT_READ})
WEAK = frozenset({Certainty.LOW, Certainty.VERY_LOW, Certainty.EXPERT})
MANY_READS = 100
"""Reads in the last month from which a claim has many readers."""
TWO_FROM = 30
"""Points from which two independent reviewers must sign."""


def _is_high_alert(claim: Claim) -> bool:
    return bool(
        {drug.lower() for drug in claim.drugs} & HIGH_ALERT_DRUGS or HIGH_ALERT_WORDS.search(_text(claim))
    )


def _is_pediatric(claim: Claim) -> bool:
    return bool(PEDIATRIC_WORDS.search(" ".join((_text(claim), claim.topic, *claim.populations))))


def _is_thin(claim: Claim) -> bool:
    """Nothing states it directly in a work that was read, or its author is hardly sure of it."""
    rests = [
        support
        for support in claim.supports
        if support.directness is Directness.DIRECT and support.read_depth not in SHALLOW
    ]
    return not rests or claim.certainty in WEAK


def _text(claim: Claim) -> str:
    return f"{claim.statement} {claim.plain or ''}"


_WEIGHTS: Mapping[str, tuple[int, Callable[[Claim], bool]]] = {
    "It is about a high-alert drug.": (40, _is_high_alert),
    "It tells a dose.": (30, lambda claim: claim.facet is Facet.DOSING),
    "It is about children.": (30, _is_pediatric),
    "Its support is low.": (15, _is_thin),
    "Its author could not verify it.": (15, lambda claim: claim.is_unverified),
}
_READERS = ("It has many readers.", 10)


def weigh_risk(claim: Claim, *, reads: int) -> Risk:
    """The points of a claim, why, and how many must sign. ``reads`` are those of the last month."""
    met = {reason: points for reason, (points, applies) in _WEIGHTS.items() if applies(claim)}
    met |= dict([_READERS]) if reads >= MANY_READS else {}
    score = sum(met.values())
    return Risk(score=score, reasons=tuple(met), needed=2 if score >= TWO_FROM else 1)
