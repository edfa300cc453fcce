"""What do the pages of the board read? A claim with all that befell it, people, sources, what falls due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, F, Q, QuerySet

from bedside.terms import DecisionKind, ReviewState, Role
from bedside_web.accounts.models import User
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import CitedText, ClaimRecord, ClaimRevision, SourceRecord
from bedside_web.ledger.queries import cited_texts, wordings
from bedside_web.reviews.models import Reopening, ReviewComment, ReviewDecision
from bedside_web.reviews.queries import WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHistory:
    """What befell a claim, and what its wording rests on."""

    cited: tuple[CitedText, ...]
    sources: Mapping[str, SourceRecord]
    wordings: tuple[ClaimRevision, ...]
    decisions: tuple[ReviewDecision, ...]
    comments: tuple[ReviewComment, ...]
    reopenings: tuple[Reopening, ...]


def history_of(wording: ClaimRevision) -> ClaimHistory:
    """Everything of the claim that a page shows, in six reads."""
    cited = tuple(cited_texts(wording))
    claim_id = wording.claim_id
    return ClaimHistory(
        cited=cited,
        sources=SourceRecord.objects.in_bulk([each.publication_id for each in cited]),
        wordings=tuple(wordings(claim_id)),
        decisions=tuple(ReviewDecision.objects.filter(claim=claim_id)),
        comments=tuple(ReviewComment.objects.filter(claim=claim_id).select_related("author").order_by("pk")),
        reopenings=tuple(Reopening.objects.filter(claim=claim_id).order_by("-pk")),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardMember:
    """Who sits on the board, as everyone may read it."""

    name: str
    roles: tuple[str, ...]
    specialty: str
    credentials: str
    interests: tuple[object, ...]
    has_declared: bool
    signatures: int


def people_of_the_board() -> tuple[BoardMember, ...]:
    """Everyone with a role whose account is active, by name.

    A signature is counted once it may be seen: a count that grows would tell how somebody decided.
    """
    is_hidden = Q(
        decisions__claim__state=ReviewState.UNDER_REVIEW.value, decisions__round=F("decisions__claim__round")
    )
    is_signature = Q(decisions__kind=DecisionKind.APPROVE.value)
    signed = Count("decisions", filter=is_signature & ~is_hidden, distinct=True)
    users = (
        User.objects.filter(grants__isnull=False, is_active=True)
        .annotate(signed=signed)
        .prefetch_related("grants", "declared_interests")
        .order_by("last_name", "username")
        .distinct()
    )
    return tuple(_member(user) for user in users)


def _member(user: User) -> BoardMember:
    roles = {grant.role for grant in user.grants.all()}
    return BoardMember(
        name=str(user),
        roles=tuple(role.value for role in Role if role.value in roles),
        specialty=user.specialty,
        credentials=user.credentials,
        interests=tuple(user.declared_interests.all()),
        has_declared=user.interests_declared_at is not None,
        signatures=getattr(user, "signed", 0),
    )


def sources_by_weight() -> tuple[tuple[str, int], ...]:
    """Every work that a shown wording rests on, with how many claims do; most first."""
    rows = (
        CitedText.objects.filter(revision=F("revision__claim__current"))
        .values("publication_id")
        .annotate(claims=Count("revision__claim", distinct=True))
        .order_by("-claims", "publication_id")
    )
    return tuple((row["publication_id"], row["claims"]) for row in rows)


def ending_signatures(until: datetime) -> QuerySet[ReviewDecision]:
    """The signatures of this round on the shown wording that end before ``until``, soonest first."""
    return (
        ReviewDecision.objects.filter(
            kind=DecisionKind.APPROVE.value,
            expires_at__lt=until,
            round=F("claim__round"),
            revision=F("claim__current"),
        )
        .select_related("claim", "revision")
        .order_by("expires_at", "claim")
    )


def articles_due(until: date) -> QuerySet[ArticleRecord]:
    """The articles that must be looked at again before ``until``."""
    return ArticleRecord.objects.filter(review_due__lt=until).order_by("review_due", "address")


def statements_of(claim_ids: Sequence[str]) -> Mapping[str, ClaimRecord]:
    """The claims of these ids with the wordings that say what they state."""
    return ClaimRecord.objects.select_related("current", "pending").in_bulk(list(claim_ids))


def statement_of(record: ClaimRecord) -> str:
    """What the wording under review states."""
    wording = record.pending or record.current
    return claim_of(wording).statement if wording else ""


def waiting_ids() -> list[str]:
    """The claims that wait for review, in the order of the queue."""
    waiting = ClaimRecord.objects.filter(state__in=[state.value for state in WAITING])
    return list(waiting.order_by("-risk", "submitted_at", "pk").values_list("pk", flat=True))
