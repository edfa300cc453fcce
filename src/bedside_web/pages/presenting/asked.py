"""What is said of a question that no address tells whole? What was not read, what was found, what is near."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bedside.answering import Address, Addressed
from bedside.answering.gaps import ONLY_ENGLISH
from bedside.rendering import AUDIENCE_LINES
from bedside.terms import Article, Outcome
from bedside_web.articles.shelf import open_library
from bedside_web.articles.taking import without_commands
from bedside_web.pages.choices import Choices
from bedside_web.pages.presenting.body import draw_body


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """An article near the question."""

    question: str
    url: str


def asked_words(
    read: Addressed, choices: Choices, *, is_back: bool = False, is_offered: bool = False
) -> dict[str, Any]:
    """For the template that answers in place; ``is_back``: the question leads to where the reader was.

    ``is_offered``: a draft is offered, so the answer without it is shown.
    """
    is_lay = choices.audience.is_lay
    near = (read.address, *read.nearest) if read.address else read.nearest
    return {
        "read": read,
        "title": _own_title(read, is_back=is_back) or read.article.title,
        "is_title_ours": bool(_own_title(read, is_back=is_back)),
        "is_back": is_back and read.is_whole,
        "audience_line": AUDIENCE_LINES[choices.audience],
        "unread": [word for word in read.unread if word != read.denial.lower()],
        "not_found": [] if read.unread else _not_found(read),
        "near": [_near(address, is_lay=is_lay) for address in near],
        "body": draw_body(_article(read, choices), choices.units)
        if is_offered or (_is_shown(read, near) and not is_back)
        else None,
    }


def _not_found(read: Addressed) -> list[str]:
    """What was missing; the page has a line of its own for other languages."""
    return [line for line in without_commands(read.article.not_found) if line != ONLY_ENGLISH]


def _own_title(read: Addressed, *, is_back: bool) -> str:
    """What the page says of the question; empty where it is called as the article is."""
    if is_back and read.is_whole:
        return _("That leads back to the article that you were reading")
    if not read.is_english:
        return _("Only English questions are read")
    if read.unread or read.is_negated:
        return _("We could not read all of your question")
    if read.article.outcome is Outcome.NOT_FOUND:
        return _("Nothing was found on this")
    return ""


def _is_shown(read: Addressed, near: Sequence[Address]) -> bool:
    """Whether the answer itself is shown: all of the question was read, or nothing else could be offered."""
    return not near or not (
        not read.is_english or read.unread or read.is_negated or read.article.outcome is Outcome.NOT_FOUND
    )


def _article(read: Addressed, choices: Choices) -> Article:
    """What is shown where nothing is near: quotes of the literature, or what was not found."""
    if read.article.outcome is Outcome.NOT_FOUND or not choices.audience.is_lay:
        return read.article
    return open_library().ask(read.question.text, audience=choices.audience).article


def _near(address: Address, *, is_lay: bool) -> Near:
    question = open_library().addresses.word(address, is_lay=is_lay)
    return Near(question=question, url=reverse("pages:article", args=[address.path]))
