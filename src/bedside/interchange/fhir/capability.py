"""What can this server do? The CapabilityStatement, made of the same tables that answer."""

from collections.abc import Mapping

from bedside.interchange.fhir.elements import OURS, PUBLISHER, Element, filled
from bedside.interchange.fhir.versions import RESOURCES, FhirVersion
from bedside.version import __version__

_KNOWN_EVERYWHERE: Mapping[str, str] = {"_id": "token"}
_OF_KNOWLEDGE: Mapping[str, str] = {
    "context": "token",
    "date": "date",
    "identifier": "token",
    "publisher": "string",
    "status": "token",
    "title": "string",
    "url": "uri",
    "version": "token",
}
_OF_COMPOSITIONS: Mapping[str, str] = {
    "category": "token",
    "date": "date",
    "identifier": "token",
    "status": "token",
    "title": "string",
    "type": "token",
}
_ONLY_R5: Mapping[str, str] = {"context": "token", "url": "uri", "version": "token"}


def search_parameters(version: FhirVersion, kind: str) -> Mapping[str, str]:
    """The search parameters of a type of resource, each with its type; those that the release defines."""
    if kind == "Composition":
        more = _ONLY_R5 if version is FhirVersion.R5 else {}
        return {**_KNOWN_EVERYWHERE, **_OF_COMPOSITIONS, **more}
    if kind == "ArtifactAssessment":
        return {**_KNOWN_EVERYWHERE, "date": "date"}
    return {**_KNOWN_EVERYWHERE, **_OF_KNOWLEDGE}


def state_capabilities(version: FhirVersion, *, base: str, day: str) -> Element:
    """The CapabilityStatement of the server at ``base``; ``day`` is that of the release."""
    return {
        "resourceType": "CapabilityStatement",
        "id": "bedside",
        "url": f"{OURS}:capabilitystatement:{version.value.lower()}",
        "version": __version__,
        "name": "BedsideFacade",
        "title": f"Bedside, read-only, FHIR {version.number}",
        "status": "active",
        "date": day,
        "publisher": PUBLISHER,
        "description": (
            "Evidence and articles, to be read and searched. No data of a patient is taken, and nothing "
            "can be written."
        ),
        "kind": "instance",
        "software": {"name": "Bedside", "version": __version__},
        "implementation": {"description": "The site that answers here", "url": base},
        "fhirVersion": version.number,
        "format": ["application/fhir+json", "json"],
        "rest": [
            {
                "mode": "server",
                "security": {"description": "What is given here is public; no sign-in is asked for."},
                "resource": [_resource(version, kind) for kind in RESOURCES[version]],
            }
        ],
    }


def _resource(version: FhirVersion, kind: str) -> Element:
    return {
        "type": kind,
        "interaction": [{"code": "read"}, {"code": "vread"}, {"code": "search-type"}],
        "versioning": "versioned",
        "readHistory": False,
        "conditionalRead": "not-match",
        "searchParam": [
            filled(name=name, type=type) for name, type in search_parameters(version, kind).items()
        ],
    }
