"""An article at its address: whole, or by parts as they come."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.messages import get_messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bedside.answering import Address
from bedside.rendering import AUDIENCE_LINES, correction_line, counts_line, status_steps
from bedside.terms import Audience
from bedside_web.articles.marked import MarkedSource
from bedside_web.articles.queries import find_article
from bedside_web.articles.shelf import open_library
from bedside_web.articles.standing import Standing, find_standing
from bedside_web.pages.build import build_mark
from bedside_web.pages.choices import COOKIE, Choices, keep_choices, read_choices, tell_caches
from bedside_web.pages.forms import LONGEST_ADDRESS
from bedside_web.pages.presenting.body import make_body
from bedside_web.pages.presenting.progress import Checked, count_claims, progress_of_article
from bedside_web.pages.presenting.reads import READS
from bedside_web.pages.presenting.thread import Step, steps_before


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What a request asks for, and what stands there."""

    choices: Choices
    standing: Standing
    checked: Checked
    before: tuple[Step, ...]
    marked: tuple[MarkedSource, ...]


@require_safe
def article(request: HttpRequest, address: str) -> HttpResponseBase:
    """The article at an address; another name of the address leads to the one it has."""
    found = canonical(address)
    if found.path != address:
        return redirect(f"{reverse('pages:article', args=[found.path])}{_query(request)}", permanent=True)
    asked = _ask(request, found)
    # A message is said once: a page with one is nobody's to keep, and the page before is not the answer.
    etag = "" if bool(get_messages(request)) else _etag(request, asked)
    unchanged = get_conditional_response(request, etag=etag) if etag else None
    if asked.standing.record is not None and request.method == "GET":
        READS.note(asked.standing.record)
    response = unchanged or render(request, "pages/article.html", _words(asked, is_streaming=False))
    tell_caches(response)
    if COOKIE not in request.COOKIES and asked.choices.is_chosen:
        keep_choices(response, asked.choices)
    patch_vary_headers(response, ["HX-Request"])
    if etag:
        response.headers["ETag"] = etag
    else:
        response.headers["Cache-Control"] = "private, no-store"
    return response


def show_streaming(request: HttpRequest, address: Address) -> HttpResponse:
    """The page around an article whose body comes by its stream."""
    response = render(request, "pages/article.html", _words(_ask(request, address), is_streaming=True))
    response.headers["HX-Push-Url"] = reverse("pages:article", args=[address.path])
    response.headers["Cache-Control"] = "no-store"
    return response


def _query(request: HttpRequest) -> str:
    """For whom a record asked the page to be written; nothing else of the query leads on."""
    audience = request.GET.get("audience", "")
    return f"?audience={audience}" if audience in set(Audience) else ""


def canonical(path: str) -> Address:
    """The address that a path leads to. Raises ``Http404`` for one that leads nowhere."""
    addresses = open_library().addresses
    found = addresses.read_path(path)
    if found is None and (record := find_article(path.strip("/")[:LONGEST_ADDRESS])):
        found = addresses.read_path(record.address)
    if found is None:
        raise Http404("No article stands at this address.")
    return found


def _ask(request: HttpRequest, address: Address) -> _Asked:
    choices = read_choices(request)
    standing = find_standing(address, choices.audience)
    body = make_body(standing, choices, language=get_language() or "en")
    return _Asked(
        choices=choices,
        standing=standing,
        checked=progress_of_article(standing.record, body.article, mark=standing.mark),
        marked=body.marked,
        before=steps_before(request, address, is_lay=choices.audience.is_lay),
    )


def _words(asked: _Asked, *, is_streaming: bool) -> dict[str, Any]:
    body = make_body(asked.standing, asked.choices, language=get_language() or "en")
    return {
        "standing": asked.standing,
        "path": asked.standing.address.path,
        "body": body,
        "article": body.article,
        "steps": status_steps(asked.standing.status),
        "audience_line": AUDIENCE_LINES[body.article.audience],
        "updated": _date(body.article.last_updated),
        "counts_line": counts_line(body.article.counts),
        "corrections": [correction_line(each) for each in body.article.corrections],
        "checked": asked.checked,
        "shown_claims": count_claims(body.article),
        "before": asked.before,
        "is_streaming": is_streaming,
    }


def _etag(request: HttpRequest, asked: _Asked) -> str:
    """Of all that the page is made of; the secret of the reader's forms stands for who reads."""
    get_token(request)  # a first visit has no secret yet, and its forms need one
    parts = (
        asked.standing.edition,
        asked.standing.status,
        asked.standing.withdrawal,
        _marked(asked),
        asked.choices,
        asked.checked,
        asked.before,
        get_language(),
        (request.user.pk, str(request.user)) if request.user.is_authenticated else None,
        build_mark(),
        request.META["CSRF_COOKIE"],
    )
    return f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'


def _marked(asked: _Asked) -> tuple[MarkedSource, ...]:
    """What became of the article's sources since it was made."""
    return asked.marked


def _date(told: str) -> date | str:
    """The day, or what stands there instead of one."""
    try:
        return date.fromisoformat(told)
    except ValueError:
        return told
