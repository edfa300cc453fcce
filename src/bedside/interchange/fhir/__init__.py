"""How do our words stand in FHIR? Builders of plain resources, in R4, R4B and R5."""

from bedside.interchange.fhir.assessment import Assessed, assess_article
from bedside.interchange.fhir.capability import search_parameters, state_capabilities
from bedside.interchange.fhir.citation import cite_reference, cite_work
from bedside.interchange.fhir.composition import Head, article_name, compose_article, compose_head
from bedside.interchange.fhir.document import document_of
from bedside.interchange.fhir.elements import OURS, Element, canonical, escaped, filled, resource_id
from bedside.interchange.fhir.evidence import PUBLICATION_STATUS, state_claim
from bedside.interchange.fhir.knowledge import library_of_article, library_of_release
from bedside.interchange.fhir.outcome import outcome
from bedside.interchange.fhir.plans import place_plan
from bedside.interchange.fhir.search import Search, read_search, shown_name
from bedside.interchange.fhir.versions import RESOURCES, FhirVersion, read_version

__all__ = [
    "OURS",
    "PUBLICATION_STATUS",
    "RESOURCES",
    "Assessed",
    "Element",
    "FhirVersion",
    "Head",
    "Search",
    "article_name",
    "assess_article",
    "canonical",
    "cite_reference",
    "cite_work",
    "compose_article",
    "compose_head",
    "document_of",
    "escaped",
    "filled",
    "library_of_article",
    "library_of_release",
    "outcome",
    "place_plan",
    "read_search",
    "read_version",
    "resource_id",
    "search_parameters",
    "shown_name",
    "state_capabilities",
    "state_claim",
]
