"""What is written of claims and sources? Every function takes who acts, and leaves an entry in the trail."""

from dataclasses import replace
from datetime import UTC, datetime

from django.db import transaction

from bedside.editorial import CLAIM_TRANSITIONS, Refused, follow, hash_claim, why_not_mark, why_not_write
from bedside.terms import Act, Claim, ReopeningCause, ReviewState
from bedside_web.accounts.models import User
from bedside_web.accounts.people import is_system, person_of
from bedside_web.ledger.mapping import bare_case, body_of, claim_of, wording_of
from bedside_web.ledger.models import CitedText, ClaimRevision, SourceRecord
from bedside_web.ledger.queries import cited_texts, claims, claims_resting_on
from bedside_web.ledger.release_actions import sync_release
from bedside_web.ledger.reopening_actions import reopen_claims
from bedside_web.ledger.touched import Touched
from bedside_web.trail.actions import record

__all__ = ["mark_retracted", "mark_superseded", "propose_wording", "reopen_claims", "sync_release"]


@transaction.atomic
def propose_wording(
    actor: User, claim_id: str, *, statement: str, plain: str | None, reason: str
) -> ClaimRevision:
    """Write another wording of a claim, as a draft; readers go on seeing the one that stands.

    Raises ``Refused``, and ``ClaimRecord.DoesNotExist``.
    """
    row = claims().select_for_update(of=("self",)).get(pk=claim_id)
    wording = wording_of(row)
    proposed = _reworded(claim_of(wording), statement, plain)
    refusal = why_not_write(
        bare_case(row),
        person_of(actor),
        statement=statement,
        is_new=hash_claim(proposed) != wording.sha256,
    )
    if refusal:
        raise Refused(refusal)
    made = _add_draft(actor, wording, proposed, reason=reason)
    act = Act.REVISE if row.state == ReviewState.APPROVED.value else Act.WRITE
    row.state = follow(CLAIM_TRANSITIONS, ReviewState(row.state), act).value
    row.pending, row.changed_at = made, made.made_at
    row.save(update_fields=["state", "pending", "changed_at"])
    record(actor, act.value, f"claim:{claim_id}", {"wording": made.sha256, "number": str(made.number)})
    return made


def _reworded(claim: Claim, statement: str, plain: str | None) -> Claim:
    return replace(claim, statement=statement.strip(), plain=(plain or "").strip() or None)


def _add_draft(actor: User, wording: ClaimRevision, proposed: Claim, *, reason: str) -> ClaimRevision:
    last = ClaimRevision.objects.filter(claim=wording.claim_id).order_by("-number").values_list("number")
    made = ClaimRevision.objects.create(
        claim_id=wording.claim_id,
        number=last[0][0] + 1,
        sha256=hash_claim(proposed),
        body=body_of(proposed),
        author=actor,
        release=wording.release,
        reason=reason.strip(),
        made_at=datetime.now(UTC),
    )
    CitedText.objects.bulk_create(_copied(text, made) for text in cited_texts(wording))
    return made


def _copied(text: CitedText, wording: ClaimRevision) -> CitedText:
    text.pk, text.revision = None, wording
    return text


@transaction.atomic
def mark_retracted(
    actor: User, publication_id: str, *, notice: str = "", has_second_factor: bool = False
) -> Touched:
    """Mark a source as retracted, and reopen exactly the claims that rest on it.

    Returns what was touched. Raises ``Refused``, and ``SourceRecord.DoesNotExist``.
    """
    source = _source_to_mark(actor, publication_id, has_second_factor)
    source.is_retracted, source.notice = True, notice.strip()
    return _mark(actor, source, ReopeningCause.RETRACTED)


@transaction.atomic
def mark_superseded(
    actor: User, publication_id: str, *, by: str, notice: str = "", has_second_factor: bool = False
) -> Touched:
    """Mark a source as superseded ``by`` a later edition, and reopen exactly the claims that rest on it.

    Returns what was touched. Raises ``Refused``, and ``SourceRecord.DoesNotExist``.
    """
    source = _source_to_mark(actor, publication_id, has_second_factor)
    source.superseded_by, source.notice = by.strip(), notice.strip()
    return _mark(actor, source, ReopeningCause.SUPERSEDED)


def _source_to_mark(actor: User, publication_id: str, has_second_factor: bool) -> SourceRecord:
    refusal = why_not_mark(person_of(actor, has_second_factor=has_second_factor))
    if refusal and not is_system(actor):
        raise Refused(refusal)
    return SourceRecord.objects.select_for_update().get(pk=publication_id)


def _mark(actor: User, source: SourceRecord, cause: ReopeningCause) -> Touched:
    source.changed_at = datetime.now(UTC)
    source.save()
    id = source.publication_id
    resting = list(claims_resting_on(id).select_for_update(of=("self",)))
    if not resting:
        event = record(actor, "mark", f"source:{id}", {"cause": cause.value, "claims": ""})
        return Touched(event=event.number)
    return reopen_claims(actor, resting, cause=cause, publication_id=id, reason=source.notice)
