"""What of the data that a service needs came along, and what must still be fetched?

A value may be a resource, a page of a search, ``null`` (nothing there) or an OperationOutcome (asking again
is of no use). Data of another patient are refused, whoever sent them.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bedside.errors import Problem, SourceError
from bedside.interchange.cds_hooks.services import TEMPLATES

_TOKEN = re.compile(r"\{\{\s*context\.patientId\s*\}\}")
_PATIENT = re.compile(r"(?:^|/)Patient/([A-Za-z0-9._-]+)(?:/_history/[^/]+)?$")
_BROKEN = frozenset({"error", "fatal"})
_WITHDRAWN = ("entered-in-error", "cancelled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came under one key: its resources, where its next page is, and whether it can be relied on.

    ``is_refused`` is set where the client said that it cannot give them.
    """

    resources: tuple[Mapping[str, Any], ...] = ()
    next: str | None = None
    is_given: bool = False
    is_refused: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing more is there to be had."""
        return self.is_given and not self.is_refused and self.next is None


def fill_template(key: str, patient_id: str) -> str:
    """The query of a key for a patient, relative to the FHIR server."""
    return _TOKEN.sub(patient_id, TEMPLATES[key])


def gather_prefetch(value: Any, *, is_there: bool, patient_id: str) -> Gathered:
    """What one value of the prefetch holds. Raises ``SourceError`` if it tells of another patient."""
    if not is_there:
        return Gathered()
    if value is None:
        return Gathered(is_given=True)
    if not isinstance(value, dict) or not isinstance(value.get("resourceType"), str):
        return Gathered(is_given=True, is_refused=True)
    resources = tuple(_resources(value))
    for each in resources:
        _refuse_another(each, patient_id)
    return Gathered(
        resources=tuple(each for each in resources if not _is_void(each)),
        next=next_page(value),
        is_given=True,
        is_refused=any(_is_broken(each) for each in resources),
    )


def _resources(value: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    if value["resourceType"] != "Bundle":
        yield value
        return
    entries = value.get("entry")
    for entry in entries if isinstance(entries, list) else ():
        resource = entry.get("resource") if isinstance(entry, dict) else None
        if isinstance(resource, dict) and isinstance(resource.get("resourceType"), str):
            yield resource


def next_page(value: Mapping[str, Any]) -> str | None:
    """The address of a bundle's next page."""
    links = value.get("link")
    for link in links if isinstance(links, list) else ():
        if isinstance(link, dict) and link.get("relation") == "next":
            url = link.get("url")
            return url if isinstance(url, str) else ""
    return None


def _is_void(resource: Mapping[str, Any]) -> bool:
    """What tells nothing of the patient: an outcome of the search, a value that was withdrawn."""
    return resource["resourceType"] == "OperationOutcome" or (
        resource["resourceType"] == "Observation" and resource.get("status") in _WITHDRAWN
    )


def _is_broken(resource: Mapping[str, Any]) -> bool:
    """An OperationOutcome that tells of more than a warning, or of nothing that can be read."""
    if resource["resourceType"] != "OperationOutcome":
        return False
    issues = resource.get("issue")
    if not isinstance(issues, list) or not issues:
        return True
    return any(not isinstance(each, dict) or each.get("severity") in _BROKEN for each in issues)


def _refuse_another(resource: Mapping[str, Any], patient_id: str) -> None:
    if resource["resourceType"] == "Patient":
        named = resource.get("id")
    else:
        found = _PATIENT.search(_subject(resource))
        named = found.group(1) if found else None
    if isinstance(named, str) and named != patient_id:
        met = "The data that were sent tell of another patient than the context."
        raise SourceError(
            met, (Problem(place="prefetch", line=None, met=met, advice="Send data of one patient."),)
        )


def _subject(resource: Mapping[str, Any]) -> str:
    for name in ("subject", "patient"):
        reference = resource.get(name)
        if isinstance(reference, dict) and isinstance(reference.get("reference"), str):
            return str(reference["reference"])
    return ""


def make_bundle(resources: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """One collection of all that was gathered, for the reader of records."""
    return {
        "resourceType": "Bundle",
        "type": "collection",
        "entry": [{"resource": each} for each in resources],
    }
