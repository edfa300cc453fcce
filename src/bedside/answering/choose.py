"""Which claims answer this question, and which passages may be quoted? Choosing; nothing is worded here."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.answering.gather import Gathered
from bedside.answering.quote import choose_quotes
from bedside.answering.shelf import Shelf
from bedside.answering.views import view_of
from bedside.search import SOFT
from bedside.terms import Audience, Certainty, Claim, ClaimId, Facet, Passage, Question

MOST_BOTTOM_LINES = 3
MOST_FOCUSED = 8
ENOUGH_COVERAGE = 0.5
"""Half of what was asked about must be spoken of; below that, an answer would be to another question."""
OTHER_FACET = 0.5
"""What it costs a claim to be of another facet than the one asked for, in shares of coverage."""
DRUG_WORDS = frozenset({"drug", "drugs", "medication", "medications", "medicine", "medicines"})
_WHY = re.compile(r"^why\b|\bmechanisms?\b|\bexplain\b", re.IGNORECASE)
_EXPLAINS = re.compile(r"\b(?:because|so|since|through|thereby|by|due to|attributed)\b")
_CERTAINTIES = tuple(Certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What will be shown: the facet as settled, claims for the bottom line and on the focus, and quotes."""

    facet: Facet
    bottom_line: tuple[Claim, ...]
    on_focus: tuple[Claim, ...]
    quotes: tuple[tuple[Passage, str], ...]
    wants_drugs: bool = False

    @property
    def is_answer(self) -> bool:
        """Whether anything here answers the question."""
        return bool(self.bottom_line or self.on_focus or self.quotes)


def choose(question: Question, gathered: Gathered, shelf: Shelf, audience: Audience) -> Chosen:
    """Settle the facet and pick what answers the question for this reader."""
    scores = {ClaimId(hit.id): hit.score for hit in gathered.claim_hits}
    visible = [claim for claim in gathered.claims if view_of(claim, audience)]
    wants_drugs = question.facet is Facet.CAUSE and any(term.word in DRUG_WORDS for term in gathered.focus)
    near = _near_focus(visible, gathered) if _is_covered(gathered) and not wants_drugs else []
    is_settled = question.is_facet_named and any(claim.facet is question.facet for claim in visible)
    facet = question.facet if is_settled or not near else _commonest_facet(near)
    if _WHY.search(question.text):
        near = _explaining(near) or near
    on_focus = _ranked(near, facet, gathered.coverage, scores)
    quotes = () if audience.is_lay else choose_quotes(question, gathered, shelf)
    bottom_line = _best(on_focus)
    is_general = all(term.word in SOFT for term in gathered.focus)
    if wants_drugs or (is_general and not bottom_line):
        bottom_line = _curated(facet, visible, question, shelf)
    return Chosen(
        facet=facet, bottom_line=bottom_line, on_focus=on_focus, quotes=quotes, wants_drugs=wants_drugs
    )


def _is_covered(gathered: Gathered) -> bool:
    """Whether more than half of what was asked about is spoken of somewhere in the condition's claims."""
    return 2 * len(gathered.unmatched) < len(gathered.focus)


def _near_focus(visible: Sequence[Claim], gathered: Gathered) -> list[Claim]:
    """Claims that speak of enough of what was asked, and nearly as much as the best one does."""
    best = max((gathered.coverage[claim.id] for claim in visible), default=0.0)
    least = max(ENOUGH_COVERAGE, best - OTHER_FACET)
    return [claim for claim in visible if gathered.coverage[claim.id] >= least]


def _commonest_facet(claims: Sequence[Claim]) -> Facet:
    counts = Counter(claim.facet for claim in claims)
    return max(counts, key=lambda facet: counts[facet])


def _explaining(claims: Sequence[Claim]) -> list[Claim]:
    """The claims that say why, each in a word such as "because" or "so"."""
    return [claim for claim in claims if _EXPLAINS.search(claim.statement)]


def _ranked(
    claims: Sequence[Claim], facet: Facet, coverage: Mapping[ClaimId, float], scores: Mapping[ClaimId, float]
) -> tuple[Claim, ...]:
    """Most of the focus first; a claim of another facet must cover clearly more to come before."""

    def order(claim: Claim) -> tuple[float, bool, float]:
        is_other = claim.facet is not facet
        return OTHER_FACET * is_other - coverage[claim.id], is_other, -scores.get(claim.id, 0.0)

    return tuple(sorted(claims, key=order)[:MOST_FOCUSED])


def _best(on_focus: Sequence[Claim]) -> tuple[Claim, ...]:
    verified = [claim for claim in on_focus if not claim.is_unverified]
    return tuple(verified[:MOST_BOTTOM_LINES])


def _curated(facet: Facet, visible: Sequence[Claim], question: Question, shelf: Shelf) -> tuple[Claim, ...]:
    """The pack's own choice for the facet, or else its most certain verified claims."""
    if question.concept is None:
        return ()
    named = shelf.vocabulary.concepts[question.concept].bottom_lines.get(facet, ())
    by_id = {claim.id: claim for claim in visible if not claim.is_unverified}
    chosen = [by_id[id] for id in named if id in by_id]
    if not chosen:
        chosen = sorted(
            (claim for claim in by_id.values() if claim.facet is facet),
            key=lambda claim: _CERTAINTIES.index(claim.certainty),
        )[:2]
    return tuple(chosen[:MOST_BOTTOM_LINES])
