"""What is the body of an article's page? Rendered once for each edition, reader and language, then kept."""

from dataclasses import dataclass, replace
from functools import lru_cache

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.rendering import statements_of
from bedside.terms import Article, Audience, Calculator
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import Choices, Units
from bedside_web.pages.exploring.calculators import calculators_on
from bedside_web.pages.exploring.tickets import ShownTicket, board_of, show_ticket
from bedside_web.pages.presenting.article_page import ShownArticle, ShownFollowUp, lay_out
from bedside_web.pages.presenting.marked import MarkedSource, marked_of
from bedside_web.pages.presenting.standing import Standing
from bedside_web.pages.presenting.taking import without_commands

REMEMBERED = 512
"""Bodies kept by each server process: about 60 kB each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """An entry of the table of contents; ``is_ours`` if its title is translated."""

    anchor: str
    title: str
    is_ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The parts of a body in reading order, each an element of its own, and what they are called."""

    parts: tuple[str, ...]
    contents: tuple[Contents, ...]
    article: Article
    marked: tuple[MarkedSource, ...] = ()


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
    body = draw_body(standing.article(key.audience), key.units, marked=standing.marked)
    return replace(body, parts=(), contents=()) if standing.is_withdrawn else body


def draw_body(article: Article, units: Units, *, marked: tuple[MarkedSource, ...] = ()) -> Body:
    """The body of an article that is not kept."""
    article = replace(article, not_found=without_commands(article.not_found))
    theirs = marked_of(article, marked)
    shown = lay_out(article, units=units, follow_ups=_follow_ups(article), marked=theirs)
    sections = (
        render_to_string("pages/parts/section.html", {"section": section, "shown": shown})
        for section in shown.sections
    )
    differing, formulas = _differing(article), _calculators(article)
    return Body(
        parts=(
            render_to_string("pages/parts/opening.html", {"shown": shown}),
            *sections,
            *([render_to_string("pages/parts/differing.html", {"tickets": differing})] if differing else []),
            *(
                [render_to_string("pages/parts/calculators.html", {"calculators": formulas})]
                if formulas
                else []
            ),
            render_to_string("pages/parts/ending.html", {"shown": shown}),
        ),
        contents=tuple(_contents(shown, has_differing=bool(differing))),
        article=shown.article,
        marked=theirs,
    )


def _differing(article: Article) -> tuple[ShownTicket, ...]:
    """Where claims of the article tell different numbers for one thing; lay readers are given no doses."""
    if article.audience.is_lay:
        return ()
    claims = {statement.claim_id for statement in statements_of(article)}
    tickets = board_of(open_library()).tickets
    return tuple(show_ticket(ticket) for ticket in tickets if claims & set(ticket.claims))


def _calculators(article: Article) -> tuple[Calculator, ...]:
    """Formulas whose result a claim of the article speaks of; they are not for lay readers."""
    if article.audience.is_lay:
        return ()
    return calculators_on(statement.claim_id for statement in statements_of(article))


def _contents(shown: ShownArticle, *, has_differing: bool) -> list[Contents]:
    found = [Contents(anchor=section.anchor, title=section.title) for section in shown.sections]
    if has_differing:
        found.append(Contents(anchor="differing", title=_("Where sources differ"), is_ours=True))
    if shown.article.safety_advice:
        found.append(Contents(anchor="safety", title=shown.labels.safety))
    if shown.article.not_found:
        found.append(Contents(anchor="not-found", title=shown.labels.not_found))
    if shown.groups:
        found.append(Contents(anchor="references", title=shown.labels.references))
    return [*found, Contents(anchor="making", title=shown.labels.making)]


def _follow_ups(article: Article) -> tuple[ShownFollowUp, ...]:
    addresses = open_library().addresses
    found = ((each, addresses.read_question(each.question).address) for each in article.follow_ups)
    return tuple(
        ShownFollowUp(
            question=each.question,
            url=reverse("pages:article", args=[address.path]),
            claims=each.claims,
        )
        for each, address in found
        if address is not None
    )
