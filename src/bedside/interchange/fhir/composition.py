"""How does an article stand in FHIR? As a Composition: the same sections and marks, its review status."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bedside.interchange.fhir.elements import (
    OURS,
    PUBLISHER,
    Element,
    about,
    canonical,
    coded,
    filled,
    note,
    resource_id,
    xhtml,
)
from bedside.interchange.fhir.narrative import (
    paragraphs,
    references_html,
    section_html,
    statements_html,
)
from bedside.interchange.fhir.versions import FhirVersion
from bedside.terms import Article, Audience, Facet, Reference, ReviewStatus, Section, Statement

STATUS: Mapping[ReviewStatus, str] = {
    ReviewStatus.SUBMITTED: "preliminary",
    ReviewStatus.UNDER_REVIEW: "preliminary",
    ReviewStatus.APPROVED: "final",
}
"""What nobody signed is preliminary."""

Entries: TypeAlias = Callable[[Iterable[Statement]], list[Element]]
"""The references to the Evidence of statements; none in R4, where a claim has no resource."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What is known of an article before it is made; ``said`` tells what its status means."""

    name: str
    title: str
    status: ReviewStatus
    said: str
    concept: str | None
    facet: Facet
    audience: Audience
    day: str
    release: str
    maker: str


def article_name(article: Article, address: str | None = None) -> str:
    """The name of an article for one audience: its address on a site, or else the answer's id."""
    return f"{(address or article.id).replace('/', '.')}.{article.audience.value}"


def compose_article(
    article: Article, version: FhirVersion, *, address: str | None = None, entries: Entries
) -> Element:
    """The Composition. ``address`` is given where the article is published."""
    sections = [
        _urgent(article),
        _section("Bottom line", statements_html(article.bottom_line), entries=entries(article.bottom_line)),
        *(_of(section, entries) for section in article.sections),
        _section("Red flags and whom to call", paragraphs(article.safety_advice)),
        _section("What was not found", paragraphs(_missing(article))),
        _section("Terms used here", paragraphs(tuple(f"{e.term}: {e.meaning}" for e in article.glossary))),
        _references(article.references),
        _section("Disclaimer", paragraphs((article.disclaimer, article.status_note))),
    ]
    return head_article(article, version, address=address) | {
        "section": [section for section in sections if section]
    }


def head_article(article: Article, version: FhirVersion, *, address: str | None = None) -> Element:
    """The Composition of an article without its sections."""
    head = Head(
        name=article_name(article, address),
        title=article.title,
        status=article.status,
        said=article.status_note,
        concept=article.concept,
        facet=article.facet,
        audience=article.audience,
        day=article.last_updated,
        release=article.making.release,
        maker=", ".join(article.making.engines) or PUBLISHER,
    )
    return compose_head(head, version)


def compose_head(head: Head, version: FhirVersion) -> Element:
    """The Composition without its sections: what a search looks at."""
    identifier = {"system": f"{OURS}:article", "value": head.name}
    made = {
        "resourceType": "Composition",
        "id": resource_id(head.name),
        "language": "en",
        "text": xhtml(paragraphs((head.title, head.said))),
        "identifier": identifier if version is not FhirVersion.R5 else [identifier],
        "status": STATUS[head.status],
        "type": coded("resource", "article", "Answer to a clinical question, with its evidence"),
        "category": [coded("facet", head.facet), coded("audience", head.audience)],
        "date": head.day,
        "author": [{"display": head.maker}],
        "title": head.title,
        "custodian": {"display": PUBLISHER},
    }
    if version is not FhirVersion.R5:
        return made
    return made | filled(
        url=canonical("Composition", head.name),
        version=head.release,
        useContext=about(head.concept, head.concept) if head.concept else None,
        note=note(head.said),
    )


def _of(section: Section, entries: Entries) -> Element:
    inner = [_of(each, entries) for each in section.subsections]
    made = _section(section.title, section_html(section), entries=entries(section.statements))
    inner = [each for each in inner if each]
    return (made or {"title": section.title}) | {"section": inner} if inner else made


def _section(title: str, html: str, *, entries: list[Element] | None = None) -> Element:
    """A section, or nothing where it has no words."""
    return {"title": title, "text": xhtml(html)} | filled(entry=entries) if html else {}


def _urgent(article: Article) -> Element:
    return _section("First", paragraphs((article.urgent.text,))) if article.urgent else {}


def _missing(article: Article) -> tuple[str, ...]:
    near = tuple(f"Near, but not an answer: {each.title}" for each in article.near_sources)
    return article.not_found + near


def _references(references: tuple[Reference, ...]) -> Element:
    return _section("References", references_html(references)) if references else {}
