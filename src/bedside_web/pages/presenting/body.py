"""What is the body of an article's page? Rendered once for each edition, reader and language, then kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.rendering import statements_of
from bedside.terms import Article, Audience
from bedside_web.articles.marked import MarkedSource, marked_of
from bedside_web.articles.shelf import board_of, open_library
from bedside_web.articles.standing import Standing
from bedside_web.articles.taking import without_commands
from bedside_web.pages.choices import Choices, Units
from bedside_web.pages.exploring.calculators import calculators_on
from bedside_web.pages.exploring.pathways import find_pathways_for
from bedside_web.pages.exploring.tickets import ShownTicket, show_ticket
from bedside_web.pages.presenting.article_page import ShownArticle, ShownFollowUp, lay_out

REMEMBERED = 128
"""Bodies kept by each server process: about 60 kB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """An entry of the table of contents; ``is_ours`` if its title is translated."""

    anchor: str
    title: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The parts of a body in reading order, each an element of its own."""

    parts: tuple[str, ...]
    article: Article
    marked: tuple[MarkedSource, ...] = ()


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands below the sections: its anchor and title, and what its template in ``parts/`` shows."""

    anchor: str
    title: str
    template: str
    words: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    standing: Standing
    audience: Audience
    units: Units
    language: str

    def __hash__(self) -> int:
        return hash(self.names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.names == other.names

    @property
    def names(self) -> tuple[object, ...]:
        standing = self.standing
        path = standing.address.path
        made_of = (standing.edition, standing.status.value, standing.withdrawal, path)
        return (*made_of, standing.marked, self.audience, self.units, self.language)


def make_body(standing: Standing, choices: Choices, *, language: str) -> Body:
    """The body of what stands there, for this reader; from memory if it was made before.

    What was withdrawn has none: its notice stands in its place.
    """
    return _made(_Key(standing=standing, audience=choices.audience, units=choices.units, language=language))


@lru_cache(maxsize=REMEMBERED)
def _made(key: _Key) -> Body:
    standing = key.standing
    body = draw_body(standing.article(key.audience), key.units, marked=standing.marked, is_listed=True)
    return replace(body, parts=()) if standing.is_withdrawn else body


def draw_body(
    article: Article, units: Units, *, marked: tuple[MarkedSource, ...] = (), is_listed: bool = False
) -> Body:
    """The body of an article; ``is_listed`` if a table of contents follows its bottom line."""
    article = replace(article, not_found=without_commands(article.not_found))
    theirs = marked_of(article, marked)
    shown = lay_out(article, units=units, follow_ups=_follow_ups(article), marked=theirs)
    sections = (
        render_to_string("pages/parts/section.html", {"section": section, "shown": shown})
        for section in shown.sections
    )
    beside = _beside(article)
    contents = _contents(shown, beside) if is_listed else []
    return Body(
        parts=(
            render_to_string("pages/parts/opening.html", {"shown": shown, "contents": contents}),
            *sections,
            *(render_to_string(f"pages/parts/{each.template}.html", each.words) for each in beside),
            render_to_string("pages/parts/ending.html", {"shown": shown}),
        ),
        article=shown.article,
        marked=theirs,
    )


def _beside(article: Article) -> tuple[_Beside, ...]:
    """What stands below the sections, for those who treat patients; what has nothing to show is left out."""
    if article.audience.is_lay:
        return ()
    pathways = find_pathways_for(open_library().ledger, article.concept, article.facet)
    formulas = calculators_on(statement.claim_id for statement in statements_of(article))
    found = (
        _Beside("pathways", _("Pathways"), "pathway_cards", {"pathways": pathways}),
        _Beside("differing", _("Where sources differ"), "differing", {"tickets": _differing(article)}),
        _Beside("calculate", _("Calculate it"), "calculators", {"calculators": formulas}),
    )
    return tuple(each for each in found if any(each.words.values()))


def _differing(article: Article) -> tuple[ShownTicket, ...]:
    """Where claims of the article tell different numbers for one thing."""
    claims = {statement.claim_id for statement in statements_of(article)}
    tickets = board_of(open_library()).tickets
    return tuple(show_ticket(ticket) for ticket in tickets if claims & set(ticket.claims))


def _contents(shown: ShownArticle, beside: Iterable[_Beside]) -> list[Contents]:
    found = [Contents(anchor=section.anchor, title=section.title) for section in shown.sections]
    found += [Contents(anchor=each.anchor, title=each.title, is_ours=True) for each in beside]
    if shown.article.safety_advice:
        found.append(Contents(anchor="safety", title=shown.labels.safety))
    if shown.article.not_found:
        found.append(Contents(anchor="not-found", title=shown.labels.not_found))
    if shown.groups:
        found.append(Contents(anchor="references", title=shown.labels.references))
    found.append(Contents(anchor="making", title=shown.labels.making))
    return [*found, Contents(anchor="follow-up", title=_("Have a follow-up question?"), is_ours=True)]


def _follow_ups(article: Article) -> tuple[ShownFollowUp, ...]:
    addresses = open_library().addresses
    found = ((each, addresses.of_follow_up(each.question)) for each in article.follow_ups)
    return tuple(
        ShownFollowUp(
            question=each.question,
            url=reverse("pages:article", args=[address.path]),
            claims=each.claims,
        )
        for each, address in found
        if address is not None
    )
