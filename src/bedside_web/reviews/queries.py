"""What waits for review, how far is an article, and what do the counters say?"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from django.db.models import Count, F, QuerySet

from bedside.editorial import expires_first, find_valid, is_signed, why_not_take
from bedside.terms import ArticleCase, ClaimCase, Person, Refusal, ReviewState
from bedside_web.articles.mapping import case_of_article, newest_of, shown_claims
from bedside_web.articles.models import ArticleRecord, ArticleRevision
from bedside_web.ledger.mapping import wording_of
from bedside_web.ledger.models import ClaimRecord, ClaimRevision
from bedside_web.ledger.queries import claims
from bedside_web.reviews.mapping import make_case
from bedside_web.reviews.models import Assignment, ReviewDecision

WAITING = (ReviewState.SUBMITTED, ReviewState.UNDER_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A claim in the queue. ``refusal`` says why this person may not take it."""

    claim: ClaimRecord
    case: ClaimCase
    statement: str
    is_mine: bool
    refusal: Refusal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many of an article's claims bear the signatures that they need, by whom, and until when all do."""

    checked: int
    total: int
    by: tuple[str, ...] = ()
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counters:
    """Honest counts: each claim is ``reviewed``, ``waiting``, a draft, to change or ``ended``.

    ``ended`` are approved claims whose signatures count no longer; ``median_days`` runs from a claim's
    submission to its last signature.
    """

    published: int
    approved: int
    withdrawn: int
    claims: int
    reviewed: int
    waiting: int
    drafts: int
    to_change: int
    ended: int
    median_days: float | None

    @property
    def with_authors(self) -> int:
        """Claims that an author has to go on with."""
        return self.drafts + self.to_change


def queue(person: Person, *, states: Sequence[ReviewState] = WAITING) -> list[Waiting]:
    """The claims in these states, riskiest first, then those that wait longest. Three queries."""
    rows = claims().filter(state__in=[state.value for state in states])
    ordered = list(rows.order_by("-risk", "submitted_at", "pk"))
    cases = counted_cases_of(ordered)
    return [
        Waiting(
            claim=claim,
            case=cases[claim.pk],
            statement=wording_of(claim).body["statement"],
            is_mine=person.id in cases[claim.pk].takers,
            refusal=why_not_take(cases[claim.pk], person),
        )
        for claim in ordered
    ]


def case_of(claim_id: str) -> ClaimCase:
    """The case of a claim's wording under review. Raises ``ClaimRecord.DoesNotExist``."""
    claim = claims().get(pk=claim_id)
    return cases_of([claim])[claim.pk]


def cases_of(records: Sequence[ClaimRecord]) -> dict[str, ClaimCase]:
    """The cases of many claims' wordings under review. Two queries."""
    taken, decided = _desks(records), _decisions(records)
    return {claim.pk: make_case(claim, taken[claim.pk], decided[claim.pk]) for claim in records}


def counted_cases_of(records: Sequence[ClaimRecord]) -> dict[str, ClaimCase]:
    """The same for as many claims as there are, with the decisions alone that a rule may count.

    What was decided on earlier wordings and in earlier rounds only ever grows. Two queries.
    """
    taken, decided = _desks(records), _counting([wording_of(claim) for claim in records])
    return {claim.pk: make_case(claim, taken[claim.pk], decided[claim.pk]) for claim in records}


def article_case(article: ArticleRecord) -> ArticleCase:
    """The case of an article's newest revision, with each claim in the wording that it shows."""
    shown = _shown_cases([newest_of(article)])
    return case_of_article(article, shown[newest_of(article).pk])


def progress_of(article: ArticleRecord) -> Progress:
    """How far the revision is that readers see."""
    return progress_of_all([article])[article.address]


def progress_of_all(articles: Iterable[ArticleRecord]) -> dict[str, Progress]:
    """How far each article is, by address. Three queries for all."""
    current = {article.address: article.current for article in articles}
    shown = _shown_cases([revision for revision in current.values() if revision])
    now = datetime.now(UTC)
    return {
        address: _progress(shown[revision.pk] if revision else (), now)
        for address, revision in current.items()
    }


def counters() -> Counters:
    """The counts of articles and claims."""
    by_state = dict(ArticleRecord.objects.values_list("state").annotate(count=Count("pk")))
    rows = dict(
        ClaimRecord.objects.exclude(state=ReviewState.WITHDRAWN.value)
        .values_list("state")
        .annotate(count=Count("pk"))
    )
    days = _days_to_approval()
    withdrawn = by_state.get(ReviewState.WITHDRAWN.value, 0)
    return Counters(
        published=sum(by_state.values()) - withdrawn,
        approved=by_state.get(ReviewState.APPROVED.value, 0),
        withdrawn=withdrawn,
        claims=sum(rows.values()),
        reviewed=len(days),
        waiting=sum(rows.get(state.value, 0) for state in WAITING),
        drafts=rows.get(ReviewState.DRAFT.value, 0),
        to_change=rows.get(ReviewState.CHANGES_REQUESTED.value, 0),
        ended=rows.get(ReviewState.APPROVED.value, 0) - len(days),
        median_days=round(median(days), 1) if days else None,
    )


