"""How does a work stand in FHIR? As a Citation, which is about the work and is not the work."""

from collections.abc import Mapping

from bedside.interchange.fhir.elements import PUBLISHER, Element, canonical, coded, filled, note, resource_id
from bedside.interchange.fhir.versions import FhirVersion
from bedside.terms import Publication, Reference

# The systems that HL7's own example of a Citation names.
PUBMED = "https://pubmed.ncbi.nlm.nih.gov"
DOI = "https://doi.org"
PMC = "https://www.ncbi.nlm.nih.gov/pmc/"
_STATES: Mapping[FhirVersion, str] = {
    FhirVersion.R4B: "http://terminology.hl7.org/CodeSystem/cited-artifact-status-type",
    FhirVersion.R5: "http://hl7.org/fhir/cited-artifact-status-type",
}


def cite_work(publication: Publication, text: str, version: FhirVersion) -> Element:
    """The Citation of a work; ``text`` is the entry as a list of references prints it."""
    return _frame(publication.id, publication.title, text) | filled(
        note=note(publication.note),
        citedArtifact=filled(
            identifier=_identifiers(publication),
            currentState=_state(publication.is_retracted, version),
            title=[{"text": publication.title}],
            publicationForm=_form(publication, version),
            webLocation=[{"url": publication.url}] if publication.url else None,
            classification=_kind(publication.kind),
            contributorship={"summary": [{"value": publication.authors}]} if publication.authors else None,
            note=note(_superseded(publication)),
        ),
    )


def cite_reference(reference: Reference, version: FhirVersion) -> Element:
    """The Citation of an entry of an article's references; it holds what the article says of the work."""
    return _frame(reference.publication_id, reference.text, reference.text) | filled(
        note=note(f"Read for this library: {reference.read_depth}."),
        citedArtifact=filled(
            currentState=_state(reference.is_retracted, version),
            webLocation=[{"url": reference.url}] if reference.url else None,
            classification=_kind(reference.kind),
        ),
    )


def _frame(id: str, title: str, text: str) -> Element:
    return {
        "resourceType": "Citation",
        "id": resource_id(id),
        "url": canonical("Citation", id),
        "identifier": [{"system": "urn:bedside:publication", "value": id}],
        "title": title,
        "status": "active",
        "publisher": PUBLISHER,
        "summary": [{"text": text}],
    }


def _identifiers(publication: Publication) -> list[Element]:
    given = ((PUBMED, publication.pmid), (DOI, publication.doi), (PMC, publication.pmcid))
    return [{"system": system, "value": value} for system, value in given if value]


def _state(is_retracted: bool, version: FhirVersion) -> list[Element]:
    if not is_retracted:
        return []
    return [{"coding": [{"system": _STATES[version], "code": "retracted"}], "text": "Retracted"}]


def _kind(kind: str) -> list[Element]:
    return [{"type": {"text": "kind of evidence"}, "classifier": [coded("evidence-kind", kind)]}]


def _form(publication: Publication, version: FhirVersion) -> list[Element]:
    """Where it was printed. In R4B the volume has a place only within an issue of a periodical."""
    year = str(publication.year) if publication.year else None
    form = filled(
        publishedIn=filled(title=publication.container),
        pageString=publication.pages,
        **_issue(publication.volume, year, version),
    )
    return [form] if form else []


def _issue(volume: str | None, year: str | None, version: FhirVersion) -> Element:
    if version is FhirVersion.R4B:
        return {"periodicRelease": filled(volume=volume, dateOfPublication=filled(year=year))}
    return {"volume": volume, "articleDate": year}


def _superseded(publication: Publication) -> str | None:
    return f"Superseded by {publication.superseded_by}." if publication.superseded_by else None
