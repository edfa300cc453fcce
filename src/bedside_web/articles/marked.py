"""Which sources of an article were retracted or superseded since it was made, and what is said of it?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from bedside.rendering import clean
from bedside.terms import Article
from bedside_web.ledger.queries import marked_sources


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedSource:
    """A work that the ledger marks; ``day`` is when it was marked, ``text`` and ``number`` its reference."""

    id: str
    is_retracted: bool
    superseded_by: str
    day: date
    number: int = 0
    text: str = ""

    @property
    def word(self) -> str:
        """What became of it, as a class and a word."""
        return "retracted" if self.is_retracted else "superseded"

    @property
    def line(self) -> str:
        """For files, in the language of the article."""
        if self.is_retracted:
            return f"A source of this article [{self.number}] was marked as retracted on {self.day}."
        later = f": {self.superseded_by}" if self.superseded_by else ""
        return f"A source of this article [{self.number}] was marked as superseded on {self.day}{later}."


def find_marked() -> tuple[MarkedSource, ...]:
    """All works that are marked, by id. One query."""
    return tuple(
        MarkedSource(
            id=row.publication_id,
            is_retracted=row.is_retracted,
            superseded_by=clean(row.superseded_by),
            day=row.changed_at.date(),
        )
        for row in marked_sources()
    )


def marked_of(article: Article, marked: Iterable[MarkedSource]) -> tuple[MarkedSource, ...]:
    """Those among the references of the article, the retracted first, each with its reference."""
    references = {str(each.publication_id): each for each in article.references}
    found = [
        replace(each, number=references[each.id].number, text=references[each.id].text)
        for each in marked
        if each.id in references
    ]
    return tuple(sorted(found, key=lambda each: (not each.is_retracted, each.number)))


def with_retractions(article: Article, marked: Iterable[MarkedSource]) -> Article:
    """The article with its references as the ledger knows them today."""
    retracted = {each.id for each in marked if each.is_retracted}
    if not retracted.intersection(each.publication_id for each in article.references):
        return article
    references = tuple(
        replace(each, is_retracted=each.is_retracted or each.publication_id in retracted)
        for each in article.references
    )
    return replace(article, references=references)
