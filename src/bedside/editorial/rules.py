"""Why may this person not do this? One function an act; ``None`` means that nothing stands against it.

Every rule fails closed: what is not known to be allowed is refused. A text that is ``None`` was not
written yet, so that a page can ask about the button before the form is filled; actions give the text.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from bedside.editorial import refusals
from bedside.editorial.expiry import is_signed
from bedside.editorial.independence import find_open
from bedside.editorial.interests import find_bearing
from bedside.editorial.permissions import ON_ARTICLES, ON_CLAIMS, Permission
from bedside.terms import Act, ArticleCase, ClaimCase, Person, Refusal, ReviewState, Role


def why_not_write(
    case: ClaimCase, person: Person, *, statement: str | None = None, is_new: bool = True
) -> Refusal | None:
    """Propose a wording; ``is_new`` tells whether it differs from the wording that stands."""
    act = Act.REVISE if case.state is ReviewState.APPROVED else Act.WRITE
    is_anothers = case.state is ReviewState.DRAFT and case.author != person.id
    return _first(
        _not_permitted(ON_CLAIMS[act], case.state, person),
        refusals.NOT_YOUR_DRAFT if is_anothers else None,
        refusals.NO_STATEMENT if _is_blank(statement) else None,
        None if is_new else refusals.NOTHING_CHANGED,
    )


def why_not_submit(case: ClaimCase, person: Person) -> Refusal | None:
    """Hand one's own draft in; whoever may write one and has none is told to keep it first."""
    has_none = case.state is not ReviewState.DRAFT and why_not_write(case, person) is None
    return _first(
        refusals.NO_DRAFT if has_none else None,
        _not_permitted(ON_CLAIMS[Act.SUBMIT], case.state, person),
        refusals.NOT_YOUR_DRAFT if case.author != person.id else None,
    )


def why_not_take(case: ClaimCase, person: Person) -> Refusal | None:
    """Take a claim onto one's desk."""
    return _first(
        _not_permitted(ON_CLAIMS[Act.TAKE], case.state, person),
        _not_impartial(case, person),
        refusals.ALREADY_TAKEN if person.id in case.takers else None,
        refusals.ENOUGH_REVIEWERS if len(case.takers) >= max(case.needed, 1) else None,
    )


def why_not_release(case: ClaimCase, person: Person, *, reviewer: int | None = None) -> Refusal | None:
    """Give a claim back before deciding; an editor may take it off another ``reviewer``'s desk."""
    whose = person.id if reviewer is None else reviewer
    has_decided = any(decision.reviewer == whose for decision in find_open(case))
    return _first(
        _not_permitted(ON_CLAIMS[Act.RELEASE], case.state, person),
        refusals.NOT_AN_EDITOR if whose != person.id and Role.EDITOR not in person.roles else None,
        refusals.NOT_ON_THAT_DESK if whose not in case.takers else None,
        refusals.ALREADY_DECIDED if has_decided else None,
    )


def why_not_comment(case: ClaimCase, person: Person, *, text: str | None = None) -> Refusal | None:
    """Remark on a claim."""
    return _first(
        _not_permitted(ON_CLAIMS[Act.COMMENT], case.state, person),
        refusals.NO_WORDS if _is_blank(text) else None,
    )


def why_not_sign(case: ClaimCase, person: Person, *, claim_hash: str | None = None) -> Refusal | None:
    """Approve a wording with one's name; ``claim_hash`` is that of the wording that the person saw."""
    return _first(
        _not_judge(Act.SIGN, case, person),
        None if case.has_evidence else refusals.NO_EVIDENCE,
        _stale(case, claim_hash),
    )


def why_not_request_changes(
    case: ClaimCase, person: Person, *, claim_hash: str | None = None, reason: str | None = None
) -> Refusal | None:
    """Ask for another wording, and say why."""
    return _first(
        _not_judge(Act.REQUEST_CHANGES, case, person),
        _stale(case, claim_hash),
        refusals.NO_REASON if _is_blank(reason) else None,
    )


def why_not_reopen(case: ClaimCase, person: Person, *, reason: str | None = None) -> Refusal | None:
    """Have a claim judged anew; its signatures count no more."""
    return _first(
        _not_permitted(ON_CLAIMS[Act.REOPEN], case.state, person),
        _not_confirmed(person),
        refusals.NO_REASON if _is_blank(reason) else None,
    )


