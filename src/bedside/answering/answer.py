"""From question to cited article: understand → gather → choose → state → arrange, in one direction."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bedside.answering.choose import Chosen, choose
from bedside.answering.follow_ups import suggest_follow_ups
from bedside.answering.gather import Gathered, gather
from bedside.answering.numbering import Numbering
from bedside.answering.plain import explain_terms, measure_article
from bedside.answering.plans import article_title, title_of
from bedside.answering.quote import asked_terms, find_unquoted
from bedside.answering.safety import (
    NEEDED_SLOTS,
    NO_ARTICLE,
    STATUS,
    STATUS_NOTE,
    disclaimer_for,
    safety_advice,
    urgent_notice,
)
from bedside.answering.sections import SectionMaker
from bedside.answering.shelf import Shelf
from bedside.errors import QuestionError
from bedside.search import MAX_QUESTION, clean, find_stems, find_words, measure_coverage, understand
from bedside.terms import (
    ARTICLE_SCHEMA_VERSION,
    AnswerId,
    Article,
    Audience,
    ClaimId,
    ConceptEntry,
    Counts,
    Facet,
    Making,
    NearSource,
    Outcome,
    Question,
    RankedEvidence,
    Section,
    Slot,
    Statement,
)

MOST_NEAR_SOURCES = 5
MOST_EVIDENCE = 30
NEAR = 0.4
"""The share of what was asked about that a claim must speak of for its sources to be near."""
HOW_TO_ADD = "To widen what it can answer, add literature: `bedside ingest FILE… --library DIR`."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the reader it is for, and the answer that it follows, if any."""

    text: str
    audience: Audience
    previous: Question | None = None
    parent: AnswerId | None = None


def understand_asked(asked: Asked, shelf: Shelf) -> Question:
    """Read what was asked. ``QuestionError`` if it is empty or longer than a question can be."""
    if len(asked.text) > MAX_QUESTION:
        raise QuestionError(
            f"The question has {len(asked.text):,} characters and at most {MAX_QUESTION:,} are read. "
            "Ask in a sentence or two; put long texts into the library with `bedside ingest`."
        )
    if not any(character.isalnum() for character in clean(asked.text)):
        raise QuestionError(
            'The question is empty. Ask in words, such as: bedside ask "causes of low magnesium"'
        )
    return understand(asked.text, shelf.vocabulary, previous=asked.previous)


def answer(asked: Asked, shelf: Shelf) -> tuple[Article, Question]:
    """The article for a question, and the question as it was understood.

    The same question on the same release gives the same article.

    Raises ``QuestionError`` if the question is empty or too long.
    """
    question = understand_asked(asked, shelf)
    gathered = gather(question, shelf)
    chosen = choose(question, gathered, shelf, asked.audience)
    return _arrange(asked, question, gathered, chosen=chosen, shelf=shelf), question


def _arrange(
    asked: Asked, question: Question, gathered: Gathered, *, chosen: Chosen, shelf: Shelf
) -> Article:
    audience = asked.audience
    entry = shelf.vocabulary.concepts[question.concept] if question.concept else None
    numbering = Numbering(shelf)
    if question.urgency in NO_ARTICLE:
        chosen = Chosen(facet=chosen.facet, bottom_line=(), on_focus=(), quotes=())
    bottom_line, sections = _body(chosen, gathered, entry, maker=SectionMaker(shelf, numbering, audience))
    is_answer = bool(bottom_line or sections) and chosen.is_answer
    outcome = Outcome.ANSWERED if is_answer else Outcome.URGENT if question.urgency else Outcome.NOT_FOUND
    if not is_answer:
        bottom_line, sections, numbering = (), (), Numbering(shelf)
    statements = tuple(_statements(bottom_line, sections))
    references = numbering.references()
    follow_ups = suggest_follow_ups(chosen.facet, gathered.claims, entry, audience=audience) if entry else ()
    advice = safety_advice(entry, audience)
    return Article(
        id=_answer_id(asked, shelf),
        schema_version=ARTICLE_SCHEMA_VERSION,
        question=question.text,
        title=_title(chosen.facet, entry, outcome, question=question, audience=audience),
        outcome=outcome,
        audience=audience,
        concept=question.concept,
        facet=chosen.facet,
        urgent=urgent_notice(question.urgency),
        bottom_line=bottom_line,
        sections=sections,
        references=references,
        not_found=tuple(_not_found(question, gathered, chosen, shelf=shelf, asked=asked)),
        open_slots=_open_slots(question, chosen.facet) if is_answer else (),
        near_sources=() if is_answer or question.urgency else _near_sources(question, gathered, shelf),
        follow_ups=follow_ups,
        corrections=question.corrections,
        safety_advice=advice,
        glossary=explain_terms(statements, shelf.explain) if audience.is_lay else (),
        readability=measure_article(statements, advice, shelf.names) if audience.is_lay else None,
        counts=Counts(
            statements=len(statements),
            unverified=sum(statement.is_unverified for statement in statements),
            sources=len(references),
        ),
        status=STATUS,
        status_note=STATUS_NOTE,
        last_updated=shelf.updated,
        disclaimer=disclaimer_for(audience),
        making=Making(release=shelf.release, engines=shelf.engines, evidence=_evidence(gathered)),
        parent=asked.parent,
    )


