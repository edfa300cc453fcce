"""How is a refusal told to a record? As an OperationOutcome, which FHIR gives for it."""

from collections.abc import Iterable
from typing import Any

from bedside.errors import Problem


def make_outcome(text: str, problems: Iterable[Problem] = (), *, code: str = "invalid") -> dict[str, Any]:
    """The resource: one issue a problem, or one with the text; ``code`` is of FHIR's issue-type."""
    told = [_issue(code, f"{each.met} {each.advice}") for each in problems]
    return {"resourceType": "OperationOutcome", "issue": told or [_issue(code, text)]}


def _issue(code: str, text: str) -> dict[str, Any]:
    return {"severity": "error", "code": code, "details": {"text": text}}
