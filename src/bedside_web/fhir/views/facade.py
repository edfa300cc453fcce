"""What is given under ``/fhir``? Capabilities, one resource, a search; nothing is taken in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.csrf import csrf_exempt

from bedside.errors import UserError
from bedside.interchange.fhir import (
    RESOURCES,
    Element,
    FhirVersion,
    Search,
    outcome,
    read_search,
    search_parameters,
    state_capabilities,
)
from bedside_web.articles.outside import outside_address
from bedside_web.articles.shelf import open_library
from bedside_web.fhir.replies import is_acceptable, refuse, reply, version_id, with_meta
from bedside_web.fhir.served import Served, day_of, resources

LONGEST_FORM = 20_000
_READS = ("GET", "HEAD")


@csrf_exempt
def facade(request: HttpRequest, version: FhirVersion, rest: str = "") -> HttpResponseBase:
    """Answer a request below the base of one release of FHIR."""
    parts = [part for part in rest.split("/") if part]
    is_search = len(parts) == 2 and parts[1] == "_search"
    if request.method not in (*_READS, *(["POST"] if is_search else [])):
        return _not_allowed(request, version)
    if not is_acceptable(request, version):
        told = "Only JSON of this release is given. Send Accept: application/fhir+json, or leave it out."
        return refuse(request, version, 406, code="not-supported", told=told)
    if parts == ["metadata"]:
        return _metadata(request, version)
    if not parts or parts[0] not in RESOURCES[version]:
        known = ", ".join(RESOURCES[version])
        told = f"Nothing stands here in FHIR {version.number}. Given are: {known}; see metadata."
        return refuse(request, version, 404, code="not-supported", told=told)
    if len(parts) == 1 or is_search:
        return _search(request, version, parts[0])
    return _read(request, version, parts)


def _not_allowed(request: HttpRequest, version: FhirVersion) -> HttpResponse:
    told = "This server can only be read: nothing of a patient is taken, nothing is written. Use GET."
    response = refuse(request, version, 405, code="not-supported", told=told)
    response["Allow"] = "GET, HEAD"
    return response


def _metadata(request: HttpRequest, version: FhirVersion) -> HttpResponse:
    base = _base(request, version)
    made = with_meta(state_capabilities(version, base=base, day=day_of(open_library())))
    return reply(request, version, made, etag=made["meta"]["versionId"])


def _read(request: HttpRequest, version: FhirVersion, parts: list[str]) -> HttpResponse:
    """``Type/id`` or ``Type/id/_history/version``; of a resource only its present version is kept."""
    served = resources(version, parts[0]).get(parts[1])
    is_version = len(parts) == 4 and parts[2] == "_history"
    if served is None or not (len(parts) == 2 or is_version):
        told = f"There is no such {parts[0]} here. Search for it: {parts[0]}?title=…"
        return refuse(request, version, 404, code="not-found", told=told)
    made = with_meta(served.make())
    current = made["meta"]["versionId"]
    if is_version and parts[3] != current:
        told = "Only the present version is kept. Read it without _history."
        return refuse(request, version, 404, code="not-found", told=told)
    return reply(request, version, made, etag=current)


def _search(request: HttpRequest, version: FhirVersion, kind: str) -> HttpResponse:
    if request.method == "POST" and len(request.body) > LONGEST_FORM:
        told = f"The form is longer than {LONGEST_FORM} bytes. Ask with fewer values."
        return refuse(request, version, 413, code="too-long", told=told)
    given = [*request.GET.lists(), *request.POST.lists()]
    pairs = [(name, value) for name, values in given for value in values]
    try:
        search = read_search(pairs, search_parameters(version, kind))
    except UserError as error:
        return refuse(request, version, 400, code="invalid", told=str(error))
    if search.unknown and "handling=strict" in request.headers.get("Prefer", "").replace(" ", ""):
        return refuse(request, version, 400, code="not-supported", told=_unknown(search, version, kind))
    found = [each for each in resources(version, kind).values() if search.finds(each.head)]
    known = [(name, value) for name, value in pairs if name.partition(":")[0] not in search.unknown]
    page = _page(found, search, self_url=f"{_base(request, version)}/{kind}", pairs=known)
    if search.unknown:
        page["entry"] = [*page.get("entry", []), _warning(_unknown(search, version, kind))]
    return reply(request, version, page, etag=version_id(page))


def _unknown(search: Search, version: FhirVersion, kind: str) -> str:
    known = ", ".join(search_parameters(version, kind))
    return f"Not searched by: {', '.join(search.unknown)}. {kind} is searched by: {known}."


def _warning(told: str) -> Element:
    return {"resource": outcome("not-supported", told, severity="warning"), "search": {"mode": "outcome"}}


def _page(found: list[Served], search: Search, *, self_url: str, pairs: list[tuple[str, str]]) -> Element:
    """A page of what was found, with links to the pages around it."""
    if search.is_count_only:
        return {
            "resourceType": "Bundle",
            "type": "searchset",
            "total": len(found),
            "link": [_link("self", self_url, pairs, offset=None)],
        }
    until = search.offset + search.count
    links = [_link("self", self_url, pairs, offset=search.offset or None)]
    if until < len(found):
        links.append(_link("next", self_url, pairs, offset=until))
    if search.offset:
        links.append(_link("previous", self_url, pairs, offset=max(0, search.offset - search.count)))
    page: Element = {"resourceType": "Bundle", "type": "searchset", "total": len(found), "link": links}
    made = [_entry(each, self_url) for each in found[search.offset : until]]
    return page | ({"entry": made} if made else {})


def _entry(served: Served, url: str) -> Element:
    made = with_meta(served.make())
    return {"fullUrl": f"{url}/{served.id}", "resource": made, "search": {"mode": "match"}}


def _link(relation: str, url: str, pairs: list[tuple[str, str]], *, offset: int | None) -> Element:
    kept = [(name, value) for name, value in pairs if name != "_offset"]
    kept += [("_offset", str(offset))] if offset is not None else []
    return {"relation": relation, "url": f"{url}?{urlencode(kept)}" if kept else url}


def _base(request: HttpRequest, version: FhirVersion) -> str:
    return outside_address(request, f"/fhir/{version.value.lower()}")
