"""What was not found, what came near, and what would sharpen the answer?"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from bedside.answering.choose import CHILDREN, is_for_children
from bedside.answering.gather import TREATMENT
from bedside.answering.inquiry import Inquiry
from bedside.answering.plans import plan_for, title_of
from bedside.answering.quote import asked_terms, find_unquoted
from bedside.answering.safety import NEEDED_SLOTS
from bedside.search import SOFT, FocusTerm, find_facet, find_stems, find_words, is_english, measure_coverage
from bedside.terms import ClaimId, Facet, NearSource, Publication, PublicationId, Slot

MOST_NEAR_SOURCES = 5
NEAR = 0.4
"""The share of what was asked about that a source must speak of to be called near."""
COMPARING = frozenset({"difference", "differences", "differ", "compare", "compared", "versus", "vs"})
_NEXT_QUESTION = re.compile(
    r"[?;]\s+|,?\s+and\s+(?=(?:how|what|which|when|why|who|should|is|are|can|do|does)\b)", re.IGNORECASE
)
HOW_TO_ADD = "To widen what it can answer, add literature: `bedside ingest FILE… --library DIR`."
ONLY_ENGLISH = "Only English questions are read."
NO_LITERATURE = "No ingested literature was found on this; the article rests on curated claims alone."


def find_gaps(inquiry: Inquiry) -> tuple[str, ...]:
    """What the reader should know is missing, a sentence each."""
    if inquiry.question.urgency and not inquiry.is_answered:
        return ()
    gaps = [*([] if is_english(inquiry.question.text) else [ONLY_ENGLISH]), *_ambiguous(inquiry)]
    if inquiry.entry is None and not inquiry.is_answered:
        known = sorted(concept.name.lower() for concept in inquiry.shelf.vocabulary.concepts.values())
        gaps.append(f"No source in this library answers this question. It has claims on: {', '.join(known)}.")
    else:
        gaps += _unspoken(inquiry)
    return (*gaps, *_next_steps(inquiry))


def _ambiguous(inquiry: Inquiry) -> Iterator[str]:
    for word in find_words(inquiry.question.text):
        if len(near := inquiry.shelf.vocabulary.could_be(word)) > 1:
            yield f"“{word}” could be read as {' or '.join(near)}. Ask again with the one that you mean."


def _unspoken(inquiry: Inquiry) -> Iterator[str]:
    question, gathered = inquiry.question, inquiry.gathered
    sentences = [sentence for _, sentence in inquiry.chosen.quotes]
    sentences += [claim.text for claim in inquiry.asked.draft.claims] if inquiry.asked.draft else []
    if unquoted := find_unquoted(question, gathered, sentences, shelf=inquiry.shelf):
        yield f"None of the sentences from the literature speaks of {_words(unquoted)}."
    if inquiry.entry is None:
        return
    if no_cause := inquiry.chosen.no_cause:
        yield f"No claim of this library names {' or '.join(no_cause)} as a cause of {inquiry.name}."
        return
    if inquiry.chosen.on_focus and not inquiry.chosen.bottom_line:
        yield "Only unverified claims speak of this; they are shown below and in no bottom line."
    yield from _left_over(inquiry)
    if unmatched := [term for term in gathered.unmatched if term.word not in COMPARING]:
        yield f"No claim on {inquiry.name} in this library speaks of {_words(unmatched)}."
    if _lacks_doses_for_children(inquiry):
        yield "No claim in this library gives a dose for children: doses for adults are left out."
    asked = [term for term in gathered.focus if term.word not in SOFT]
    if asked and not gathered.unmatched and not inquiry.is_answered:
        yield f"No claim on {inquiry.name} in this library speaks of {_words(asked)} together."
    of_facets = {claim.facet for claim in gathered.claims}
    if missing := _find_untold(inquiry):
        yield f"No claim on {inquiry.name} in this library {missing} for {_words(gathered.focus)}."
    if question.is_facet_named and question.facet not in of_facets and not inquiry.chosen.bottom_line:
        title = title_of(question.facet, inquiry.audience).lower()
        yield f"No claim on {inquiry.name} in this library is about: {title}."


def _left_over(inquiry: Inquiry) -> Iterator[str]:
    """What was asked in one breath with what is answered: another question, or another condition."""
    question, vocabulary = inquiry.question, inquiry.shelf.vocabulary
    shown = {plan.facet for plan in plan_for(inquiry.chosen.facet, inquiry.audience)}
    parts = [part.strip(" ,.?") for part in _NEXT_QUESTION.split(question.text)]
    for part in parts if len(parts) > 1 and inquiry.is_answered else ():
        facet, is_named, _ = find_facet(find_words(part))
        if is_named and facet not in shown:
            yield f"This answers one question; “{part}” is another: ask it by itself."
    if COMPARING.isdisjoint(find_words(question.text)):
        return
    for concept, entry in vocabulary.concepts.items():
        if concept != question.concept and concept in question.focus:
            other = entry.plain_name if inquiry.audience.is_lay else entry.name.lower()
            yield f"This was read as a question on {inquiry.name}; ask about {other} by itself."


def _lacks_doses_for_children(inquiry: Inquiry) -> bool:
    if inquiry.question.facet not in TREATMENT or CHILDREN not in inquiry.question.populations:
        return False
    doses = (claim for claim in inquiry.gathered.claims if claim.facet is Facet.DOSING)
    return not any(is_for_children(claim, inquiry.shelf) for claim in doses)


_UNTOLD = {Facet.DEFINITION: "gives a range", Facet.CAUSE: "names a cause"}


def _find_untold(inquiry: Inquiry) -> str:
    """What was asked for by name, a range or causes, if what is said of the focus is something else."""
    question, told = inquiry.question, (*inquiry.chosen.bottom_line, *inquiry.chosen.on_focus)
    untold = _UNTOLD.get(question.facet, "") if question.is_facet_named else ""
    is_on_focus = bool(inquiry.gathered.focus and told)
    return untold if is_on_focus and all(claim.facet is not question.facet for claim in told) else ""


def _next_steps(inquiry: Inquiry) -> Iterator[str]:
    if not inquiry.is_answered and not inquiry.audience.is_lay:
        yield HOW_TO_ADD
    elif inquiry.is_answered and not inquiry.gathered.passages and not inquiry.audience.is_lay:
        yield NO_LITERATURE


def _words(terms: Iterable[FocusTerm]) -> str:
    return ", ".join(f"“{term.word}”" for term in terms)


def find_open_slots(inquiry: Inquiry) -> tuple[Slot, ...]:
    """What changes the answer and was not said."""
    needed = NEEDED_SLOTS.get(inquiry.chosen.facet, ())
    return tuple(slot for slot in needed if slot not in inquiry.question.named_slots)


def find_near_sources(inquiry: Inquiry) -> tuple[NearSource, ...]:
    """Sources that speak of some of what was asked, without supporting an answer."""
    publications = map(inquiry.shelf.publication, dict.fromkeys(_near_ids(inquiry)))
    near = (publication for publication in publications if not publication.is_ai_written)
    return tuple(map(_near_source, islice(near, MOST_NEAR_SOURCES)))


def _near_source(work: Publication) -> NearSource:
    return NearSource(publication_id=work.id, title=work.title, url=work.url, is_retracted=work.is_retracted)


def _near_ids(inquiry: Inquiry) -> Iterator[PublicationId]:
    shelf, gathered = inquiry.shelf, inquiry.gathered
    terms = asked_terms(inquiry.question, gathered, shelf)
    for passage, _ in gathered.passages:
        if measure_coverage(terms, find_stems(passage.text)) >= NEAR:
            yield passage.publication_id
    for id in (ClaimId(hit.id) for hit in gathered.claim_hits):
        if measure_coverage(gathered.focus, shelf.claim_stems[id]) >= NEAR:
            yield from (support.publication_id for support in shelf.ledger.claim(id).supports)