def _body(
    chosen: Chosen, gathered: Gathered, entry: ConceptEntry | None, *, maker: SectionMaker
) -> tuple[tuple[Statement, ...], tuple[Section, ...]]:
    if not (chosen.bottom_line or chosen.on_focus):
        return (), maker.quote(chosen.quotes)
    if entry is None:
        return maker.state(chosen.bottom_line), (*maker.focus(chosen), *maker.quote(chosen.quotes))
    bottom_line = maker.state_drugs(entry) if chosen.wants_drugs else maker.state(chosen.bottom_line)
    focus = maker.focus(chosen)
    planned = maker.planned(chosen, gathered, entry)
    return bottom_line, (*focus, *planned, *maker.quote(chosen.quotes))


def _statements(bottom_line: Iterable[Statement], sections: Iterable[Section]) -> Iterator[Statement]:
    yield from bottom_line
    for section in sections:
        yield from section.statements
        yield from _statements((), section.subsections)


def _title(
    facet: Facet, entry: ConceptEntry | None, outcome: Outcome, *, question: Question, audience: Audience
) -> str:
    if outcome is Outcome.URGENT:
        return "Get help now"
    if outcome is Outcome.NOT_FOUND:
        return "Not found in this library"
    if entry is None:
        return (
            f"What this library says on {' '.join(question.focus)}"
            if question.focus
            else "What this library says"
        )
    return article_title(facet, name=entry.name, plain_name=entry.plain_name, audience=audience)


def _open_slots(question: Question, facet: Facet) -> tuple[Slot, ...]:
    return tuple(slot for slot in NEEDED_SLOTS.get(facet, ()) if slot not in question.named_slots)


def _not_found(
    question: Question, gathered: Gathered, chosen: Chosen, *, shelf: Shelf, asked: Asked
) -> Iterator[str]:
    if question.urgency and not chosen.is_answer:
        return
    entry = shelf.vocabulary.concepts[question.concept] if question.concept else None
    name = (entry.plain_name if asked.audience.is_lay else entry.name.lower()) if entry else ""
    for word in find_words(question.text):
        if len(near := shelf.vocabulary.could_be(word)) > 1:
            yield f"“{word}” could be read as {' or '.join(near)}. Ask again with the one that you mean."
    if entry is None and not chosen.is_answer:
        known = ", ".join(sorted(concept.name.lower() for concept in shelf.ledger.concepts()))
        yield f"No source in this library answers this question. Its curated claims are on: {known}."
        yield HOW_TO_ADD
        return
    if unquoted := find_unquoted(question, gathered, chosen.quotes, shelf=shelf):
        words = ", ".join(f"“{term.word}”" for term in unquoted)
        yield f"None of the sentences quoted from the literature speaks of {words}."
    if gathered.unmatched and entry:
        words = ", ".join(f"“{term.word}”" for term in gathered.unmatched)
        yield f"No claim on {name} in this library speaks of {words}."
    facets = {claim.facet for claim in gathered.claims}
    if entry and question.is_facet_named and question.facet not in facets:
        title = title_of(question.facet, asked.audience).lower()
        yield f"No claim on {name} in this library is about: {title}."
    if not chosen.is_answer:
        yield HOW_TO_ADD
    if not gathered.passages and chosen.is_answer and not asked.audience.is_lay:
        yield "No ingested literature was found on this; the article rests on curated claims alone."


def _near_sources(question: Question, gathered: Gathered, shelf: Shelf) -> tuple[NearSource, ...]:
    """Sources that speak of some of what was asked, without supporting an answer."""
    terms = asked_terms(question, gathered, shelf)
    passages = [
        passage
        for passage, _ in gathered.passages
        if measure_coverage(terms, find_stems(passage.text)) >= NEAR
    ]
    half = [
        shelf.ledger.claim(ClaimId(hit.id))
        for hit in gathered.claim_hits
        if measure_coverage(gathered.focus, shelf.claim_stems[ClaimId(hit.id)]) >= NEAR
    ]
    from_claims = (support.publication_id for claim in half for support in claim.supports)
    ids = dict.fromkeys((*(passage.publication_id for passage in passages), *from_claims))
    publications = (shelf.publication(id) for id in ids)
    near = (publication for publication in publications if not publication.is_ai_written)
    sources = [NearSource(publication_id=item.id, title=item.title, url=item.url) for item in near]
    return tuple(sources[:MOST_NEAR_SOURCES])


def _evidence(gathered: Gathered) -> tuple[RankedEvidence, ...]:
    claims = [RankedEvidence(id=hit.id, score=round(hit.score, 4)) for hit in gathered.claim_hits]
    passages = [RankedEvidence(id=passage.id, score=round(score, 4)) for passage, score in gathered.passages]
    return tuple((*claims, *passages)[:MOST_EVIDENCE])


def _answer_id(asked: Asked, shelf: Shelf) -> AnswerId:
    parts = (shelf.release, ARTICLE_SCHEMA_VERSION, clean(asked.text), asked.audience, asked.parent or "")
    return AnswerId(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12])
