"""Which claims answer this question, and which passages may be quoted? Choosing; nothing is worded here."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bedside.answering.gather import TREATMENT, Gathered
from bedside.answering.quote import choose_quotes
from bedside.answering.shelf import Shelf
from bedside.answering.views import view_of
from bedside.search import GENERAL, SOFT, FocusTerm, find_stems, find_words, stem
from bedside.terms import Audience, Certainty, Claim, ClaimId, Concept, Facet, Passage, Question

MOST_BOTTOM_LINES = 3
MOST_FOCUSED = 8
ENOUGH_COVERAGE = 0.45
"""About half of what was asked about must be spoken of; less would answer another question."""
BEHIND_THE_BEST = 0.4
BEHIND_IN_BOTTOM_LINE = 0.3
"""How much less than the best claim another may cover and still be shown."""
OTHER_FACET = 0.4
OTHER_FACET_UNNAMED = 0.05
"""What it costs a claim to be of another facet than the one asked for, in shares of coverage."""
NEAR_TREATMENT = frozenset({Facet.SPECIAL, Facet.PITFALL, Facet.MONITORING, Facet.PREVENTION})
"""Facets that may hold the answer to a question on treatment, after treatment itself."""
NO_CAUSES = TREATMENT | {Facet.MONITORING}
"""Facets whose claims speak of a drug without telling that it is a cause."""
CHILDREN = "children"
CHILD_STEMS = find_stems("child children infants pediatric")
DRUG_WORDS = frozenset({"drug", "drugs", "medication", "medications", "medicine", "medicines"})
_WHY = re.compile(r"^why\b|\bmechanisms?\b|\bexplain\b", re.IGNORECASE)
_EXPLAINS = re.compile(
    r"\b(?:because|so|since|through|thereby|due to|attributed|producing|impairs?|activates?|inactivates?)\b"
)
_NOT = frozenset({"not", "non"})
_CERTAINTIES = tuple(Certainty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What will be shown: the facet as settled, claims for the bottom line and on the focus, and quotes.

    ``visible`` are all claims on the condition that this reader may see. ``no_cause`` are drugs asked about
    that nothing here names as a cause of it; then nothing else is told instead.
    """

    facet: Facet
    bottom_line: tuple[Claim, ...]
    on_focus: tuple[Claim, ...]
    quotes: tuple[tuple[Passage, str], ...]
    visible: tuple[Claim, ...] = ()
    wants_drugs: bool = False
    is_for_children: bool = False
    no_cause: tuple[str, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether anything here answers the question."""
        return bool(self.bottom_line or self.on_focus or self.quotes)


def choose(question: Question, gathered: Gathered, shelf: Shelf, audience: Audience) -> Chosen:
    """Settle the facet and pick what answers the question for this reader."""
    visible = [claim for claim in gathered.claims if view_of(claim, audience)]
    if no_cause := _find_no_cause(question, gathered, shelf):
        return Chosen(
            facet=Facet.CAUSE,
            bottom_line=(),
            on_focus=(),
            quotes=() if audience.is_lay else choose_quotes(question, gathered, shelf),
            visible=tuple(visible),
            no_cause=no_cause,
        )
    wants_drugs = question.facet is Facet.CAUSE and any(term.word in DRUG_WORDS for term in gathered.focus)
    near = _near_focus(visible, gathered) if _is_covered(gathered) and not wants_drugs else []
    near = _fitting(near, question, gathered, shelf=shelf)
    is_settled = question.is_facet_named and any(claim.facet is question.facet for claim in visible)
    is_general = all(term.word in SOFT for term in gathered.focus)
    facet = (
        question.facet if is_settled or is_general or not near else _commonest_facet(near, gathered.coverage)
    )
    on_focus = _ranked(near, facet, gathered, is_named=is_settled, stems=shelf.claim_stems)
    bottom_line = _best(_telling(on_focus, facet, is_named=is_settled), gathered.coverage)
    if is_settled and facet in TREATMENT and not any(claim.facet in TREATMENT for claim in bottom_line):
        curated = _curated(facet, visible, question, shelf) if near else ()
        bottom_line = (*curated[:1], *bottom_line)[:MOST_BOTTOM_LINES]
    if not bottom_line and not near and _has_value(question) and facet in TREATMENT:
        bottom_line = _curated(facet, visible, question, shelf)
    if wants_drugs and audience.is_lay:
        bottom_line = _best_known_drugs(visible)
    elif wants_drugs or is_general:
        bottom_line = _curated(facet, visible, question, shelf) or bottom_line
    return Chosen(
        facet=facet,
        bottom_line=bottom_line,
        on_focus=on_focus,
        quotes=() if audience.is_lay else choose_quotes(question, gathered, shelf),
        visible=tuple(visible),
        wants_drugs=wants_drugs,
        is_for_children=CHILDREN in question.populations,
    )


def _find_no_cause(question: Question, gathered: Gathered, shelf: Shelf) -> tuple[str, ...]:
    """The drugs of a question on nothing else than whether they are a cause, if none is named as one.

    What is said of a drug for treatment ("caution with") does not tell that it causes the condition.
    """
    asked = [term for term in gathered.focus if term.word not in SOFT]
    is_asked = question.facet is Facet.CAUSE and question.is_facet_named and question.concept is not None
    if not is_asked or not asked or not all(term.word in shelf.drugs for term in asked):
        return ()
    named = [shelf.claim_stems[claim.id] for claim in gathered.claims if claim.facet not in NO_CAUSES]
    named += [
        find_stems(cause.drug, cause.drug_class)
        for cause in shelf.ledger.drug_causes(question.concept or Concept(""))
    ]
    is_named = any(term.is_in(stems) for term in asked for stems in named)
    return () if is_named else tuple(term.word for term in asked)


def _is_covered(gathered: Gathered) -> bool:
    """Whether more than half of what was asked about is spoken of somewhere in the condition's claims."""
    return 2 * len(gathered.unmatched) < len(gathered.focus)


def _near_focus(visible: Sequence[Claim], gathered: Gathered) -> list[Claim]:
    """Claims that speak of enough of what was asked, and nearly as much as the best one does."""
    best = max((gathered.coverage[claim.id] for claim in visible), default=0.0)
    least = max(ENOUGH_COVERAGE, best - BEHIND_THE_BEST)
    return [claim for claim in visible if gathered.coverage[claim.id] >= least]


def _fitting(claims: Sequence[Claim], question: Question, gathered: Gathered, *, shelf: Shelf) -> list[Claim]:
    """Leave out what answers another case: other indications, adult doses for a child."""
    fitting = [claim for claim in claims if not _is_of_another_case(claim, gathered, shelf)]
    groups = [term for term in gathered.focus if term.is_group]
    fitting = [claim for claim in fitting if not any(_is_of_others(claim, group) for group in groups)]
    if CHILDREN in question.populations:
        is_dosing = question.facet is Facet.DOSING
        fitting = [
            claim
            for claim in fitting
            if is_for_children(claim, shelf) or not (is_dosing or claim.facet is Facet.DOSING)
        ]
    if _WHY.search(question.text):
        fitting = [claim for claim in fitting if _EXPLAINS.search(claim.statement)] or fitting
    return fitting


def is_for_children(claim: Claim, shelf: Shelf) -> bool:
    """Whether the claim speaks of children."""
    return not CHILD_STEMS.isdisjoint(shelf.claim_stems[claim.id])


def _has_value(question: Question) -> bool:
    """Whether a measured value told the condition; then the usual answer is better than none."""
    return any(item.read_as.startswith(("low ", "high ")) for item in question.corrections)


def _is_of_another_case(claim: Claim, gathered: Gathered, shelf: Shelf) -> bool:
    groups = shelf.vocabulary.concepts[claim.concept].groups.get(claim.facet, ())
    is_particular = any(group.is_particular and claim.topic in group.topics for group in groups)
    if not is_particular:
        return False
    stems, topic = shelf.claim_stems[claim.id], find_stems(claim.topic)
    return not any(
        term.is_in(topic) or (term.word not in GENERAL and term.alternatives[0] <= stems)
        for term in gathered.focus
    )


def _is_of_others(claim: Claim, group: FocusTerm) -> bool:
    """Whether the claim names the group only to say whom it does not speak of: “who are not pregnant”."""
    words = find_words(claim.statement)
    named = [at for at, word in enumerate(words) if group.is_in(frozenset({stem(word)}))]
    return bool(named) and all(at > 0 and words[at - 1] in _NOT for at in named)


def _commonest_facet(claims: Sequence[Claim], coverage: Mapping[ClaimId, float]) -> Facet:
    """The facet of most of the claims that cover the question best."""
    best = max(coverage[claim.id] for claim in claims)
    counts = Counter(claim.facet for claim in claims if coverage[claim.id] >= best - 0.1)
    return max(counts, key=lambda facet: counts[facet])


def _ranked(
    claims: Sequence[Claim],
    facet: Facet,
    gathered: Gathered,
    *,
    is_named: bool,
    stems: Mapping[ClaimId, frozenset[str]],
) -> tuple[Claim, ...]:
    """What is said of the group asked about first, then most of the focus.

    A claim of another facet must cover clearly more to come before.
    """
    scores = {ClaimId(hit.id): hit.score for hit in gathered.claim_hits}
    wanted = TREATMENT if facet is Facet.MANAGEMENT and is_named else {facet}
    cost = OTHER_FACET if is_named else OTHER_FACET_UNNAMED
    near_treatment = NEAR_TREATMENT if facet in TREATMENT else frozenset()

    groups = [term for term in gathered.focus if term.is_group]

    def order(claim: Claim) -> tuple[int, bool, float, bool, float]:
        is_other = claim.facet not in wanted
        must_treat = is_named and facet in TREATMENT and claim.facet not in TREATMENT
        return (
            -sum(term.is_in(stems[claim.id]) for term in groups),
            must_treat,
            (cost / 2 if claim.facet in near_treatment else cost) * is_other - gathered.coverage[claim.id],
            claim.facet is not facet,
            -scores.get(claim.id, 0.0),
        )

    return tuple(sorted(claims, key=order)[:MOST_FOCUSED])


def _telling(claims: Sequence[Claim], facet: Facet, *, is_named: bool) -> Sequence[Claim]:
    """What may stand in the bottom line: how a drug is given is no answer to what the causes are."""
    asks_for_causes = is_named and facet is Facet.CAUSE
    return [claim for claim in claims if not (asks_for_causes and claim.facet in NO_CAUSES)]


def _best(on_focus: Sequence[Claim], coverage: Mapping[ClaimId, float]) -> tuple[Claim, ...]:
    """The verified claims among the best; what covers clearly less does not stand in for them."""
    if not on_focus:
        return ()
    least = max(coverage[claim.id] for claim in on_focus) - BEHIND_IN_BOTTOM_LINE
    verified = [claim for claim in on_focus if not claim.is_unverified and coverage[claim.id] >= least]
    return tuple(verified[:MOST_BOTTOM_LINES])


def _best_known_drugs(visible: Sequence[Claim]) -> tuple[Claim, ...]:
    """For lay readers, who need no list of classes: the claims on drugs that most sources support."""
    on_drugs = [
        claim for claim in visible if claim.facet is Facet.CAUSE and claim.drugs and not claim.is_unverified
    ]
    return tuple(sorted(on_drugs, key=lambda claim: -len(claim.supports))[:MOST_BOTTOM_LINES])


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
