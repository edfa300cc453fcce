"""Is it kept what became of a card, and nothing of the patient or of who decided?"""

from uuid import uuid4

import pytest
from django.test import Client

from bedside_web.cds.models import CardOutcome
from bedside_web.trail.models import Event

PATH = "/cds-services/low-magnesium-work-up/feedback"


def told(card=None, **more):
    return {
        "card": card or str(uuid4()),
        "outcome": "overridden",
        "outcomeTimestamp": "2026-11-23T10:05:31Z",
        **more,
    }


def post(*entries, path=PATH):
    return Client().post(path, {"feedback": list(entries)}, content_type="application/json")


def test_a_batch_is_kept_with_one_event():
    accepted = told(outcome="accepted", acceptedSuggestions=[{"id": str(uuid4())}])
    overridden = told(overrideReason={"reason": {"code": "known"}, "userComment": "Zwiebelfisch"})
    response = post(accepted, overridden, told())
    assert response.status_code == 200 and response.json() == {}
    kept = CardOutcome.objects.values_list("outcome", "suggestions", "reason")
    assert sorted(kept) == [("accepted", 1, ""), ("overridden", 0, ""), ("overridden", 0, "known")]
    (event,) = Event.objects.all()
    assert event.subject == "card service low-magnesium-work-up"
    assert event.detail == [["accepted", "1"], ["overridden", "2"]]


def test_what_is_told_again_stays_one_outcome():
    card = str(uuid4())
    for entry in (told(card), told(card), told(card.upper()), told(f"urn:uuid:{card}")):
        assert post(entry, entry).status_code == 200
    assert post(told(card, outcome="accepted", acceptedSuggestions=[{"id": card}])).status_code == 200
    (kept,) = CardOutcome.objects.all()
    assert kept.outcome == "accepted"


def test_nothing_told_is_nothing_kept():
    assert post().status_code == 200 and not Event.objects.exists()


@pytest.mark.parametrize(
    "entry",
    [
        {},
        5,
        told("x"),
        told(outcome="ignored"),
        told(outcome="accepted"),
        told(outcome="accepted", acceptedSuggestions=[{}]),
        told(outcome="accepted", acceptedSuggestions=[5]),
        told(outcomeTimestamp="yesterday"),
        told(outcomeTimestamp="2026-11-23T10:05:31"),
        told(outcomeTimestamp="2026-11-23T10:05:31+02:00"),
        told(overrideReason={}),
        told(overrideReason=[]),
    ],
)
def test_one_wrong_outcome_refuses_the_batch(entry):
    response = post(told(), entry)
    assert response.status_code == 400 and response.json()["resourceType"] == "OperationOutcome"
    assert not CardOutcome.objects.exists()


def test_a_huge_batch_is_refused():
    assert post(*[told()] * 201).status_code == 400


def test_other_bodies_and_services():
    for body in ({}, {"feedback": {}}, {"feedback": None}):
        assert Client().post(PATH, body, content_type="application/json").status_code == 400
    assert post(told(), path="/cds-services/none/feedback").status_code == 404


def test_other_reasons_are_kept_as_other():
    post(told(overrideReason={"reason": {"code": "patient-Miller-refused"}}))
    assert CardOutcome.objects.get().reason == "other"
