"""A record asks for knowledge: a page, a feed or resources. What it tells of a patient is never read."""

import json

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from bedside.errors import UserError
from bedside.interchange.fhir import Element, FhirVersion, compose_article, outcome
from bedside.interchange.infobutton import (
    KnowledgeRequest,
    ResponseType,
    asked_form,
    read_request,
    write_atom,
    write_json,
)
from bedside.terms import Audience
from bedside_web.articles.outside import outside_address
from bedside_web.articles.shelf import open_library
from bedside_web.fhir.knowledge import answerings, audience_of, feed_of, find_answering

LONGEST = 20_000
"""Bytes of a form; a request is a few hundred."""


@csrf_exempt
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def infobutton(request: HttpRequest) -> HttpResponseBase:
    """Answer in the form that is asked for; a page is an article, whose address tells of no patient."""
    if request.method == "POST" and len(request.body) > LONGEST:
        return _told(request, ResponseType.JSON, f"The request is longer than {LONGEST} bytes.", status=413)
    given = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in given.lists() for value in values]
    try:
        asked = read_request(pairs)
    except UserError as error:
        return _told(request, asked_form(pairs), str(error), status=400)
    return _quiet(_answered(request, asked))


def _answered(request: HttpRequest, asked: KnowledgeRequest) -> HttpResponseBase:
    library = open_library()
    if asked.response is ResponseType.HTML:
        return _page(request, asked)
    if asked.response is ResponseType.FHIR:
        return _json(_bundle(asked), kind=ResponseType.FHIR)
    feed = feed_of(asked, library, url=outside_address(request, "/articles/"))
    if asked.response is ResponseType.JSON:
        return _json(write_json(feed), kind=ResponseType.JSON)
    return HttpResponse(write_atom(feed), content_type="application/atom+xml; charset=utf-8")


def _page(request: HttpRequest, asked: KnowledgeRequest) -> HttpResponseBase:
    """To the article if one condition is meant; of two, or of none, a page that says so."""
    audience = audience_of(asked)
    addresses = find_answering(asked, open_library())
    chosen = audience or Audience.CLINICIAN
    query = f"?audience={audience.value}" if audience else ""
    if len({address.concept for address in addresses}) == 1:
        where = reverse("pages:article", args=[addresses[0].path])
        response: HttpResponse = HttpResponseRedirect(f"{where}{query}")
    else:
        found = [(each.path, each.article.title) for each in answerings(addresses, chosen)]
        response = render(request, "fhir/knowledge.html", {"found": found, "query": query})
    language = (asked.language or "").partition("-")[0].lower()
    if language in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            httponly=True,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


def _bundle(asked: KnowledgeRequest) -> Element:
    """The articles as Compositions of FHIR R4."""
    audience = audience_of(asked) or Audience.CLINICIAN
    made = [
        compose_article(each.article, FhirVersion.R4, address=each.path, entries=lambda _statements: [])
        for each in answerings(find_answering(asked, open_library()), audience)
    ]
    bundle: Element = {"resourceType": "Bundle", "type": "collection"}
    return bundle | ({"entry": [{"resource": each} for each in made]} if made else {})


def _told(request: HttpRequest, form: ResponseType, told: str, *, status: int) -> HttpResponseBase:
    """What was wrong, in the form that was asked for."""
    if form is ResponseType.HTML:
        response = render(request, "fhir/refused.html", {"told": told}, status=status)
    elif form is ResponseType.ATOM:
        response = HttpResponse(f"{told}\n", content_type="text/plain; charset=utf-8", status=status)
    elif form is ResponseType.FHIR:
        response = _json(outcome("required", told), kind=form, status=status)
    else:
        response = _json({"error": told}, kind=form, status=status)
    return _quiet(response)


def _json(told: Element, *, kind: str, status: int = 200) -> HttpResponse:
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type=kind, status=status)


def _quiet(response: HttpResponseBase) -> HttpResponseBase:
    """The request's own address may tell of a patient: nothing keeps it, and no page is told of it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
