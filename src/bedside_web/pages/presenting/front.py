"""What stands on the front page? Examples across the topics, and how much of it a person has checked."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import reverse

from bedside_web.articles.reading_queries import count_articles
from bedside_web.articles.shelf import open_library
from bedside_web.pages.presenting.progress import count_checked

_EXAMPLES = (
    "What are the causes of hypomagnesemia?",
    "How is hyperkalemia treated in an emergency?",
    "What are the ECG changes in hypokalemia?",
    "How is hypocalcemia treated?",
    "Can a proton pump inhibitor cause low magnesium?",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A question that the library answers, and its address."""

    question: str
    url: str


def front_words() -> dict[str, Any]:
    """For the template of the front page."""
    published, approved = count_articles()
    claims = len(_claims())
    return {
        "examples": _examples(),
        "published": published or len(_topics()),
        "approved": approved,
        "checked": count_checked(),
        "claims": claims,
    }


@cache
def _examples() -> tuple[Example, ...]:
    addresses = open_library().addresses
    found = ((question, addresses.read_question(question).address) for question in _EXAMPLES)
    return tuple(
        Example(question=question, url=reverse("pages:article", args=[address.path]))
        for question, address in found
        if address
    )


@cache
def _claims() -> tuple[str, ...]:
    return tuple(claim.id for claim in open_library().claims())


@cache
def _topics() -> frozenset[tuple[str, str]]:
    """Every condition with what is told of it: an article each, before any is published."""
    return frozenset((claim.concept, claim.facet.value) for claim in open_library().claims())
