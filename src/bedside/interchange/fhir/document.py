"""How does an answer leave as one file of FHIR? As a document: a Composition with all that it refers to."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from bedside.interchange.fhir.assessment import Assessed, assess_article
from bedside.interchange.fhir.citation import cite_reference
from bedside.interchange.fhir.composition import article_name, compose_article
from bedside.interchange.fhir.elements import OURS, Element, full_url
from bedside.interchange.fhir.evidence import state_statement
from bedside.interchange.fhir.knowledge import library_of_article
from bedside.interchange.fhir.versions import FhirVersion
from bedside.terms import Article, Section, Statement

_Said: TypeAlias = tuple[str | None, str]


def document_of(
    article: Article,
    version: FhirVersion,
    *,
    address: str | None = None,
    assessed: Assessed | None = None,
) -> Element:
    """The document Bundle of an article; the same article gives the same bytes.

    ``timestamp`` is the day on which the evidence was last updated, at midnight UTC.
    """
    evidence = {} if version is FhirVersion.R4 else _evidence(article)

    def entries(statements: Iterable[Statement]) -> list[Element]:
        found = (evidence.get(_said(each)) for each in statements)
        return [{"reference": full_url(made)} for made in found if made]

    composition = compose_article(article, version, address=address, entries=entries)
    resources = [composition, *evidence.values(), *_beside(article, version, address, assessed=assessed)]
    return {
        "resourceType": "Bundle",
        "type": "document",
        "identifier": {"system": f"{OURS}:document", "value": article_name(article, address)},
        "timestamp": f"{article.last_updated}T00:00:00Z",
        "entry": [{"fullUrl": full_url(each), "resource": each} for each in resources],
    }


def assessed_by_nobody(article: Article) -> Assessed:
    """The assessment of an article of which only the status is known."""
    claims = {each.claim_id for each in _statements(article) if each.claim_id}
    return Assessed(status=article.status, claims=len(claims))


def _beside(
    article: Article, version: FhirVersion, address: str | None, *, assessed: Assessed | None
) -> list[Element]:
    if version is FhirVersion.R4:
        return [library_of_article(article, address=address)]
    cited = [cite_reference(reference, version) for reference in article.references]
    if version is FhirVersion.R4B:
        return cited
    review = assess_article(
        article_name(article, address),
        article.title,
        assessed or assessed_by_nobody(article),
        day=article.last_updated,
    )
    return [*cited, review]


def _evidence(article: Article) -> Mapping[_Said, Element]:
    """Each statement once, under the id of its claim and its reader: each reader has words of their own."""
    made: dict[_Said, Element] = {}
    taken: set[str] = set()
    for statement in _statements(article):
        if _said(statement) in made or not statement.text:
            continue
        id = _id(statement, article, taken)
        taken.add(id)
        made[_said(statement)] = state_statement(statement, id, about_what=article.title)
    return made


def _id(statement: Statement, article: Article, taken: set[str]) -> str:
    digest = hashlib.sha256(statement.text.encode()).hexdigest()[:12]
    id = f"{statement.claim_id or f'quoted-{digest}'}.{article.audience.value}"
    return id if id not in taken else f"{id}.{digest}"


def _said(statement: Statement) -> _Said:
    return statement.claim_id, statement.text


def _statements(article: Article) -> Iterable[Statement]:
    yield from article.bottom_line
    for section in article.sections:
        yield from _within(section)


def _within(section: Section) -> Iterable[Statement]:
    yield from section.statements
    for inner in section.subsections:
        yield from _within(inner)