def why_not_revise(case: ArticleCase, person: Person, *, reason: str | None = None) -> Refusal | None:
    """Make a new revision of an article."""
    return _first(
        _not_permitted(ON_ARTICLES[Act.REVISE], case.state, person),
        refusals.NO_REASON if _is_blank(reason) else None,
    )


def why_not_approve(case: ArticleCase, person: Person, *, now: datetime) -> Refusal | None:
    """Approve an article's newest revision; each of its claims must bear its signatures as it is worded."""
    missing = sum(not is_signed(claim, now) for claim in case.claims)
    return _first(
        _not_permitted(ON_ARTICLES[Act.APPROVE], case.state, person),
        _not_confirmed(person),
        refusals.INTERESTS_UNDECLARED if not person.has_declared_interests else None,
        refusals.OWN_REVISION if case.reviser == person.id else None,
        _first(*(_own_or_bearing(claim, person) for claim in case.claims)),
        refusals.NO_CLAIMS if not case.claims else None,
        refusals.refuse_unsigned(missing, len(case.claims)) if missing else None,
    )


def why_not_withdraw(case: ArticleCase, person: Person, *, notice: str | None = None) -> Refusal | None:
    """Withdraw an article; the notice stays in its place."""
    return _first(
        _not_permitted(ON_ARTICLES[Act.WITHDRAW], case.state, person),
        _not_confirmed(person),
        refusals.NO_NOTICE if _is_blank(notice) else None,
    )


def why_not_mark(person: Person) -> Refusal | None:
    """Mark a source as retracted or superseded."""
    return _first(
        refusals.NOT_ACTIVE if not person.is_active else None,
        refusals.NOT_AN_EDITOR if Role.EDITOR not in person.roles else None,
        _not_confirmed(person),
    )


def _first(*found: Refusal | None) -> Refusal | None:
    return next((refusal for refusal in found if refusal), None)


def _is_blank(text: str | None) -> bool:
    return text is not None and not text.strip()


def _not_permitted(permission: Permission, state: ReviewState, person: Person) -> Refusal | None:
    if not person.is_active:
        return refusals.NOT_ACTIVE
    if not permission.roles & person.roles:
        return refusals.refuse_role(_listed(permission))
    return None if state in permission.states else refusals.refuse_state(state.value)


_PLURALS: Mapping[Role, str] = {
    Role.AUTHOR: "authors",
    Role.REVIEWER: "reviewers",
    Role.EDITOR: "editors",
    Role.ADMINISTRATOR: "administrators",
}


def _listed(permission: Permission) -> str:
    names = [_PLURALS[role] for role in Role if role in permission.roles]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names) or "the library"


def _not_confirmed(person: Person) -> Refusal | None:
    return None if person.has_second_factor else refusals.NO_SECOND_FACTOR


def _not_impartial(case: ClaimCase, person: Person) -> Refusal | None:
    return _first(
        _not_confirmed(person),
        refusals.INTERESTS_UNDECLARED if not person.has_declared_interests else None,
        _own_or_bearing(case, person),
    )


def _own_or_bearing(case: ClaimCase, person: Person) -> Refusal | None:
    if case.author == person.id:
        return refusals.OWN_WORDING
    bearing = find_bearing(person.interests, case)
    return refusals.refuse_interest(bearing.name) if bearing else None


def _not_judge(act: Act, case: ClaimCase, person: Person) -> Refusal | None:
    has_decided = any(decision.reviewer == person.id for decision in find_open(case))
    return _first(
        _not_permitted(ON_CLAIMS[act], case.state, person),
        _not_impartial(case, person),
        refusals.ALREADY_DECIDED if has_decided else None,
        refusals.NOT_TAKEN if person.id not in case.takers else None,
    )


def _stale(case: ClaimCase, claim_hash: str | None) -> Refusal | None:
    return refusals.STALE_WORDING if claim_hash not in (None, case.claim_hash) else None


CLAIM_RULES: Mapping[Act, Callable[[ClaimCase, Person], Refusal | None]] = {
    Act.WRITE: why_not_write,
    Act.SUBMIT: why_not_submit,
    Act.TAKE: why_not_take,
    Act.RELEASE: why_not_release,
    Act.COMMENT: why_not_comment,
    Act.SIGN: why_not_sign,
    Act.REQUEST_CHANGES: why_not_request_changes,
    Act.REOPEN: why_not_reopen,
}
"""The rule of each act on claims, to be asked before its form is filled."""
