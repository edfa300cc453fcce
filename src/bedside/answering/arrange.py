"""How does what was chosen become an article? Sections, numbering, title, what stands around them."""

import hashlib
from collections.abc import Iterable, Iterator

from bedside.answering.drafted import lay_out, note_of, tell_drafting
from bedside.answering.follow_ups import suggest_follow_ups
from bedside.answering.gaps import find_gaps, find_near_sources, find_open_slots
from bedside.answering.gather import Gathered
from bedside.answering.inquiry import Inquiry
from bedside.answering.numbering import Numbering
from bedside.answering.plain import explain_terms, measure_article
from bedside.answering.plans import article_title
from bedside.answering.safety import (
    NOTHING_STATED,
    STATUS,
    STATUS_NOTE,
    disclaimer_for,
    safety_advice,
    urgent_notice,
)
from bedside.answering.sections import SectionMaker
from bedside.search import clean
from bedside.terms import (
    ARTICLE_SCHEMA_VERSION,
    AnswerId,
    Article,
    Counts,
    Draft,
    Making,
    Outcome,
    RankedEvidence,
    Reference,
    Section,
    Statement,
)

MOST_EVIDENCE = 30

Body = tuple[tuple[Statement, ...], tuple[Section, ...]]


def arrange(inquiry: Inquiry) -> Article:
    """The article of an inquiry; the same inquiry gives the same article."""
    question, chosen, shelf = inquiry.question, inquiry.chosen, inquiry.shelf
    draft = inquiry.asked.draft
    numbering = Numbering(shelf)
    maker = SectionMaker(shelf, numbering, inquiry.audience, look=inquiry.asked.look)
    bottom_line, sections = _body(inquiry, maker)
    is_answer = bool(bottom_line or sections)
    outcome = Outcome.ANSWERED if is_answer else Outcome.URGENT if question.urgency else Outcome.NOT_FOUND
    statements = tuple(_statements(bottom_line, sections))
    references = numbering.references()
    advice = safety_advice(inquiry.entry, inquiry.audience, question)
    is_lay = inquiry.audience.is_lay
    status_note = STATUS_NOTE if is_answer else NOTHING_STATED
    return Article(
        id=_answer_id(inquiry),
        schema_version=ARTICLE_SCHEMA_VERSION,
        question=question.text,
        title=_title(inquiry, outcome),
        outcome=outcome,
        audience=inquiry.audience,
        concept=question.concept,
        facet=chosen.facet,
        urgent=urgent_notice(question.urgency, inquiry.audience),
        bottom_line=bottom_line,
        sections=sections,
        references=references,
        not_found=find_gaps(inquiry),
        open_slots=find_open_slots(inquiry) if is_answer else (),
        near_sources=() if is_answer or question.urgency else find_near_sources(inquiry),
        follow_ups=() if outcome is Outcome.URGENT else suggest_follow_ups(inquiry),
        corrections=question.corrections,
        safety_advice=advice,
        glossary=explain_terms(statements, shelf.explain) if is_lay else (),
        readability=measure_article(statements, advice, shelf.names) if is_lay and is_answer else None,
        counts=_counts(statements, references),
        status=STATUS,
        status_note=f"{status_note} {note_of(draft)}" if draft else status_note,
        last_updated=shelf.updated,
        disclaimer=disclaimer_for(inquiry.audience),
        making=Making(
            release=shelf.release,
            engines=shelf.engines,
            evidence=_rank_evidence(inquiry.gathered),
            drafting=tell_drafting(draft) if draft else None,
        ),
        parent=inquiry.asked.parent,
    )


def _body(inquiry: Inquiry, maker: SectionMaker) -> Body:
    chosen, entry, look = inquiry.chosen, inquiry.entry, inquiry.asked.look
    if inquiry.asked.draft and inquiry.asked.draft.claims:
        return lay_out(inquiry.asked.draft, inquiry, maker)
    if not (chosen.bottom_line or chosen.on_focus):
        return (), maker.quote(chosen.quotes)
    wants_drugs = chosen.wants_drugs and entry is not None and not inquiry.audience.is_lay
    drugs = maker.state_drugs(entry) if wants_drugs and entry else ()
    bottom_line = drugs or maker.state(chosen.bottom_line)
    patient = (maker.on_patient(look),) if look else ()
    focus = maker.focus(chosen)
    planned = maker.planned(chosen, inquiry.gathered, entry) if entry else ()
    return bottom_line, (*patient, *focus, *planned, *maker.quote(chosen.quotes))


def _statements(bottom_line: Iterable[Statement], sections: Iterable[Section]) -> Iterator[Statement]:
    yield from bottom_line
    for section in sections:
        yield from section.statements
        yield from _statements((), section.subsections)


def _counts(statements: tuple[Statement, ...], references: tuple[Reference, ...]) -> Counts:
    return Counts(
        statements=len(statements),
        unverified=sum(statement.is_unverified for statement in statements),
        sources=len(references),
    )


def _title(inquiry: Inquiry, outcome: Outcome) -> str:
    if outcome is Outcome.URGENT:
        return "Get help now"
    if outcome is Outcome.NOT_FOUND:
        return "Not found in this library"
    entry, chosen = inquiry.entry, inquiry.chosen
    if entry is not None and (chosen.bottom_line or chosen.on_focus):
        return article_title(
            chosen.facet, name=entry.name, plain_name=entry.plain_name, audience=inquiry.audience
        )
    subject = " ".join((*([inquiry.name] if inquiry.name else []), *inquiry.question.focus))
    return f"What this library says on {subject}" if subject else "What this library says"


def _rank_evidence(gathered: Gathered) -> tuple[RankedEvidence, ...]:
    claims = [RankedEvidence(id=hit.id, score=round(hit.score, 4)) for hit in gathered.claim_hits]
    passages = [RankedEvidence(id=passage.id, score=round(score, 4)) for passage, score in gathered.passages]
    return tuple((*claims, *passages)[:MOST_EVIDENCE])


def _answer_id(inquiry: Inquiry) -> AnswerId:
    """The same question for the same reader after the same answer has the same name, each draft its own."""
    asked = inquiry.asked
    parts = [inquiry.shelf.release, ARTICLE_SCHEMA_VERSION, clean(asked.text), asked.audience, asked.parent]
    parts += _told(asked.draft) if asked.draft else []
    return AnswerId(hashlib.sha256("\x1f".join(part or "" for part in parts).encode()).hexdigest()[:12])


def _told(draft: Draft) -> list[str]:
    claims = [part for claim in draft.claims for part in (str(claim.facet), claim.text, *claim.passage_ids)]
    return [draft.writer, str(draft.fault), *claims, *draft.dropped]
