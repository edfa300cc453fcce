"""Which articles show everything that a renderer must show? For each kind of reader and outcome, one."""

from dataclasses import replace

from bedside.terms import (
    AnswerId,
    Article,
    Audience,
    Counts,
    FollowUp,
    GlossaryNote,
    NearSource,
    Outcome,
    PublicationId,
    Readability,
    ReviewStatus,
    Section,
    Urgency,
    UrgentNotice,
)

from .clinician import clinician_article
from .numbering import HIGH, Numbering


def patient_article() -> Article:
    """The same question for a patient: plain words, no dose, help first."""
    book = Numbering()
    bottom_line = (
        book.say("Most low magnesium comes from the gut or the kidneys.", "mouw-2005-jfp", certainty=HIGH),
    )
    sections = (_patient_causes(book), _patient_signs(book))
    return replace(
        clinician_article(),
        id=AnswerId("a-9b7702ee"),
        audience=Audience.PATIENT,
        question="Why is my magnesium low?",
        title="Low magnesium: why it happens",
        bottom_line=bottom_line,
        sections=sections,
        references=book.references(),
        not_found=("How often low magnesium has no cause that can be found.",),
        open_slots=(),
        corrections=(),
        follow_ups=(FollowUp(question="What foods have magnesium?", claims=2),),
        safety_advice=(
            "Call your emergency number now for a seizure, fainting, or a racing heartbeat that will "
            "not stop.",
            "Call your doctor today for new cramps, shaking or confusion.",
            "Ask your doctor or pharmacist before you take magnesium or stop a medicine.",
        ),
        glossary=(
            GlossaryNote(
                term="magnesium", meaning="a mineral in the blood that muscles, nerves and heart need"
            ),
            GlossaryNote(term="kidneys", meaning="the two organs that clean the blood and make urine"),
        ),
        readability=Readability(grade=5.8, measure="Flesch-Kincaid, glossary terms left out"),
        counts=Counts(statements=7, unverified=1, sources=len(book.numbers)),
        status=ReviewStatus.SUBMITTED,
        status_note="No health professional has checked this page yet. Ask one before you act on it.",
        disclaimer="This page is for learning. It is not advice about your own care.",
    )


def _patient_causes(book: Numbering) -> Section:
    return Section(
        key="causes",
        title="Why magnesium can be low",
        statements=(
            book.say("Diarrhea that goes on for a long time.", "mouw-2005-jfp"),
            book.say("Gut diseases, such as celiac disease.", "austprescr-magnesium", "fpnotebook-hypomg"),
            book.say(
                "Acid-blocking pills. Most cases show up after a year of use. Do not stop your pills on "
                "your own.",
                "mhra-2012-ppi",
                "janett-2015-ppi",
            ),
            book.say("A thyroid that works too fast.", "seed-droracle-2025-causes", is_unverified=True),
        ),
    )


def _patient_signs(book: Numbering) -> Section:
    return Section(
        key="signs",
        title="What you may notice",
        statements=(
            book.say("Most people with low magnesium feel fine.", "ijkd-2010-evidence"),
            book.say(
                "About 1 in 4 people in one intensive care study had low magnesium.",
                "moskowitz-2014-lactate",
                dissents=[("older studies found it in 2 of 3", "agus-1999-jasn")],
            ),
        ),
    )


def not_found_article() -> Article:
    """A question that the library cannot answer."""
    return replace(
        clinician_article(),
        id=AnswerId("a-00c0ffee"),
        question="Does zinc taste of copper?",
        title="No answer was found",
        outcome=Outcome.NOT_FOUND,
        concept=None,
        bottom_line=(),
        sections=(),
        references=(),
        corrections=(),
        safety_advice=(),
        open_slots=(),
        not_found=("Anything on the taste of zinc.",),
        near_sources=(
            NearSource(
                publication_id=PublicationId("austprescr-magnesium"),
                title="Magnesium: the forgotten electrolyte",
                url="https://australianprescriber.tg.org.au/articles/magnesium-the-forgotten-electrolyte.html",
            ),
            NearSource(publication_id=PublicationId("agus-1999-jasn"), title="Hypomagnesemia"),
        ),
        counts=Counts(statements=0, unverified=0, sources=0),
        status=ReviewStatus.SUBMITTED,
    )


def urgent_article() -> Article:
    """An emergency: the urgent line comes before anything else."""
    return replace(
        patient_article(),
        id=AnswerId("a-112911aa"),
        outcome=Outcome.URGENT,
        question="My father has low magnesium and is having a seizure",
        urgent=UrgentNotice(
            urgency=Urgency.SEIZURE,
            text="Call your local emergency number now. Keep the person safe from injury, do not hold them "
            "down, and put nothing in the mouth.",
        ),
    )


ARTICLES = {
    "clinician": clinician_article(),
    "patient": patient_article(),
    "not found": not_found_article(),
    "urgent": urgent_article(),
}
