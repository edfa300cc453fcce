"""What must be looked at again soon?"""

from datetime import UTC, datetime, timedelta

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bedside.terms import Person
from bedside_web.ledger.mapping import claim_of
from bedside_web.reviews.desk_queries import articles_due, ending_signatures
from bedside_web.reviews.views.door import for_members, show

DAYS = 90
CLAIMS_A_PAGE = 50


@require_safe
@for_members
def due(request: HttpRequest, person: Person) -> HttpResponse:
    """``/board/due/``: what falls due within ``DAYS``."""
    until = datetime.now(UTC) + timedelta(days=DAYS)
    page = Paginator(ending_signatures(until), CLAIMS_A_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "claim_id": each.claim_id,
            "statement": claim_of(each.revision).statement,
            "reviewer_name": each.reviewer_name,
            "expires_at": each.expires_at,
        }
        for each in page.object_list
    ]
    told = {"page": page, "rows": rows, "articles": articles_due(until.date()), "days": DAYS}
    return show(request, "due", told)
