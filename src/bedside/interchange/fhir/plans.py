"""How does a PlanDefinition, which is written for R4, stand in the other releases of FHIR?"""

from collections.abc import Mapping
from typing import Any

from bedside.interchange.fhir.elements import Element, about, canonical
from bedside.interchange.fhir.versions import FhirVersion
from bedside.terms import Pathway


def place_plan(made: Mapping[str, Any], pathway: Pathway, *, version: FhirVersion, day: str) -> Element:
    """The plan under its name that is the same on every site, with what it is about and its day."""
    placed = {
        **made,
        "url": canonical("PlanDefinition", pathway.id),
        "date": day,
        "useContext": about(pathway.concept, pathway.concept),
    }
    if version is not FhirVersion.R5:
        return placed
    return {name: _in_r5(name, value) for name, value in placed.items()}


def _in_r5(name: str, value: Any) -> Any:
    """R5 moved the address of a related artifact, and put data requirements one level down."""
    if isinstance(value, list):
        inner = [_in_r5("", each) for each in value]
        return [{"requirement": each} for each in inner] if name == "input" else inner
    if not isinstance(value, dict):
        return value
    if value.get("type") == "citation" and "url" in value:
        kept = {key: each for key, each in value.items() if key != "url"}
        return kept | {"document": {"url": value["url"]}}
    return {key: _in_r5(key, each) for key, each in value.items()}
