"""Which of two works that match alike stands first? The stronger kind, the newer one, the notice.

Relevance decides first: what kind and year add is small beside it, and nothing where neither is known.
"""

from collections.abc import Sequence
from dataclasses import replace

from bedside.search.facets import find_facet
from bedside.search.words import find_words
from bedside.terms import EvidenceKind, Facet, Found, Publication, PublicationId

STANDING: dict[EvidenceKind, float] = {
    EvidenceKind.GUIDELINE: 0.06,
    EvidenceKind.CONSENSUS: 0.05,
    EvidenceKind.SYSTEMATIC_REVIEW: 0.05,
    EvidenceKind.DRUG_LABEL: 0.04,
    EvidenceKind.RANDOMIZED_TRIAL: 0.04,
    EvidenceKind.TEXTBOOK: 0.02,
    EvidenceKind.REVIEW: 0.02,
    EvidenceKind.COHORT: 0.02,
    EvidenceKind.CASE_CONTROL: 0.01,
    EvidenceKind.CASE_SERIES: -0.02,
    EvidenceKind.AI_PAGE: -0.10,
}
"""What a kind adds to a score that is about 0 to 1. Our judgment: no set with graded kinds was at hand."""

AGEING = 0.05
HALF_AGED: dict[Facet, int] = {Facet.MANAGEMENT: 5, Facet.DOSING: 5, Facet.MONITORING: 8, Facet.PREVENTION: 8}
HALF_AGED_ELSE = 20
"""Years after which half of ``AGEING`` is taken off: management ages faster than physiology."""

SUPERSEDED = 0.10
Work = tuple[Found, Publication]


def order_works(works: Sequence[Work], query: str, *, is_weighed: bool) -> list[Work]:
    """The works in their final order; equal scores come in order of id, so that runs repeat."""
    if is_weighed:
        years = [work.year for _, work in works if work.year]
        newest, facet = max(years, default=0), find_facet(find_words(query))[0]
        works = [_weighed(found, work, newest=newest, facet=facet) for found, work in works]
    ordered = sorted(works, key=lambda each: (-each[0].score, each[0].publication_id))
    return _notices_first(ordered)


def _weighed(found: Found, work: Publication, *, newest: int, facet: Facet) -> Work:
    evidence = STANDING.get(work.kind, 0.0) - (SUPERSEDED if work.superseded_by else 0.0)
    recency = 0.0
    if work.year:
        age, half = newest - work.year, HALF_AGED.get(facet, HALF_AGED_ELSE)
        recency = -AGEING * age / (age + half)
    told = replace(found.explanation, evidence=evidence, recency=recency)
    return replace(found, score=found.score + evidence + recency, explanation=told), work


def _notices_first(ordered: list[Work]) -> list[Work]:
    """Each retracted work goes below the notice of its retraction, where that was found too."""
    places = {found.publication_id: at for at, (found, _) in enumerate(ordered)}
    for found, work in list(ordered):
        below = max((places.get(id, -1) for id in _notices_of(work)), default=-1)
        if below > places[found.publication_id]:
            note = "It stands below the notice of its retraction."
            moved = replace(found, explanation=replace(found.explanation, note=note))
            ordered.remove((found, work))
            ordered.insert(below, (moved, work))
            places = {each.publication_id: at for at, (each, _) in enumerate(ordered)}
    return ordered


def _notices_of(work: Publication) -> list[PublicationId]:
    """The ids under which the notices of a work's retraction would lie."""
    received = [each for each in work.notices if each.is_received and each.kind.takes_back]
    ids = [f"pmid:{each.pmid}" for each in received if each.pmid]
    ids += [f"doi:{each.doi}" for each in received if each.doi]
    return [PublicationId(id) for id in ids]
