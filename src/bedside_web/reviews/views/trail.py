"""What does the trail show the board? Events a page at a time, whether the chain holds, and an export."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bedside.editorial import Refused, write_events
from bedside.editorial.exporting import why_not_export
from bedside.terms import Person
from bedside_web.reviews.sheets.acts import ActFace
from bedside_web.reviews.sheets.trail import check_chain, make_events
from bedside_web.reviews.views.door import for_members, show
from bedside_web.trail.queries import all_events, events_of, newest_events

EVENTS_A_PAGE = 50


@require_safe
@for_members
def trail(request: HttpRequest, person: Person) -> HttpResponse:
    """``/board/trail/``: events, newest first; ``?subject=`` shows those of one claim, article or source."""
    return _page(request, person, is_verified=False)


@require_POST
@for_members
def verify_trail(request: HttpRequest, person: Person) -> HttpResponse:
    """``/board/trail/verify/``: the same page, after each hash was computed again."""
    return _page(request, person, is_verified=True)


def _page(request: HttpRequest, person: Person, *, is_verified: bool) -> HttpResponse:
    subject = request.GET.get("subject", "").strip()
    rows = events_of(subject) if subject else newest_events()
    page = Paginator(rows, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    newest = newest_events().first()
    told = {
        "page": page,
        "events": make_events(page.object_list, person),
        "subject": subject,
        "kept_filters": f"{urlencode({'subject': subject})}&" if subject else "",
        "chain": check_chain() if is_verified else None,
        "count": newest.number if newest else 0,
        "head": newest.hash if newest else "",
        "export_act": _export_act(person),
    }
    return show(request, "trail", told)


def _export_act(person: Person) -> ActFace:
    return ActFace(
        name="export",
        label=_("Export as JSON lines"),
        url=reverse("reviews:export_trail"),
        refusal=why_not_export(person),
        is_link=True,
    )


@require_safe
def export_trail(request: HttpRequest) -> HttpResponseBase:
    """``/board/trail/export/``: the whole trail, to be verified offline by ``bedside trail verify``."""
    return _refused_export(request) or StreamingHttpResponse(
        write_events(all_events()),
        content_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="trail.jsonl"'},
    )


def _refused_export(request: HttpRequest) -> HttpResponse | None:
    answer = _export_door(request)
    return None if answer.status_code == 204 else answer


@for_members
def _export_door(request: HttpRequest, person: Person) -> HttpResponse:
    if refusal := why_not_export(person):
        raise Refused(refusal)
    return HttpResponse(status=204)
