"""What does a program do at the board's desk? What its person may, but for what is done in person alone."""

from collections.abc import Callable
from typing import Annotated

import msgspec
from django.http import HttpRequest, HttpResponse
from ninja import Header, Query, Router

from bedside.terms import Act, ClaimCase, ClaimId, Concept, Facet, Person, Refusal, ReviewState
from bedside_web.accounts.models import User
from bedside_web.accounts.tokens import Scope
from bedside_web.api.actions import Deed, do_once
from bedside_web.api.credentials import Token, caller_at, member_at, reads
from bedside_web.api.paging import link_next, read_cursor, write_cursor
from bedside_web.api.problems import nowhere, refused
from bedside_web.api.reply import reply
from bedside_web.api.sent import ChangesSent, CommentSent, NoticeSent, QueueAsked, ReasonSent, WordingSent
from bedside_web.api.shapes import ActDone, CaseShown, CasesShown
from bedside_web.articles import actions as articles
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.actions import propose_wording
from bedside_web.ledger.models import ClaimRecord
from bedside_web.reviews import actions
from bedside_web.reviews.queries import WAITING, Waiting, case_of, queue

router = Router(tags=["The board's desk"])
ACTS = Token(Scope.REVIEW)
IN_PERSON = Refusal(
    code="in-person",
    sentence="No token signs or approves. Sign in, and do it on the page of the desk.",
)
Key = Annotated[
    str,
    Header(
        "",
        alias="Idempotency-Key",
        max_length=80,
        pattern=r"^[A-Za-z0-9_-]*$",
        description="Any word of your own, new for each act: sent again, the act is done once.",
    ),
]
Done = Callable[[User, Person], ActDone]


@router.get("desk/claims", auth=reads(Scope.REVIEW), response=CasesShown, operation_id="list_queue")
def list_queue(request: HttpRequest, asked: Query[QueueAsked]) -> HttpResponse:
    """The claims that wait for review, riskiest first; what others decided is not told."""
    person = member_at(request)
    rows = queue(person, states=[asked.state] if asked.state else WAITING)
    rows = [each for each in rows if each.is_mine or not asked.is_mine]
    # The queue's order changes as claims are judged, so its cursor is a place.
    first = int(read_cursor(asked.after) or "0")
    part = rows[first : first + asked.limit]
    after = write_cursor(str(first + asked.limit)) if len(rows) > first + asked.limit else None
    return reply(CasesShown(items=tuple(map(_case, part)), next=after), headers=link_next(request, after))


@router.post("desk/claims/{claim_id}/take", auth=ACTS, response=ActDone, operation_id="take_claim")
def take(request: HttpRequest, claim_id: str, key: Key = "") -> HttpResponse:
    """Put a claim onto one's own desk."""
    return _on_claim(
        request,
        (Act.TAKE, claim_id),
        lambda user, person: actions.take(user, claim_id, has_second_factor=person.has_second_factor),
        key=key,
    )


@router.post("desk/claims/{claim_id}/release", auth=ACTS, response=ActDone, operation_id="release_claim")
def release(request: HttpRequest, claim_id: str, key: Key = "") -> HttpResponse:
    """Take a claim off one's own desk, undecided."""
    return _on_claim(
        request, (Act.RELEASE, claim_id), lambda user, person: actions.release(user, claim_id), key=key
    )


@router.post("desk/claims/{claim_id}/submit", auth=ACTS, response=ActDone, operation_id="submit_claim")
def submit(request: HttpRequest, claim_id: str, key: Key = "") -> HttpResponse:
    """Hand in one's own draft of a wording."""
    return _on_claim(
        request, (Act.SUBMIT, claim_id), lambda user, person: actions.submit(user, claim_id), key=key
    )


@router.post("desk/claims/{claim_id}/wording", auth=ACTS, response=ActDone, operation_id="propose_wording")
def wording(request: HttpRequest, claim_id: str, sent: WordingSent, *, key: Key = "") -> HttpResponse:
    """Write another wording as a draft; readers go on seeing the one that stands."""
    return _on_claim(
        request,
        (Act.WRITE, claim_id),
        lambda user, person: propose_wording(
            user, claim_id, statement=sent.statement, plain=sent.plain, reason=sent.reason
        ),
        key=key,
    )


@router.post("desk/claims/{claim_id}/comment", auth=ACTS, response=ActDone, operation_id="comment_on_claim")
def comment(request: HttpRequest, claim_id: str, sent: CommentSent, *, key: Key = "") -> HttpResponse:
    """Remark on a claim."""
    return _on_claim(
        request,
        (Act.COMMENT, claim_id),
        lambda user, person: actions.comment(user, claim_id, text=sent.text),
        key=key,
    )


