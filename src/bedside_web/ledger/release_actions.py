"""How does a library release come into the ledger? New claims, new wordings, and what their sources say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db import transaction

from bedside import Library
from bedside.editorial import CLAIM_TRANSITIONS, follow, hash_claim, weigh_risk
from bedside.library import Behind
from bedside.terms import Act, Claim, Publication, ReopeningCause, ReviewState
from bedside_web.accounts.models import User
from bedside_web.ledger.mapping import body_of, sponsors_of
from bedside_web.ledger.models import CitedText, ClaimRecord, ClaimRevision, SourceRecord
from bedside_web.ledger.queries import claims, claims_resting_on, newest_pack_hashes
from bedside_web.ledger.reopening_actions import reopen_claims
from bedside_web.ledger.touched import Synced, Touched
from bedside_web.trail.actions import record


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incoming:
    """A claim of the release with its hash and what stands behind it."""

    claim: Claim
    sha256: str
    behind: tuple[Behind, ...]
    release: str


@transaction.atomic
def sync_release(actor: User, library: Library) -> Synced:
    """Bring the claims of an open release in; a second time nothing is changed.

    A claim whose words differ from those of the pack before gets a new wording, which readers are shown
    at once, and is reopened; a claim that left its pack is withdrawn. Retractions that the release knows
    of reopen what rests on them.
    """
    incoming = {claim.id: _read(claim, library) for claim in library.claims()}
    known = {claim.pk: claim for claim in claims().select_for_update(of=("self",))}
    hashes = newest_pack_hashes()
    new = [each for id, each in incoming.items() if id not in known]
    back = [each for id, each in incoming.items() if id in known and known[id].state == _WITHDRAWN]
    changed = [
        each
        for id, each in incoming.items()
        if id in known and (hashes.get(id) != each.sha256 or known[id].state == _WITHDRAWN)
    ]
    gone = [claim for id, claim in known.items() if id not in incoming and claim.state != _WITHDRAWN]
    news = _add_sources([each.publication for one in incoming.values() for each in one.behind])
    _add_claims(new)
    reworded = [known[each.claim.id] for each in changed]
    _add_wordings(changed, known)
    _withdraw(gone)
    if new or changed or gone or news:
        counts = {"added": len(new), "changed": len(changed), "withdrawn": len(gone), "back": len(back)}
        told = {name: str(count) for name, count in counts.items()}
        record(actor, "sync", f"release:{library.release}", told)
    touched = [reopen_claims(actor, reworded, cause=ReopeningCause.EDITED)]
    touched += [_reopen_on(actor, publication) for publication in news]
    return Synced(added=len(new), changed=len(changed), withdrawn=len(gone), touched=_joined(touched))


_WITHDRAWN = ReviewState.WITHDRAWN.value


def _read(claim: Claim, library: Library) -> _Incoming:
    return _Incoming(
        claim=claim,
        sha256=hash_claim(claim),
        behind=library.sources.find_behind(claim),
        release=str(library.release),
    )


def _add_sources(publications: Sequence[Publication]) -> list[Publication]:
    """Add works that are new; those that the release newly tells as retracted or superseded come back."""
    works = {str(work.id): work for work in publications}
    known = SourceRecord.objects.in_bulk(list(works))
    now = datetime.now(UTC)
    SourceRecord.objects.bulk_create(
        SourceRecord(
            publication_id=id,
            body=body_of(work),
            is_retracted=work.is_retracted,
            superseded_by=work.superseded_by or "",
            changed_at=now,
        )
        for id, work in works.items()
        if id not in known
    )
    news = []
    for id, row in known.items():
        work = works[id]
        later = work.superseded_by or ""
        if (work.is_retracted and not row.is_retracted) or (later and later != row.superseded_by):
            row.is_retracted = row.is_retracted or work.is_retracted
            row.superseded_by, row.changed_at = later or row.superseded_by, now
            news.append(work)
    SourceRecord.objects.bulk_update(
        [known[str(work.id)] for work in news], ["is_retracted", "superseded_by", "changed_at"]
    )
    return news


def _reopen_on(actor: User, publication: Publication) -> Touched:
    cause = ReopeningCause.RETRACTED if publication.is_retracted else ReopeningCause.SUPERSEDED
    resting = list(claims_resting_on(publication.id).select_for_update(of=("self",)))
    return reopen_claims(actor, resting, cause=cause, publication_id=publication.id)


def _add_claims(incoming: Sequence[_Incoming]) -> None:
    now = datetime.now(UTC)
    records = {str(each.claim.id): _new_record(each, now) for each in incoming}
    ClaimRecord.objects.bulk_create(records.values())
    _add_wordings(incoming, records)


def _new_record(incoming: _Incoming, now: datetime) -> ClaimRecord:
    claim, risk = incoming.claim, weigh_risk(incoming.claim, reads=0)
    return ClaimRecord(
        id=claim.id,
        concept=claim.concept,
        facet=claim.facet.value,
        state=ReviewState.SUBMITTED.value,
        risk=risk.score,
        risk_reasons=list(risk.reasons),
        needed=risk.needed,
        sponsors=sponsors_of([each.publication for each in incoming.behind]),
        has_evidence=not all(each.publication.is_ai_written for each in incoming.behind),
        submitted_at=now,
        changed_at=now,
    )


def _add_wordings(incoming: Sequence[_Incoming], records: Mapping[str, ClaimRecord]) -> None:
    """The wording of the pack becomes the one that readers see; a draft over the old one is set aside."""
    now = datetime.now(UTC)
    numbers = _last_numbers(records) if incoming else {}
    wordings = ClaimRevision.objects.bulk_create(
        ClaimRevision(
            claim=records[each.claim.id],
            number=numbers.get(each.claim.id, 0) + 1,
            sha256=each.sha256,
            body=body_of(each.claim),
            release=each.release,
            made_at=now,
        )
        for each in incoming
    )
    CitedText.objects.bulk_create(
        text for each, wording in zip(incoming, wordings, strict=True) for text in _cited(each, wording)
    )
    rows = [records[each.claim.id] for each in incoming]
    for each, row, wording in zip(incoming, rows, wordings, strict=True):
        fresh = _new_record(each, now)
        row.current, row.pending, row.submitted_at = wording, None, now
        row.concept, row.facet, row.sponsors = fresh.concept, fresh.facet, fresh.sponsors
        row.has_evidence = fresh.has_evidence
        row.risk, row.risk_reasons, row.needed = fresh.risk, fresh.risk_reasons, fresh.needed
        row.state = _ready_to_reopen(row)
    ClaimRecord.objects.bulk_update(rows, _CHANGED)


_CHANGED = (
    "current pending submitted_at concept facet sponsors has_evidence risk risk_reasons needed state".split()
)


def _ready_to_reopen(row: ClaimRecord) -> str:
    """A draft over words that are gone is a draft no more."""
    state = ReviewState(row.state)
    return follow(CLAIM_TRANSITIONS, state, Act.SUBMIT).value if state is ReviewState.DRAFT else row.state


def _last_numbers(records: Mapping[str, ClaimRecord]) -> dict[str, int]:
    rows = ClaimRevision.objects.filter(claim__in=list(records)).order_by("number")
    return dict(rows.values_list("claim_id", "number"))


def _cited(incoming: _Incoming, wording: ClaimRevision) -> list[CitedText]:
    return [
        CitedText(
            revision=wording,
            publication_id=each.support.publication_id,
            passage_id=each.support.passage_id or "",
            locator=each.support.locator,
            directness=each.support.directness.value,
            read_depth=each.support.read_depth.value,
            words=each.passage.text if each.passage else "",
            sha256=each.passage.sha256 if each.passage else "",
        )
        for each in incoming.behind
    ]


def _withdraw(gone: Sequence[ClaimRecord]) -> None:
    for row in gone:
        row.state = follow(CLAIM_TRANSITIONS, ReviewState(row.state), Act.WITHDRAW).value
    ClaimRecord.objects.bulk_update(gone, ["state"])


def _joined(touched: Sequence[Touched]) -> Touched:
    return Touched(
        claims=tuple(sorted({claim for one in touched for claim in one.claims})),
        articles=tuple(sorted({article for one in touched for article in one.articles})),
        event=next((one.event for one in touched if one.event), None),
    )
