"""How much is published, reviewed, waiting and withdrawn? Counted from what the board did; zeros are said."""

from dataclasses import dataclass
from statistics import median

from django.db.models import Count, Max, Q

from bedside.terms import DecisionKind, ReviewState
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.models import ClaimRecord

_WAITING = (
    ReviewState.SUBMITTED.value,
    ReviewState.UNDER_REVIEW.value,
    ReviewState.CHANGES_REQUESTED.value,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What the counters show. ``median_days`` is ``None`` while no claim was approved."""

    published: int
    reviewed: int
    waiting: int
    withdrawn: int
    articles: int
    claims: int
    median_days: float | None


def count_all(claims: int) -> Tally:
    """The counters; ``claims`` is how many the library holds, for those that nobody submitted yet."""
    articles = ArticleRecord.objects.aggregate(
        all=Count("pk"),
        published=Count("pk", filter=Q(state=ReviewState.APPROVED.value)),
        withdrawn=Count("pk", filter=Q(state=ReviewState.WITHDRAWN.value)),
    )
    counts = ClaimRecord.objects.aggregate(
        all=Count("pk"),
        reviewed=Count("pk", filter=Q(state=ReviewState.APPROVED.value)),
        waiting=Count("pk", filter=Q(state__in=_WAITING)),
    )
    unsent = max(claims - counts["all"], 0)
    return Tally(
        published=articles["published"],
        reviewed=counts["reviewed"],
        waiting=counts["waiting"] + unsent,
        withdrawn=articles["withdrawn"],
        articles=articles["all"],
        claims=counts["all"] + unsent,
        median_days=_median_days(),
    )


def _median_days() -> float | None:
    """From submission to the last signature that an approved claim needed."""
    signed = (
        ClaimRecord.objects.filter(state=ReviewState.APPROVED.value, submitted_at__isnull=False)
        .annotate(signed=Max("decisions__signed_at", filter=Q(decisions__kind=DecisionKind.APPROVE.value)))
        .filter(signed__isnull=False)
        .values_list("submitted_at", "signed")
    )
    days = [(last - first).total_seconds() / 86_400 for first, last in signed if first and last]
    return median(days) if days else None
