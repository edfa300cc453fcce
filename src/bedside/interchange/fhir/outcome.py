"""What is said of a wrong request? An OperationOutcome that names the fault and the way out."""

from bedside.interchange.fhir.elements import Element


def outcome(code: str, told: str, *, severity: str = "error") -> Element:
    """``code`` is one of FHIR's issue types (``not-found``, ``invalid``); ``told`` is a sentence."""
    return {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": severity, "code": code, "diagnostics": told}],
    }