@router.post(
    "desk/claims/{claim_id}/request-changes", auth=ACTS, response=ActDone, operation_id="request_changes"
)
def request_changes(request: HttpRequest, claim_id: str, sent: ChangesSent, *, key: Key = "") -> HttpResponse:
    """Ask for another wording, as a reviewer who has the claim on the desk."""
    asked = actions.ChangeRequest(reason=sent.reason, suggested=sent.suggested)
    return _on_claim(
        request,
        (Act.REQUEST_CHANGES, claim_id),
        lambda user, person: actions.request_changes(
            user,
            claim_id,
            claim_hash=sent.claim_hash,
            request=asked,
            has_second_factor=person.has_second_factor,
        ),
        key=key,
    )


@router.post("desk/claims/{claim_id}/reopen", auth=ACTS, response=ActDone, operation_id="reopen_claim")
def reopen(request: HttpRequest, claim_id: str, sent: ReasonSent, *, key: Key = "") -> HttpResponse:
    """Have a claim judged anew, as an editor."""
    return _on_claim(
        request,
        (Act.REOPEN, claim_id),
        lambda user, person: actions.reopen(
            user, claim_id, reason=sent.reason, has_second_factor=person.has_second_factor
        ),
        key=key,
    )


@router.post("desk/claims/{claim_id}/sign", auth=ACTS, response=ActDone, operation_id="sign_claim")
def sign(request: HttpRequest, claim_id: str) -> HttpResponse:
    """Refused for every token: a signature is given in person, after a fresh second factor, on the page."""
    raise refused(IN_PERSON)


@router.post(
    "desk/articles/{path:address}/approve", auth=ACTS, response=ActDone, operation_id="approve_article"
)
def approve(request: HttpRequest, address: str) -> HttpResponse:
    """Refused for every token: an article is approved in person, on the page."""
    raise refused(IN_PERSON)


@router.post(
    "desk/articles/{path:address}/revise", auth=ACTS, response=ActDone, operation_id="revise_article"
)
def revise(request: HttpRequest, address: str, sent: ReasonSent, *, key: Key = "") -> HttpResponse:
    """Make an article anew from the claims as they stand."""
    return _on_article(
        request,
        (Act.REVISE, address),
        lambda user, person: articles.revise(user, address, library=open_library(), reason=sent.reason),
        key=key,
    )


@router.post(
    "desk/articles/{path:address}/withdraw", auth=ACTS, response=ActDone, operation_id="withdraw_article"
)
def withdraw(request: HttpRequest, address: str, sent: NoticeSent, *, key: Key = "") -> HttpResponse:
    """Withdraw an article, as an editor; the notice stays in its place."""
    return _on_article(
        request,
        (Act.WITHDRAW, address),
        lambda user, person: articles.withdraw(
            user, address, notice=sent.notice, has_second_factor=person.has_second_factor
        ),
        key=key,
    )


def _on_claim(
    request: HttpRequest, what: tuple[Act, str], do: Callable[[User, Person], object], *, key: str
) -> HttpResponse:
    act, claim_id = what

    def done(user: User, person: Person) -> ActDone:
        do(user, person)
        case = case_of(claim_id)
        return ActDone(
            act=act.value, subject=f"claim:{claim_id}", state=case.state, claim_hash=case.claim_hash
        )

    return _once(request, (act, f"claim:{claim_id}"), done, key=key)


def _on_article(
    request: HttpRequest, what: tuple[Act, str], do: Callable[[User, Person], object], *, key: str
) -> HttpResponse:
    act, address = what

    def done(user: User, person: Person) -> ActDone:
        do(user, person)
        state = ArticleRecord.objects.values_list("state", flat=True).get(address=address)
        return ActDone(act=act.value, subject=f"article:{address}", state=ReviewState(state))

    return _once(request, (act, f"article:{address}"), done, key=key)


def _once(request: HttpRequest, what: tuple[Act, str], done: Done, *, key: str) -> HttpResponse:
    """Do it in the person's name, once under a key; what the rules refuse becomes a problem."""
    person, caller, (act, subject) = member_at(request), caller_at(request), what
    assert caller.token is not None  # sessions only read
    deed = Deed(
        act=act.value,
        subject=subject,
        do=lambda: dict(msgspec.to_builtins(done(caller.user, person))),
        key=key,
        sent=request.body,
    )
    try:
        outcome, is_replay = do_once(caller.user, caller.token, deed)
    except (ClaimRecord.DoesNotExist, ArticleRecord.DoesNotExist):
        raise nowhere(subject.partition(":")[0]) from None
    return reply(outcome, headers={"Idempotency-Replayed": "true"} if is_replay else None)


def _case(waiting: Waiting) -> CaseShown:
    case: ClaimCase = waiting.case
    return CaseShown(
        claim_id=ClaimId(case.claim_id),
        claim_hash=case.claim_hash,
        statement=waiting.statement,
        concept=Concept(waiting.claim.concept),
        facet=Facet(waiting.claim.facet),
        state=case.state,
        round=case.round,
        needed=case.needed,
        takers=len(case.takers),
        is_mine=waiting.is_mine,
        refusal=waiting.refusal.code if waiting.refusal else None,
    )
