"""What does the library hold on this question? Claims and passages, scored; nothing is chosen yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.answering.shelf import Shelf
from bedside.ports import Hit
from bedside.search import (
    SOFT,
    FocusTerm,
    find_query_words,
    find_words,
    is_content,
    make_focus,
    measure_coverage,
)
from bedside.terms import Claim, ClaimId, Facet, Passage, PassageId, Question

CLAIM_HITS = 40
PASSAGE_HITS = 20
MOST_QUERY_WORDS = 60
TREATMENT = frozenset({Facet.MANAGEMENT, Facet.DOSING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What was found. ``coverage`` is the share of focus terms that a claim speaks of, by claim;

    ``unmatched`` the focus terms that no claim on the condition speaks of.
    """

    focus: tuple[FocusTerm, ...]
    claims: tuple[Claim, ...]
    claim_hits: tuple[Hit, ...]
    coverage: Mapping[ClaimId, float]
    unmatched: tuple[FocusTerm, ...]
    passages: tuple[tuple[Passage, float], ...]


def gather(question: Question, shelf: Shelf) -> Gathered:
    """Find the claims on the condition, score them on the question's words, and find passages."""
    words = tuple(dict.fromkeys(filter(is_content, find_words(question.text))))[:MOST_QUERY_WORDS]
    spelled = (item.read_as for item in question.corrections if " " not in item.read_as)
    words = (*words, *spelled)
    query = shelf.vocabulary.expand(words)
    asked = make_focus(question.focus, shelf.vocabulary, asked=find_words(question.text))
    if question.concept:
        claims = tuple(shelf.ledger.claims_on(question.concept))
    else:
        claims = _speaking(question, asked, shelf)
    focus = _matched_or_meant(asked, claims, shelf)
    coverage = dict.fromkeys((claim.id for claim in claims), 0.0)
    if focus:
        coverage = {claim.id: measure_coverage(focus, shelf.claim_stems[claim.id]) for claim in claims}
    hits = shelf.index.find_claims(query, concept=question.concept, top=CLAIM_HITS) if query else []
    return Gathered(
        focus=focus,
        claims=claims,
        claim_hits=tuple(hits),
        coverage=coverage,
        unmatched=tuple(
            term for term in focus if not any(term.is_in(shelf.claim_stems[claim.id]) for claim in claims)
        ),
        passages=_passages(question, query, shelf),
    )


def _speaking(question: Question, focus: Sequence[FocusTerm], shelf: Shelf) -> tuple[Claim, ...]:
    """Where no condition of the library is named: the claims that speak of all that was asked about.

    A question on treatment is not answered so: what to give for a disorder that the library does not
    know is not told by a remark on another one.
    """
    if question.is_facet_named and question.facet in TREATMENT:
        return ()
    needed = [term for term in focus if term.word not in SOFT]
    if not needed:
        return ()
    return tuple(
        claim
        for concept in shelf.vocabulary.concepts
        for claim in shelf.ledger.claims_on(concept)
        if all(_is_spoken_of(term, shelf.claim_stems[claim.id]) for term in needed)
    )


def _is_spoken_of(term: FocusTerm, stems: frozenset[str]) -> bool:
    """By its own word, unless it is a term or group with names of equal standing."""
    return term.is_in(stems) if term.is_group or " " in term.word else term.alternatives[0] <= stems


def _matched_or_meant(
    focus: tuple[FocusTerm, ...], claims: Sequence[Claim], shelf: Shelf
) -> tuple[FocusTerm, ...]:
    """The focus without soft words that no claim has."""
    stems = [shelf.claim_stems[claim.id] for claim in claims]
    return tuple(
        term for term in focus if term.word not in SOFT or any(term.is_in(of_claim) for of_claim in stems)
    )


def _passages(question: Question, query: Sequence[str], shelf: Shelf) -> tuple[tuple[Passage, float], ...]:
    if not shelf.has_literature:
        return ()
    query = tuple(dict.fromkeys((*find_query_words(question.text), *query)))
    if question.is_inherited and question.concept:
        query = (*query, *find_words(shelf.vocabulary.concepts[question.concept].name))
    hits = shelf.index.find_passages(query, top=PASSAGE_HITS) if query else []
    return tuple((shelf.store.passage(PassageId(hit.id)), hit.score) for hit in hits)
