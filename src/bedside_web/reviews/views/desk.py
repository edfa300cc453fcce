"""What waits for this reviewer? The queue, riskiest first; for everyone else, what the board is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from bedside.terms import Person, Refusal, ReviewState, Role
from bedside_web.reviews.forms import FilterForm
from bedside_web.reviews.queries import WAITING, counters, queue
from bedside_web.reviews.sheets.desk import choose_rows, make_queue_row
from bedside_web.reviews.views.door import person_at, show

CLAIMS_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskSheet:
    """What stands above the queue. ``refusal`` says what keeps a reviewer from judging anything at all."""

    all_count: int
    mine_count: int
    refusal: Refusal | None


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """``/board/``."""
    person = person_at(request)
    if person is None:
        return show(request, "welcome", {"counts": counters()}, is_member=False)
    return _queue(request, person)


def _queue(request: HttpRequest, person: Person) -> HttpResponse:
    waiting = queue(person, states=_states(request.GET.get("state", "")))
    rows = [make_queue_row(each, person) for each in waiting]
    form = FilterForm(request.GET, concepts=sorted({row.concept for row in rows}))
    wanted = form.cleaned_data if form.is_valid() else {}
    chosen = choose_rows(rows, wanted)
    told = {
        "page": Paginator(chosen, CLAIMS_A_PAGE).get_page(request.GET.get("page")),
        "form": form,
        "desk": DeskSheet(
            all_count=len(rows),
            mine_count=sum(row.is_mine for row in rows),
            refusal=_bar_to_all(person, [each.refusal for each in waiting]),
        ),
        "kept_filters": _kept(wanted),
    }
    return show(request, "desk", told)


def _states(state: str) -> Sequence[ReviewState]:
    return (ReviewState(state),) if state in set(ReviewState) else WAITING


def _bar_to_all(person: Person, refusals: Sequence[Refusal | None]) -> Refusal | None:
    """What a reviewer must do before the first claim: the one refusal that all claims share."""
    if Role.REVIEWER not in person.roles or not refusals:
        return None
    return refusals[0] if set(refusals) == {refusals[0]} else None


def _kept(wanted: dict[str, Any]) -> str:
    kept = {name: "on" if value is True else str(value) for name, value in wanted.items() if value}
    return f"{urlencode(kept)}&" if kept else ""
