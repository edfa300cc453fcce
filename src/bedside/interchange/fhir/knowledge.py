"""How do a release and an article's references stand in FHIR? As a Library, which every FHIR has."""

from collections.abc import Iterable, Sequence

from bedside.interchange.fhir.composition import article_name
from bedside.interchange.fhir.elements import (
    OURS,
    PUBLISHER,
    Element,
    about,
    canonical,
    filled,
    resource_id,
)
from bedside.terms import Article, Reference, ReviewStatus

TYPES = "http://terminology.hl7.org/CodeSystem/library-type"


def library_of_release(
    release: str, *, packs: Sequence[tuple[str, str]], updated: str, works: Iterable[tuple[str, str | None]]
) -> Element:
    """The release with its packs (name, version) and the works that their claims rest on (text, address)."""
    named = ", ".join(f"{name} {version}" for name, version in packs)
    return {
        "resourceType": "Library",
        "id": resource_id(f"release-{release}"),
        "url": canonical("Library", "release"),
        "identifier": [{"system": f"{OURS}:release", "value": release}],
        "version": release,
        "name": "BedsideRelease",
        "title": f"Evidence packs of this release: {named}",
        "status": "draft",
        "type": {"coding": [{"system": TYPES, "code": "asset-collection"}]},
        "date": updated,
        "publisher": PUBLISHER,
        "description": "Curated claims with the works that they rest on. Submitted, pending human review.",
    } | filled(relatedArtifact=[_work(text, url) for text, url in works])


def library_of_article(article: Article, *, address: str | None = None) -> Element:
    """The references of an article, for a reader of FHIR that has no Citation."""
    name = article_name(article, address)
    concept = article.concept
    return {
        "resourceType": "Library",
        "id": resource_id(name),
        "url": canonical("Library", name),
        "identifier": [{"system": f"{OURS}:article", "value": name}],
        "version": article.making.release,
        "title": f"References of: {article.title}",
        "status": "active" if article.status is ReviewStatus.APPROVED else "draft",
        "type": {"coding": [{"system": TYPES, "code": "asset-collection"}]},
        "date": article.last_updated,
        "publisher": PUBLISHER,
    } | filled(
        useContext=about(concept, concept) if concept else None,
        relatedArtifact=[_cited(reference) for reference in article.references],
    )


def _cited(reference: Reference) -> Element:
    said = f"{reference.kind}; read: {reference.read_depth}"
    said += "; RETRACTED" if reference.is_retracted else ""
    made = _work(reference.text, reference.url)
    return made | {"label": str(reference.number), "display": said}


def _work(text: str, url: str | None) -> Element:
    """``RelatedArtifact.url`` is gone in R5; an attachment that only leads there stands in all."""
    return {"type": "citation", "citation": text} | ({"document": {"url": url}} if url else {})
