"""What does the ledger hold? Claims with their wordings, the words behind them, and who rests on a source."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet

from bedside.terms import Claim, ClaimId, ReviewState
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import CitedText, ClaimRecord, ClaimRevision, SourceRecord

WITHDRAWN = "withdrawn"


def claims() -> QuerySet[ClaimRecord]:
    """All claims with both wordings at hand."""
    return ClaimRecord.objects.select_related("current", "pending")


def find_claim(claim_id: str) -> ClaimRecord | None:
    """A claim by its id."""
    return claims().filter(pk=claim_id).first()


def claims_resting_on(publication_id: str) -> QuerySet[ClaimRecord]:
    """The claims whose shown wording rests on this work; withdrawn ones are left out."""
    resting = CitedText.objects.filter(publication_id=publication_id, revision=F("revision__claim__current"))
    return claims().filter(pk__in=resting.values("revision__claim")).exclude(state=WITHDRAWN).order_by("pk")


def cited_texts(revision: ClaimRevision) -> QuerySet[CitedText]:
    """The words that a wording rests on, in the order of its supports."""
    return CitedText.objects.filter(revision=revision).order_by("pk")


def wordings(claim_id: str) -> QuerySet[ClaimRevision]:
    """The wordings of a claim, newest first."""
    return ClaimRevision.objects.filter(claim_id=claim_id).select_related("author").order_by("-number")


def sources(publication_ids: Iterable[str]) -> dict[str, SourceRecord]:
    """The works of these ids that the ledger knows."""
    return SourceRecord.objects.in_bulk(list(publication_ids))


def marked_sources() -> QuerySet[SourceRecord]:
    """The works that were retracted or superseded; what else is known of them is left out."""
    marked = SourceRecord.objects.filter(Q(is_retracted=True) | ~Q(superseded_by=""))
    return marked.defer("body", "notice").order_by("pk")


def newest_pack_hashes() -> dict[str, str]:
    """The hash of the last wording that came out of a pack, by claim."""
    return dict(
        ClaimRevision.objects.filter(author=None).order_by("number").values_list("claim_id", "sha256")
    )


def amended_claims() -> dict[ClaimId, Claim]:
    """The claims that readers are shown in an author's wording instead of the pack's."""
    amended = ClaimRecord.objects.filter(current__author__isnull=False).select_related("current")
    return {ClaimId(record.pk): claim_of(record.current) for record in amended if record.current}


def current_hashes() -> dict[str, str]:
    """The hash of the wording that readers are shown, by claim; withdrawn claims are left out."""
    shown = ClaimRecord.objects.filter(current__isnull=False).exclude(state=WITHDRAWN)
    return dict(shown.values_list("pk", "current__sha256"))


def claim_states() -> dict[str, ReviewState]:
    """Where each claim stands in review."""
    return {id: ReviewState(state) for id, state in ClaimRecord.objects.values_list("pk", "state")}


def retracted_works() -> frozenset[str]:
    """The ids of the works that the ledger marks as retracted."""
    return frozenset(SourceRecord.objects.filter(is_retracted=True).values_list("pk", flat=True))
