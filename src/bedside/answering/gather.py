"""What does the library hold on this question? Claims and passages, scored; nothing is chosen yet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.answering.shelf import Shelf
from bedside.ports import Hit
from bedside.search import FocusTerm, find_words, is_content, make_focus, measure_coverage
from bedside.terms import Claim, ClaimId, Passage, PassageId, Question

CLAIM_HITS = 40
PASSAGE_HITS = 20
MOST_QUERY_WORDS = 60


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
    words = (*words, *(correction.read_as for correction in question.corrections))
    query = shelf.vocabulary.expand(words)
    claims = tuple(shelf.ledger.claims_on(question.concept)) if question.concept else ()
    focus = make_focus(question.focus, shelf.vocabulary)
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


def _passages(question: Question, query: Sequence[str], shelf: Shelf) -> tuple[tuple[Passage, float], ...]:
    if question.is_inherited and question.concept:
        query = (*query, *find_words(shelf.vocabulary.concepts[question.concept].name))
    hits = shelf.index.find_passages(query, top=PASSAGE_HITS) if query else []
    return tuple((shelf.store.passage(PassageId(hit.id)), hit.score) for hit in hits)
