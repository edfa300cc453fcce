"""How do our hints stand in CDS Hooks 2.0? Requests, prefetch, cards and feedback; pure.

The specification is https://cds-hooks.hl7.org/2.0/; the invariants are those of the repository HL7/cds-hooks
(ADR 0048).
"""

from bedside.interchange.cds_hooks.body import read_body
from bedside.interchange.cds_hooks.cards import CardSource, make_response
from bedside.interchange.cds_hooks.draft_orders import without_ordered
from bedside.interchange.cds_hooks.feedback import CardFeedback, Outcome, read_feedback
from bedside.interchange.cds_hooks.invariants import Invariant, Where, find_breaches
from bedside.interchange.cds_hooks.operation_outcome import make_outcome
from bedside.interchange.cds_hooks.prefetch import (
    Gathered,
    fill_template,
    gather_prefetch,
    make_bundle,
    next_page,
)
from bedside.interchange.cds_hooks.request import FhirAuthorization, HookRequest, read_request
from bedside.interchange.cds_hooks.services import SERVICES, HookService, find_service, make_discovery

__all__ = [
    "SERVICES",
    "CardFeedback",
    "CardSource",
    "FhirAuthorization",
    "Gathered",
    "HookRequest",
    "HookService",
    "Invariant",
    "Outcome",
    "Where",
    "fill_template",
    "find_breaches",
    "find_service",
    "gather_prefetch",
    "make_bundle",
    "make_discovery",
    "make_outcome",
    "make_response",
    "next_page",
    "read_body",
    "read_feedback",
    "read_request",
    "without_ordered",
]
