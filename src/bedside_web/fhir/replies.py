"""In which form does a record hear from us? FHIR's JSON with an ETag, and faults as OperationOutcomes."""

import hashlib
import json
import re
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from bedside.interchange.fhir import Element, FhirVersion, outcome

MEDIA_TYPE = "application/fhir+json"
_JSON = frozenset({"json", "application/json", "application/fhir+json", "text/json"})
_ANY = frozenset({"*/*", "application/*"})
_VERSION = re.compile(r"fhirversion\s*=\s*\"?([\d.]+)")


def reply(
    request: HttpRequest, version: FhirVersion, resource: Element, *, status: int = 200, etag: str = ""
) -> HttpResponse:
    """A resource; with an ETag, 304 to a reader who has it already."""
    if etag and status == 200 and _has(request, etag):
        response = HttpResponse(status=304)
    else:
        body = json.dumps(resource, ensure_ascii=False, separators=(",", ":"))
        kind = f"{MEDIA_TYPE}; fhirVersion={version.mime_version}; charset=utf-8"
        response = HttpResponse(body.encode(), content_type=kind, status=status)
    if etag:
        response["ETag"] = f'W/"{etag}"'
    response["Cache-Control"] = "no-cache"
    # What is given here is public, so that a record's page may read it from wherever it stands.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_vary_headers(response, ["Accept"])
    return response


def refuse(request: HttpRequest, version: FhirVersion, status: int, *, code: str, told: str) -> HttpResponse:
    """An OperationOutcome with this status."""
    return reply(request, version, outcome(code, told), status=status)


def is_acceptable(request: HttpRequest, version: FhirVersion) -> bool:
    """Whether JSON of this release is what the reader can take; ``_format`` outweighs ``Accept``."""
    asked = request.GET.get("_format")
    if asked:
        return asked.partition(";")[0].strip().lower() in _JSON
    accepted = request.headers.get("Accept", "") or "*/*"
    return any(_takes(part.strip().lower(), version) for part in accepted.split(","))


def version_id(resource: Element) -> str:
    """The name of a resource's bytes: another one whenever it says something else."""
    body = json.dumps(resource, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()[:16]


def with_meta(resource: Element) -> Element:
    """The resource with its version, right behind its type and id."""
    inner = {key: value for key, value in resource.items() if key not in ("resourceType", "id")}
    first = {"resourceType": resource["resourceType"], "id": resource["id"]}
    return {**first, "meta": {"versionId": version_id(resource)}, **inner}


def _takes(part: str, version: FhirVersion) -> bool:
    kind = part.partition(";")[0].strip()
    told = _VERSION.search(part)
    is_ours = told is None or version.number.startswith(told[1])
    return is_ours and kind in _JSON | _ANY and "q=0" not in re.split(r"[;\s]+", part)


def _has(request: HttpRequest, etag: str) -> bool:
    held: Iterable[str] = request.headers.get("If-None-Match", "").split(",")
    return any(each.strip().removeprefix("W/").strip('"') == etag for each in held)
