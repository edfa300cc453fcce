"""What does a look read like on its own? An article of one section, cited and numbered like any other."""

import hashlib

from bedside.answering.numbering import Numbering
from bedside.answering.safety import STATUS, STATUS_NOTE, disclaimer_for, safety_advice
from bedside.answering.shelf import Shelf
from bedside.answering.this_patient import PatientSection
from bedside.terms import (
    ARTICLE_SCHEMA_VERSION,
    AnswerId,
    Article,
    Audience,
    Counts,
    Facet,
    Look,
    Making,
    Outcome,
)


def arrange_look(look: Look, shelf: Shelf, audience: Audience) -> Article:
    """The article of a look. Its id names the condition and the release, nothing of the patient."""
    numbering = Numbering(shelf)
    section = PatientSection(shelf, numbering, audience).make(look)
    references = numbering.references()
    statements = [*section.statements, *(each for part in section.subsections for each in part.statements)]
    concept = look.condition.concept
    entry = shelf.vocabulary.concepts.get(concept)
    named = f"{shelf.release}\x1flook\x1f{concept}\x1f{audience}"
    return Article(
        id=AnswerId(hashlib.sha256(named.encode()).hexdigest()[:12]),
        schema_version=ARTICLE_SCHEMA_VERSION,
        question="",
        title=look.condition.name,
        outcome=Outcome.ANSWERED,
        audience=audience,
        concept=concept,
        facet=Facet.CAUSE,
        urgent=None,
        bottom_line=(),
        sections=(section,),
        references=references,
        not_found=(),
        open_slots=(),
        near_sources=(),
        follow_ups=(),
        corrections=(),
        safety_advice=safety_advice(entry, audience),
        glossary=(),
        readability=None,
        counts=Counts(
            statements=len(statements),
            unverified=sum(each.is_unverified for each in statements),
            sources=len(references),
        ),
        status=STATUS,
        status_note=STATUS_NOTE,
        last_updated=shelf.updated,
        disclaimer=disclaimer_for(audience),
        making=Making(release=shelf.release, engines=shelf.engines, evidence=()),
    )
