"""What does a record that calls hear? The rules of CDS Hooks, and the hints behind the cards."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bedside import Library
from bedside.interchange.cds_hooks import (
    CardSource,
    Where,
    find_breaches,
    find_service,
    gather_prefetch,
    make_bundle,
    make_response,
    read_feedback,
    read_request,
)
from cds_records import PATIENT, bundle, call, medicine, observation, prefetch
from runners.running import Given, Outcome, runner

_REQUEST = {
    "request": {
        "fhirAuthorization": {
            "access_token": "t",
            "token_type": "Bearer",
            "expires_in": 300,
            "scope": "user/Observation.rs",
            "subject": "bedside",
        }
    }
}
_LOW = {"service": "low-magnesium-work-up", "measured": [["magnesium", 0.48, "mmol/L"]]}
_FEEDBACK = {
    "card": "4e0a3a1e-3283-4575-ab82-028d55fe2719",
    "outcome": "overridden",
    "outcomeTimestamp": "2026-11-23T10:05:31Z",
}


@runner("find broken invariants", sample={"request": {}})
def find_broken_invariants(given: Given, folder: Path) -> Outcome:
    """A request, a response or feedback, to the named invariants that it breaks."""
    ((kind, body),) = given.items()
    where = {"request": Where.REQUESTS, "response": Where.RESPONSES, "feedback": Where.FEEDBACK}[kind]
    return {"breaks": [each.id for each in find_breaches(body, where)]}


@runner("read a call", sample={}, refused=_REQUEST)
def read_a_call(given: Given, folder: Path) -> Outcome:
    """A good call with what is ``given`` changed in it, to what was read; ``None`` takes a field out."""
    body = {**call("patient-view", sent={}), **given.get("request", {})}
    body["context"] = {**body["context"], **given.get("context", {})}
    asked = read_request(_without_nones(body), hook="patient-view")
    return {"user": asked.user_type, "server": asked.fhir_server or "none", "shown": repr(asked)}


@runner("read feedback", sample={"feedback": [_FEEDBACK]}, refused={"feedback": [{"outcome": "ignored"}]})
def read_the_feedback(given: Given, folder: Path) -> Outcome:
    """Feedback on cards, to what is kept of it."""
    found = read_feedback({"feedback": [{**_FEEDBACK, **each} for each in given["feedback"]]})
    return {
        "outcomes": [each.outcome.value for each in found],
        "suggestions": [each.suggestions for each in found],
        "reasons": [each.reason for each in found],
        "kept": str(found),
    }


@runner("call a card service", sample=_LOW)
def call_a_card_service(given: Given, folder: Path) -> Outcome:
    """What was measured (days ago), what is taken and what is ordered, to the cards of a service."""
    service = find_service(given["service"])
    assert service is not None
    measured = [observation(*each[:3], days=(each[3:] or [1])[0]) for each in given.get("measured", ())]
    sent = prefetch(measured, given.get("takes", ()), given.get("has", ()))
    now = datetime.now(UTC)
    with Library.open() as library:
        found = [gather_prefetch(sent[key], is_there=True, patient_id=PATIENT) for key in service.keys]
        patient = library.clinic.read_patient(
            make_bundle(each for part in found for each in part.resources), now
        )
        drafts = bundle(medicine(name, status="draft") for name in given.get("orders", ()))
        orders = library.clinic.read_patient(drafts, now).medications
        hints = library.clinic.find_hints(service.rule, patient, orders)
        source = CardSource(
            site="https://bedside.example.org",
            title=service.title,
            statements={id: library.ledger.claim(id).statement for each in hints for id in each.claim_ids},
            names={entry.id: entry.name for entry in library.ledger.concepts()},
            is_signed=lambda hint: bool(given.get("signed")),
            icon="https://bedside.example.org/cds-services/icon.png",
            launch=given.get("launch", ""),
        )
        cards = make_response(hints, PATIENT, source)["cards"]
    return _told(cards)


def _told(cards: list[dict[str, Any]]) -> Outcome:
    return {
        "summaries": [card["summary"] for card in cards],
        "indicators": [card["indicator"] for card in cards],
        "offers": [each["label"] for card in cards for each in card.get("suggestions", ())],
        "orders": [
            action["resource"]["resourceType"]
            for card in cards
            for each in card.get("suggestions", ())
            for action in each["actions"]
        ],
        "links": [f"{each['type']} {each['url']}" for card in cards for each in card["links"]],
        "details": "\n".join(card["detail"] for card in cards) or "no card",
    }


def _without_nones(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nones(each) for key, each in value.items() if each is not None}
    return value
