"""Are the data there that a service needs? Sent along, or fetched from the client's own server if we may."""

import time
from collections.abc import Mapping
from typing import Any

from django.conf import settings

from bedside.errors import EngineError, Problem, SourceError
from bedside.interchange.cds_hooks import (
    Gathered,
    HookRequest,
    HookService,
    fill_template,
    gather_prefetch,
)
from bedside.library.records import ask_json, is_below

SECONDS = 4.0
"""For all that is fetched for one call; a clinician is waiting."""
MOST_PAGES = 10

Resources = list[Mapping[str, Any]]


class DataMissing(SourceError):
    """Data that the service cannot do without were neither sent nor to be had."""


def gather(service: HookService, asked: HookRequest) -> Resources:
    """All resources under the service's keys.

    Raises ``DataMissing``, and ``SourceError`` for data of another patient.
    """
    ends = time.monotonic() + SECONDS
    found: Resources = []
    missing = []
    for key in service.keys:
        resources = _gather_key(key, asked, ends)
        if resources is not None:
            found += resources
        elif key in service.needs:
            missing.append(key)
    if missing:
        raise DataMissing("Data that the service needs are missing.", tuple(map(_problem, missing)))
    return found


def _problem(key: str) -> Problem:
    return Problem(
        place=f"prefetch.{key}",
        line=None,
        met=f"The data of the prefetch key {key} were not sent whole and could not be fetched.",
        advice="Send them, or a fhirServer that BEDSIDE_SITE_CDS_FHIR_SERVERS names with its token.",
    )


def _gather_key(key: str, asked: HookRequest, ends: float) -> Resources | None:
    """Everything under a key, page by page; ``None`` if it is not whole."""
    sent = gather_prefetch(
        asked.prefetch.get(key), is_there=key in asked.prefetch, patient_id=asked.patient_id
    )
    if sent.is_refused:
        return None
    if sent.is_whole:
        return list(sent.resources)
    try:
        if not sent.is_given:
            sent = _fetch(f"{asked.fhir_server}/{fill_template(key, asked.patient_id)}", asked, ends)
        return _follow(sent, asked, ends)
    except EngineError:
        return None


def _follow(page: Gathered, asked: HookRequest, ends: float) -> Resources | None:
    """A page and those behind it; ``None`` if one is refused or there are too many."""
    found = list(page.resources)
    for _ in range(MOST_PAGES):
        if page.is_refused:
            return None
        if page.next is None:
            return found
        page = _fetch(page.next, asked, ends)
        found += page.resources
    return None


def _fetch(address: str, asked: HookRequest, ends: float) -> Gathered:
    server = asked.fhir_server
    if server not in settings.CDS_FHIR_SERVERS or not is_below(address, server):
        raise EngineError("The record's server is not among those that may be asked.")
    token = asked.authorization.access_token if asked.authorization else None
    value = ask_json(address, seconds=ends - time.monotonic(), token=token)
    return gather_prefetch(value, is_there=True, patient_id=asked.patient_id)
