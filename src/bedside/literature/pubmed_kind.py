"""What kind of evidence is a PubMed record? What its publication types and its title state."""

import re
from collections.abc import Sequence

from bedside.terms import EvidenceKind

_PROTOCOLS = frozenset({"Clinical Trial Protocol"})

# The first row that fits wins: strongest first. Types are NLM's controlled words.
_BY_TYPE: tuple[tuple[EvidenceKind, frozenset[str]], ...] = (
    (EvidenceKind.GUIDELINE, frozenset({"Practice Guideline", "Guideline"})),
    (
        EvidenceKind.CONSENSUS,
        frozenset(
            {
                "Consensus Statement",
                "Consensus Development Conference",
                "Consensus Development Conference, NIH",
            }
        ),
    ),
    (
        EvidenceKind.SYSTEMATIC_REVIEW,
        frozenset({"Meta-Analysis", "Network Meta-Analysis", "Systematic Review"}),
    ),
    (EvidenceKind.RANDOMIZED_TRIAL, frozenset({"Randomized Controlled Trial"})),
    (EvidenceKind.REVIEW, frozenset({"Review", "Scoping Review"})),
    (EvidenceKind.CASE_SERIES, frozenset({"Case Reports"})),
)
# No publication type says cohort or case-control, so only a title that says it counts.
_BY_TITLE: tuple[tuple[re.Pattern[str], EvidenceKind], ...] = (
    (re.compile(r"\bcase[- ]control study\b"), EvidenceKind.CASE_CONTROL),
    (re.compile(r"\bcohort study\b"), EvidenceKind.COHORT),
)
_PROTOCOL_TITLE = re.compile(r"\bprotocol\b")


def find_kind(types: Sequence[str], title: str, *, default: EvidenceKind) -> EvidenceKind:
    """The kind of evidence that the record states; ``default`` if it states none.

    A protocol is not yet a trial, nor a cohort: its design is not counted.
    """
    if not _PROTOCOLS.isdisjoint(types):
        return default
    for kind, names in _BY_TYPE:
        if not names.isdisjoint(types):
            return kind
    lower = title.lower()
    if "study" in lower and not _PROTOCOL_TITLE.search(lower):
        for pattern, kind in _BY_TITLE:
            if pattern.search(lower):
                return kind
    return default
