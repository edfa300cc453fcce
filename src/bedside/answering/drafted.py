"""When may a writer draft an answer, from which passages, and how is its draft laid out?"""

from collections.abc import Callable

from bedside.answering.inquiry import Inquiry
from bedside.answering.plans import plan_for, title_of
from bedside.answering.quote import make_bearing, may_be_quoted
from bedside.answering.sections import SectionMaker
from bedside.search import find_words, is_english, speaks_of
from bedside.terms import Draft, Drafting, Facet, Passage, PassageKind, Section, Statement

BESIDE_TITLE = "Also in these passages"
"""Over what is no answer, and of which no heading of ours can be confirmed."""


def may_be_drafted(inquiry: Inquiry) -> bool:
    """Whether a writer may be asked: no curated claim answers, and nothing of a patient's record is in it.

    Lay readers are given no draft: literature is written for professionals, doses and all. Nobody waits for
    one in an emergency, and other languages than English are not read.
    """
    chosen = inquiry.chosen
    is_curated = bool(chosen.bottom_line or chosen.on_focus or chosen.no_cause)
    is_unclear = inquiry.question.urgency is not None or not is_english(inquiry.question.text)
    is_kept_from = inquiry.audience.is_lay or inquiry.asked.look is not None
    return not (is_curated or is_unclear or is_kept_from) and bool(passages_for_draft(inquiry))


def passages_for_draft(inquiry: Inquiry) -> tuple[tuple[Passage, str], ...]:
    """Passages that may be quoted, best first, with the titles of their works."""
    publication = inquiry.shelf.publication
    found = ((passage, publication(passage.publication_id)) for passage, _ in inquiry.gathered.passages)
    return tuple(
        (passage, work.title)
        for passage, work in found
        if may_be_quoted(work, passage) and passage.kind not in (PassageKind.TITLE, PassageKind.CAPTION)
    )


def sections_for_draft(inquiry: Inquiry) -> tuple[Facet, ...]:
    """The sections that a draft may have, in reading order."""
    return tuple(plan.facet for plan in plan_for(inquiry.chosen.facet, inquiry.audience))


def bearing_on(inquiry: Inquiry) -> Callable[[str, str], bool]:
    """Whether a sentence, of a work of that title, bears on what was asked."""
    return make_bearing(inquiry.question, inquiry.gathered, inquiry.shelf)


def belongs_to(facet: Facet, sentence: str) -> bool:
    """Whether a sentence's words are of what a section's heading says."""
    return speaks_of(facet, find_words(sentence))


def lay_out(
    draft: Draft, inquiry: Inquiry, maker: SectionMaker
) -> tuple[tuple[Statement, ...], tuple[Section, ...]]:
    """The draft's answer and its sections, and then what the extractive answer quotes and it does not."""
    bottom_line = maker.draft([claim for claim in draft.claims if claim.is_answer])
    beside = [claim for claim in draft.claims if not claim.is_answer]
    facets = dict.fromkeys([*sections_for_draft(inquiry), *(claim.facet for claim in beside)])
    sections = tuple(
        Section(
            key=facet.value if facet else "beside",
            title=title_of(facet, inquiry.audience) if facet else BESIDE_TITLE,
            facet=facet,
            statements=maker.draft(claims),
        )
        for facet in facets
        if (claims := [claim for claim in beside if claim.facet is facet])
    )
    shown = {claim.text.casefold().rstrip(".") for claim in draft.claims}
    quotes = [each for each in inquiry.chosen.quotes if each[1].strip().casefold().rstrip(".") not in shown]
    return bottom_line, (*sections, *maker.quote(quotes))


def note_of(draft: Draft) -> str:
    """What readers are told before a drafted answer."""
    broke_off = f"; it broke off ({draft.fault})" if draft.fault else ""
    if not draft.written:
        return f"The writer {draft.writer} gave no draft{broke_off}. This answer is made without it."
    kept, dropped = len(draft.claims) - draft.quoted, len(draft.dropped)
    return (
        f"Drafted by {draft.writer} from passages of the literature, and no person has read it. "
        f"Sentences written: {draft.written}; shown: {kept}; replaced by the source's own words: "
        f"{draft.quoted}; dropped: {dropped} ({dropped / draft.written:.0%}){broke_off}."
    )


def tell_drafting(draft: Draft) -> Drafting:
    """What the article says of the writer."""
    return Drafting(
        writer=draft.writer,
        kept=len(draft.claims) - draft.quoted,
        quoted=draft.quoted,
        dropped=len(draft.dropped),
        fault=draft.fault,
    )
