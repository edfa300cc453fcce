"""Which articles are given to a record? One for each address and audience; what was withdrawn is not."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from bedside import Library
from bedside.answering import Address
from bedside.answering.plans import article_title
from bedside.interchange.fhir import (
    Assessed,
    Element,
    FhirVersion,
    Head,
    assess_article,
    compose_article,
    compose_head,
    library_of_article,
    resource_id,
)
from bedside.rendering import statements_of
from bedside.terms import Article, Audience, Concept, ReviewStatus, Statement
from bedside_web.articles.composing import Topic, find_topics
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.queries import articles
from bedside_web.articles.standing import find_standing, status_of
from bedside_web.reviews.queries import progress_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedArticle:
    """An article for one audience: what is known of it at once, and how the whole is made."""

    topic: Topic
    audience: Audience
    title: str
    status: ReviewStatus
    release: str
    day: str
    record: ArticleRecord | None

    @property
    def name(self) -> str:
        """Its name in all resources: ``hypomagnesemia.cause.clinician``."""
        return f"{self.topic.address.replace('/', '.')}.{self.audience.value}"

    def head(self, version: FhirVersion) -> Element:
        """Its Composition as a search sees it."""
        head = Head(
            name=self.name,
            title=self.title,
            status=self.status,
            said=self.status.value,
            concept=self.topic.concept,
            facet=self.topic.facet,
            audience=self.audience,
            day=self.day,
            release=self.release,
            maker="Bedside",
        )
        return compose_head(head, version)

    @property
    def library_head(self) -> Element:
        """Its references as a search sees them."""
        status = "active" if self.status is ReviewStatus.APPROVED else "draft"
        same = {"title": f"References of: {self.title}", "status": status}
        return {**self.head(FhirVersion.R5), "resourceType": "Library", **same, "publisher": "Bedside"} | {
            "url": f"urn:bedside:library:{resource_id(self.name)}"
        }

    @property
    def assessment_head(self) -> Element:
        """Its review as a search sees it."""
        return {"resourceType": "ArtifactAssessment", "id": resource_id(self.name), "date": self.day}

    def article(self) -> Article:
        """The article as it stands now."""
        address = Address(concept=Concept(self.topic.concept), facet=self.topic.facet)
        return find_standing(address, self.audience).article(self.audience)

    def maker_of_composition(self, version: FhirVersion) -> Callable[[], Element]:
        """What makes its Composition; its entries name the Evidence of the ledger."""
        entries = _no_entries if version is FhirVersion.R4 or self.audience.is_lay else _entries
        return lambda: compose_article(self.article(), version, address=self.topic.address, entries=entries)

    def library(self) -> Element:
        """Its references."""
        return library_of_article(self.article(), address=self.topic.address)

    def assessment(self) -> Element:
        """Its review: what signatures say, and nothing else."""
        return assess_article(self.name, self.title, self._assessed(), day=self.day)

    def _assessed(self) -> Assessed:
        record = self.record
        if record is None or record.current is None:
            claims = {each.claim_id for each in statements_of(self.article()) if each.claim_id}
            return Assessed(status=self.status, claims=len(claims))
        progress = progress_of(record)
        return Assessed(
            status=self.status,
            claims=progress.total,
            signed=progress.checked,
            signers=progress.by,
            approved_on=record.approved_at.date() if record.approved_at else None,
            review_due=record.review_due,
        )


def _entries(statements: Iterable[Statement]) -> list[Element]:
    ids = dict.fromkeys(each.claim_id for each in statements if each.claim_id)
    return [{"reference": f"Evidence/{resource_id(id)}"} for id in ids]


def _no_entries(statements: Iterable[Statement]) -> list[Element]:
    """Evidence of the ledger is in a professional's words and holds doses, so a lay article names none."""
    del statements
    return []


def find_articles(library: Library, day: str) -> Iterator[ServedArticle]:
    """Every published article for each audience, in the order of conditions and facets."""
    records = {record.address: record for record in articles()}
    entries = {entry.id: entry for entry in library.ledger.concepts()}
    for topic in find_topics(library):
        record = records.get(topic.address)
        if record is not None and record.withdrawn_at is not None:
            continue
        entry = entries[Concept(topic.concept)]
        for audience in Audience:
            yield ServedArticle(
                topic=topic,
                audience=audience,
                title=article_title(
                    topic.facet, name=entry.name, plain_name=entry.plain_name, audience=audience
                ),
                status=status_of(record),
                release=str(library.release),
                day=day,
                record=record,
            )
