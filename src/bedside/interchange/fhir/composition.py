"""How does an article stand in FHIR? As a Composition: the same sections, the same marks, its review status."""

from collections.abc import Callable, Iterable, Mapping
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
from bedside.terms import Article, Reference, ReviewStatus, Section, Statement

STATUS: Mapping[ReviewStatus, str] = {
    ReviewStatus.SUBMITTED: "preliminary",
    ReviewStatus.UNDER_REVIEW: "preliminary",
    ReviewStatus.APPROVED: "final",
}
"""What nobody signed is preliminary."""

Entries: TypeAlias = Callable[[Iterable[Statement]], list[Element]]
"""The references to the Evidence of statements; none in R4, where a claim has no resource."""


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
    """The Composition without its sections: what a search looks at."""
    name = article_name(article, address)
    identifier = {"system": f"{OURS}:article", "value": name}
    head = {
        "resourceType": "Composition",
        "id": resource_id(name),
        "language": "en",
        "text": xhtml(paragraphs((article.title, f"{article.status}. {article.status_note}"))),
        "identifier": identifier if version is not FhirVersion.R5 else [identifier],
        "status": STATUS[article.status],
        "type": coded("resource", "article", "Answer to a clinical question, with its evidence"),
        "category": [coded("facet", article.facet), coded("audience", article.audience)],
        "date": article.last_updated,
        "author": [{"display": _maker(article)}],
        "title": article.title,
        "custodian": {"display": PUBLISHER},
    }
    if version is not FhirVersion.R5:
        return head
    concept = article.concept
    return head | filled(
        url=canonical("Composition", name),
        version=article.making.release,
        useContext=about(concept, concept) if concept else None,
        note=note(article.status_note),
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


def _maker(article: Article) -> str:
    return ", ".join(article.making.engines) or PUBLISHER
