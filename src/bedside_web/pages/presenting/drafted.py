"""How does a draft look on its page? Its sentences with their citations, and above them what a writer did."""

import re
from dataclasses import dataclass, replace

from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from bedside.rendering import statements_of
from bedside.terms import Article, Drafting, WriterFault
from bedside_web.articles.drafting import Drafted
from bedside_web.pages.choices import Choices
from bedside_web.pages.presenting.article_page import lay_out

LITERATURE = "literature"
"""The section that quotes what the draft does not have; the answer without a model has it already."""
FAULTS: dict[WriterFault, Promise] = {
    WriterFault.REFUSED: _("It could not be reached."),
    WriterFault.SLOW: _("It took too long."),
    WriterFault.BROKEN_OFF: _("It broke off."),
    WriterFault.BUSY: _("Other drafts are being written just now. Try again in a minute."),
    WriterFault.DENIED: _("It does not accept this site."),
    WriterFault.RUBBISH: _("What it wrote could not be read."),
    WriterFault.ENDLESS: _("It wrote more than it may."),
    WriterFault.FORBIDDEN: _("It is on another machine, and nothing may be sent there."),
    WriterFault.SPENT: _("It has written as much as it may today."),
    WriterFault.RESTING: _("It failed several times and is left alone for a while."),
    WriterFault.EMPTY: _("It wrote nothing."),
}
_NAMES = re.compile(r'( id=")')
_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDraft:
    """What is told above a draft; ``shown`` counts its sentences, ``percent`` is the share dropped."""

    drafting: Drafting
    shown: int
    written: int
    percent: int
    is_last: bool
    fault: str
    why: Promise | str


def draw_draft(drafted: Drafted, choices: Choices, *, language: str) -> str:
    """The draft so far, as a part of a page that holds the answer without it: no name stands there twice."""
    shown = lay_out(_without_quotes(drafted.article), units=choices.units)
    with override(language):
        words = {"told": _told(drafted), "shown": shown}
        return _NAMES.sub(r"\1draft-", render_to_string("pages/parts/draft.html", words))


def _told(drafted: Drafted) -> ShownDraft:
    drafting = drafted.drafting
    shown = drafting.kept + drafting.quoted
    written = shown + drafting.dropped
    return ShownDraft(
        drafting=drafting,
        shown=shown,
        written=written,
        percent=round(_HUNDRED * drafting.dropped / written) if written else 0,
        is_last=drafted.is_last,
        fault=drafting.fault.value if drafting.fault else "",
        why=FAULTS[drafting.fault] if drafting.fault else "",
    )


def _without_quotes(article: Article) -> Article:
    """The draft alone, with what it cites; nothing where nothing was drafted."""
    drafting = article.making.drafting
    if drafting is None or not drafting.kept + drafting.quoted:
        return replace(article, bottom_line=(), sections=(), references=())
    left = replace(article, sections=tuple(each for each in article.sections if each.key != LITERATURE))
    cited = {citation.number for each in statements_of(left) for citation in each.citations}
    return replace(left, references=tuple(each for each in article.references if each.number in cited))
