"""What does a reviewer see of one claim, and which acts does the page offer?"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bedside.editorial import (
    find_open,
    why_not_comment,
    why_not_release,
    why_not_reopen,
    why_not_request_changes,
    why_not_sign,
    why_not_take,
)
from bedside.terms import ClaimCase, Person, Role
from bedside_web.ledger.mapping import wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import find_claim
from bedside_web.reviews.desk_queries import history_of, waiting_ids
from bedside_web.reviews.forms import CommentForm, ReasonForm, RequestForm
from bedside_web.reviews.queries import cases_of
from bedside_web.reviews.sheets.acts import ActFace
from bedside_web.reviews.sheets.claim import ClaimSheet, make_sheet
from bedside_web.reviews.views.door import for_members, show
from bedside_web.reviews.views.near import find_near


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimActs:
    """The acts of a claim's page; ``first`` are the buttons, the others come with a form."""

    first: tuple[ActFace, ...]
    request: ActFace
    comment: ActFace
    reopen: ActFace | None


@require_safe
@for_members
def claim(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/claims/<id>/``."""
    return claim_page(request, person, claim_id)


def claim_page(request: HttpRequest, person: Person, claim_id: str, **forms: object) -> HttpResponse:
    """The page, also when one of its forms comes back with errors."""
    record = claim_or_404(claim_id)
    case = cases_of([record])[record.pk]
    sheet = sheet_of(record, case, person)
    told = {
        "sheet": sheet,
        "person": person,
        "acts": acts_of(case, person),
        "near": find_near(waiting_ids(), claim_id),
        "request_form": RequestForm(initial={"claim_hash": sheet.claim_hash}),
        "comment_form": CommentForm(),
        "reopen_form": ReasonForm(prefix="reopen"),
    }
    return show(request, "claim", {**told, **forms}, status=422 if forms else 200)


def claim_or_404(claim_id: str) -> ClaimRecord:
    """The claim, or the page that says that there is none."""
    record = find_claim(claim_id)
    if record is None:
        raise Http404("There is no such claim.")
    return record


def sheet_of(record: ClaimRecord, case: ClaimCase, person: Person) -> ClaimSheet:
    """What ``person`` sees of the claim now."""
    return make_sheet(record, case, history_of(wording_of(record)), person=person, now=datetime.now(UTC))


def acts_of(case: ClaimCase, person: Person) -> ClaimActs:
    """Every act with the sentence that forbids it, if one does."""
    return ClaimActs(
        first=(_sign(case, person), _take_or_release(case, person)),
        request=ActFace(
            name="request",
            label=_("Request changes"),
            url=reverse("reviews:request_changes", args=[case.claim_id]),
            refusal=why_not_request_changes(case, person),
            key="r",
        ),
        comment=ActFace(
            name="comment",
            label=_("Comment"),
            url=reverse("reviews:comment", args=[case.claim_id]),
            refusal=why_not_comment(case, person),
            key="c",
        ),
        reopen=_reopen(case, person) if Role.EDITOR in person.roles else None,
    )


def _sign(case: ClaimCase, person: Person) -> ActFace:
    return ActFace(
        name="sign",
        label=_("Approve and sign …"),
        url=reverse("reviews:sign", args=[case.claim_id]),
        refusal=why_not_sign(case, person),
        key="a",
        is_link=True,
    )


def _take_or_release(case: ClaimCase, person: Person) -> ActFace:
    has_decided = any(decision.reviewer == person.id for decision in find_open(case))
    if person.id in case.takers and not has_decided:
        url = reverse("reviews:release", args=[case.claim_id])
        refusal = why_not_release(case, person)
        return ActFace(name="take", label=_("Give it back"), url=url, refusal=refusal, key="t")
    url = reverse("reviews:take", args=[case.claim_id])
    return ActFace(
        name="take", label=_("Take onto my desk"), url=url, refusal=why_not_take(case, person), key="t"
    )


def _reopen(case: ClaimCase, person: Person) -> ActFace:
    return ActFace(
        name="reopen",
        label=_("Open it again"),
        url=reverse("reviews:reopen", args=[case.claim_id]),
        refusal=why_not_reopen(case, person),
    )
