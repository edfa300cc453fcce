"""Which cards does a call get? The record is read, the service's rule is asked, and nothing is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from bedside import Library
from bedside.errors import SourceError, UserError
from bedside.interchange.cds_hooks import (
    CardSource,
    HookRequest,
    HookService,
    gather_prefetch,
    make_bundle,
    make_response,
    without_ordered,
)
from bedside.terms import ClaimId, Hint, Medication, Patient
from bedside_web.articles.shelf import open_library
from bedside_web.cds.gathering import gather
from bedside_web.cds.queries import Standing, stand_of

Resources = tuple[Mapping[str, Any], ...]


def answer(service: HookService, asked: HookRequest, *, site: str) -> dict[str, Any]:
    """The body of the answer. A patient or relative at the screen is shown no card."""
    if asked.is_of_a_lay_user:
        return {"cards": []}
    library = open_library()
    now = datetime.now(UTC)
    drafts = _drafts(asked)
    orders = _read_orders(library, drafts, asked, now=now)
    if asked.draft_orders is not None and not orders:
        return {"cards": []}
    patient = _read(library, gather(service, asked), now)
    hints = without_ordered(library.clinic.find_hints(service.rule, patient, orders), drafts)
    standing = stand_of({claim_id for hint in hints for claim_id in hint.claim_ids})
    shown = tuple(hint for hint in hints if not standing.withdrawn & set(hint.claim_ids))
    source = _source(library, shown, standing, title=service.title, site=site)
    return make_response(shown, asked.patient_id, replace(source, launch=_launch(asked, site)))


def _drafts(asked: HookRequest) -> Resources:
    """All orders being written. Raises ``SourceError`` for one that is for another patient."""
    found = gather_prefetch(
        asked.draft_orders, is_there=asked.draft_orders is not None, patient_id=asked.patient_id
    )
    return found.resources


def _read_orders(
    library: Library, drafts: Resources, asked: HookRequest, *, now: datetime
) -> tuple[Medication, ...]:
    """The medicines being ordered: the newly selected ones where some are, else all."""
    if not drafts:
        return ()
    chosen = [each for each in drafts if _name(each) in asked.selections]
    # Medicines that orders point to come along with them. A selection that names none of them says nothing.
    drugs = [each for each in drafts if each["resourceType"] == "Medication"] if chosen else []
    return _read(library, [*chosen, *drugs] or drafts, now).medications


def _read(library: Library, resources: Iterable[Mapping[str, Any]], now: datetime) -> Patient:
    """What the resources say. Raises ``SourceError`` without a word of theirs if they cannot be read."""
    try:
        return library.clinic.read_patient(make_bundle(resources), now)
    except (SourceError, UserError):
        raise SourceError("The record that was sent cannot be read.") from None


def _name(resource: Mapping[str, Any]) -> str:
    return f"{resource['resourceType']}/{resource.get('id')}"


def _source(
    library: Library, hints: tuple[Hint, ...], standing: Standing, *, title: str, site: str
) -> CardSource:
    ids = {claim_id for hint in hints for claim_id in hint.claim_ids}
    return CardSource(
        site=site,
        title=title,
        statements={str(each): _statement(library, each, standing) for each in ids},
        names={entry.id: entry.name for entry in library.ledger.concepts()},
        is_signed=lambda hint: set(hint.claim_ids) <= standing.signed,
        icon=f"{site}{reverse('cds:icon')}",
    )


def _launch(asked: HookRequest, site: str) -> str:
    """Where the record may open the site as its app; a record that does not name itself may be any known."""
    server = asked.fhir_server
    is_known = bool(settings.SMART_SERVERS) if server is None else server in settings.SMART_SERVERS
    return f"{site}{reverse('fhir:smart-launch')}" if is_known else ""


def _statement(library: Library, claim_id: ClaimId, standing: Standing) -> str:
    """The wording that readers are shown: the board's where it amended the pack's."""
    return standing.statements.get(claim_id) or library.ledger.claim(claim_id).statement
