"""In which release of FHIR is something written, and which of its resources are ours to give?"""

from collections.abc import Mapping
from enum import StrEnum

from bedside.errors import UserError


class FhirVersion(StrEnum):
    """A published release of FHIR."""

    R4 = "R4"
    R4B = "R4B"
    R5 = "R5"

    @property
    def number(self) -> str:
        """As ``CapabilityStatement.fhirVersion`` has it."""
        return _NUMBERS[self]

    @property
    def mime_version(self) -> str:
        """As the ``fhirVersion`` parameter of the media type has it."""
        return self.number.rpartition(".")[0]


_NUMBERS: Mapping[FhirVersion, str] = {
    FhirVersion.R4: "4.0.1",
    FhirVersion.R4B: "4.3.0",
    FhirVersion.R5: "5.0.0",
}
_IN_ALL = ("Composition", "Library", "PlanDefinition")
_WITH_EVIDENCE = ("Citation", "Composition", "Evidence", "Library", "PlanDefinition")
RESOURCES: Mapping[FhirVersion, tuple[str, ...]] = {
    # R4 has no Citation, and its Evidence asks for an exposure, which our claims do not name: ADR 0050.
    FhirVersion.R4: _IN_ALL,
    FhirVersion.R4B: _WITH_EVIDENCE,
    FhirVersion.R5: ("ArtifactAssessment", *_WITH_EVIDENCE),
}
"""The types of resource that are given in each release."""


def read_version(given: FhirVersion | str) -> FhirVersion:
    """The version of this name. Raises ``UserError`` for one that we do not write."""
    try:
        return FhirVersion(str(given).upper())
    except ValueError:
        raise UserError("This FHIR version is not written here. Take R4, R4B or R5.") from None
