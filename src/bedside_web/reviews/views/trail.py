"""What does the trail show the board? Events a page at a time, whether the chain holds, and an export.

A decision stands in the trail by its seal alone until all are in, so nothing here must be hidden.
"""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from bedside.editorial import write_events
from bedside.terms import Person
from bedside_web.reviews.sheets.trail import check_chain, make_events
from bedside_web.reviews.views.door import for_members, show
from bedside_web.trail.queries import all_events, events_of, newest_acts, newest_events

EVENTS_A_PAGE = 50


@require_safe
@for_members
def trail(request: HttpRequest, person: Person) -> HttpResponseBase:
    """``/board/trail/``: events, newest first, without the counts of readings.

    ``?subject=`` shows those of one claim, article or source, ``?reads=shown`` the counts too.
    """
    return _page(request, is_verified=False)


@require_POST
@for_members
def verify_trail(request: HttpRequest, person: Person) -> HttpResponseBase:
    """``/board/trail/verify/``: the same page, after each hash was computed again."""
    return _page(request, is_verified=True)


@require_safe
@for_members
def export_trail(request: HttpRequest, person: Person) -> HttpResponseBase:
    """``/board/trail/export/``: the whole trail, to be verified offline by ``bedside trail verify``."""
    return StreamingHttpResponse(
        write_events(all_events()),
        content_type="application/jsonl",
        headers={"Content-Disposition": 'attachment; filename="trail.jsonl"'},
    )


def _page(request: HttpRequest, *, is_verified: bool) -> HttpResponse:
    subject = request.GET.get("subject", "").strip()
    is_all = request.GET.get("reads") == "shown"
    every = newest_events() if is_all else newest_acts()
    rows = events_of(subject) if subject else every
    newest = newest_events().first()
    page = Paginator(rows, EVENTS_A_PAGE).get_page(request.GET.get("page"))
    kept = {"subject": subject, "reads": "shown" if is_all else ""}
    told = {
        "page": page,
        "rows": make_events(page.object_list),
        "subject": subject,
        "is_all": is_all,
        "kept_filters": "".join(f"{urlencode({name: value})}&" for name, value in kept.items() if value),
        "chain": check_chain() if is_verified else None,
        "count": newest.number if newest else 0,
        "head": newest.hash if newest else "",
    }
    return show(request, "trail", told)