def unsigned_claims(now: datetime) -> list[ClaimRecord]:
    """Approved claims that bear fewer signatures that count than they need: some have expired."""
    approved = list(claims().filter(state=ReviewState.APPROVED.value))
    cases = counted_cases_of(approved)
    return [claim for claim in approved if not is_signed(cases[claim.pk], now)]


def unsigned_in_articles(now: datetime) -> dict[str, str]:
    """Claims that an approved article shows in a wording whose signatures no longer count, by its address."""
    approved = ArticleRecord.objects.filter(state=ReviewState.APPROVED.value).select_related("current")
    revisions = {article.address: article.current for article in approved if article.current}
    shown = _shown_cases(list(revisions.values()))
    return {
        address: case.claim_id
        for address, revision in revisions.items()
        for case in shown[revision.pk]
        if not is_signed(case, now)
    }


def _progress(cases: Sequence[ClaimCase], now: datetime) -> Progress:
    signed = [case for case in cases if is_signed(case, now)]
    valid = [decision for case in signed for decision in find_valid(case, now)]
    # A person is one by the account: two may bear one name, and one may have signed under two.
    names = {each.reviewer: each.reviewer_name for each in sorted(valid, key=lambda each: each.signed_at)}
    ends = [end for end in (expires_first(case, now) for case in signed) if end]
    return Progress(
        checked=len(signed), total=len(cases), by=tuple(sorted(names.values())), until=min(ends, default=None)
    )


def _shown_cases(revisions: Sequence[ArticleRevision]) -> dict[int, tuple[ClaimCase, ...]]:
    """The cases of the claims that revisions show, each in its shown wording. Three queries."""
    shown = {revision.pk: shown_claims(revision) for revision in revisions}
    ids = {id for claims_shown in shown.values() for id in claims_shown}
    hashes = {sha256 for claims_shown in shown.values() for sha256 in claims_shown.values()}
    rows = ClaimRevision.objects.filter(claim__in=ids, sha256__in=hashes).select_related("claim")
    wordings = {(wording.claim_id, wording.sha256): wording for wording in rows}
    records = list({wording.claim_id: wording.claim for wording in wordings.values()}.values())
    taken, decided = _desks(records), _counting(wordings.values())
    return {
        revision: tuple(
            make_case(wording.claim, taken[id], decided[id], wording=wording)
            for id, sha256 in claims_shown.items()
            if (wording := wordings.get((id, sha256)))
        )
        for revision, claims_shown in shown.items()
    }


def _desks(records: Iterable[ClaimRecord]) -> Mapping[str, list[Assignment]]:
    found: dict[str, list[Assignment]] = defaultdict(list)
    for row in Assignment.objects.filter(claim__in=[claim.pk for claim in records]):
        found[row.claim_id].append(row)
    return found


def _decisions(records: Iterable[ClaimRecord]) -> Mapping[str, list[ReviewDecision]]:
    return _by_claim(ReviewDecision.objects.filter(claim__in=[claim.pk for claim in records]))


def _counting(wordings: Iterable[ClaimRevision]) -> Mapping[str, list[ReviewDecision]]:
    shown = {(wording.claim_id, wording.sha256) for wording in wordings}
    rows = ReviewDecision.objects.filter(
        claim__in={claim for claim, _ in shown},
        claim_hash__in={sha256 for _, sha256 in shown},
        round=F("claim__round"),
    )
    return _by_claim(rows)


def _by_claim(rows: QuerySet[ReviewDecision]) -> Mapping[str, list[ReviewDecision]]:
    found: dict[str, list[ReviewDecision]] = defaultdict(list)
    for row in rows.order_by("pk"):
        found[row.claim_id].append(row)
    return found


def _days_to_approval() -> list[float]:
    """For each claim that is signed today: days from its submission to the last signature."""
    now = datetime.now(UTC)
    approved = {claim.pk: claim for claim in claims().filter(state=ReviewState.APPROVED.value)}
    return [
        (max(decision.signed_at for decision in find_valid(case, now)) - since).total_seconds() / 86_400
        for id, case in counted_cases_of(list(approved.values())).items()
        if is_signed(case, now) and (since := approved[id].submitted_at)
    ]
