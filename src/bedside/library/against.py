"""What speaks against a claim? Passages and curated claims that contradict it, the strongest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bedside.ports import Sources
from bedside.terms import Claim, Finds, Passage, PassageId, Publication, SearchOptions, Support, Verdict
from bedside.verification import find_against, measure_shared, opposed_queries, verify_claim

LOOKED_AT = 40
"""Works that are looked at for each way of asking."""
CLAIMS = 20
LEAST_SHARED = 0.6
"""The share of the claim's content words that a curated claim must have to speak against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposing:
    """A passage that contradicts a claim: ``words`` are its sentence, ``verdict`` says how it contradicts."""

    publication: Publication
    passage: Passage
    words: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Against:
    """What speaks against a claim, and how many passages and curated claims were looked at for it."""

    passages: tuple[Opposing, ...]
    claims: tuple[Claim, ...]
    looked_at: int
    claims_looked_at: int


Search = Callable[[str, int, SearchOptions], Finds]


def find_what_opposes(
    claim: str, search: Search, *, publication_and_passage: "Lookup", sources: Sources, top: int
) -> Against:
    """Ask for the claim itself, for its direction turned, and for no effect; judge what is found."""
    options = SearchOptions(seconds=0)
    found = {
        hit.passage_id: publication_and_passage(hit)
        for query in (claim, *opposed_queries(claim))
        for hit in search(query, LOOKED_AT, options).found
    }
    passages = {passage.id: (publication, passage) for publication, passage in found.values()}
    judged = find_against(claim, [passage for _, passage in passages.values()])
    known = sources.find_claims(claim, top=CLAIMS)
    return Against(
        passages=tuple(_opposing(judged, passages))[:top],
        claims=tuple(_opposed_claims(claim, known))[:top],
        looked_at=len(passages),
        claims_looked_at=len(known),
    )


Lookup = Callable[..., tuple[Publication, Passage]]
"""From something found to its work and passage."""


def _opposing(
    judged: Iterable[tuple[Passage, Verdict]], passages: Mapping[PassageId, tuple[Publication, Passage]]
) -> Iterator[Opposing]:
    """One passage a work: the strongest."""
    told: set[str] = set()
    for passage, verdict in judged:
        publication = passages[passage.id][0]
        if publication.id in told:
            continue
        told.add(publication.id)
        start, end = verdict.span or (0, len(passage.text))
        yield Opposing(
            publication=publication, passage=passage, words=passage.text[start:end], verdict=verdict
        )


def _opposed_claims(claim: str, known: Iterable[Claim]) -> Iterator[Claim]:
    for other in sorted(known, key=lambda other: -sum(measure_shared(claim, other.statement))):
        is_on_it = measure_shared(claim, other.statement)[0] >= LEAST_SHARED
        verdict = verify_claim(claim, other.statement)
        if is_on_it and not other.is_unverified and verdict.support is Support.CONTRADICTS:
            yield other
