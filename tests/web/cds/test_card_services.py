"""Does a record get the cards that it should, and a refusal that FHIR can read where it should not?"""

import json
import struct

import pytest
from django.test import Client

from bedside.interchange.cds_hooks import SERVICES, Where, find_breaches
from bedside_web.fhir.smart_servers import SmartServer
from bedside_web.trail.models import Event
from cds_records import PATIENT, bundle, call, medicine, observation, prefetch, problem

LOW = observation("magnesium", 0.48, "mmol/L")
WORK_UP = "low-magnesium-work-up"
JSON = "application/json"


def test_discovery_lists_every_service():
    response = Client().get("/cds-services")
    services = response.json()["services"]
    assert response.status_code == 200 and response["Content-Type"] == JSON
    assert [each["id"] for each in services] == [each.id for each in SERVICES]
    assert {each["hook"] for each in services} == {"patient-view", "order-select", "order-sign"}
    assert all(each["title"] and each["description"] and each["prefetch"] for each in services)
    assert len({each["id"] for each in services}) == len(services)


def test_templates_ask_only_what_the_restricted_queries_allow():
    """Search by token equality, ``_count`` and ``_sort``; the patient is the only token."""
    for each in Client().get("/cds-services").json()["services"]:
        for template in each["prefetch"].values():
            names = {part.split("=")[0] for part in template.partition("?")[2].split("&")} - {""}
            assert names <= {"patient", "code", "status", "_sort", "_count"}
            assert template.count("{{") == template.count("{{context.patientId}}") == 1


def test_a_card_is_shown(ask):
    response = ask(WORK_UP, sent=prefetch([LOW], ["omeprazole 20 mg"]))
    body = response.json()
    (card,) = body["cards"]
    assert response.status_code == 200 and not find_breaches(body, Where.RESPONSES)
    assert card["indicator"] == "warning" and len(card["summary"]) < 140
    assert "Magnesium 0.48 mmol/L" in card["detail"] and "omeprazole" in card["detail"]
    assert "Submitted, pending human review" in card["detail"]
    assert card["source"]["url"] == "http://testserver/"
    assert card["links"][0]["url"] == "http://testserver/explore/hypomagnesemia/"
    action = card["suggestions"][0]["actions"][0]
    assert action["resource"]["subject"] == {"reference": f"Patient/{PATIENT}"}


def test_the_icon_is_as_the_specification_asks(ask):
    """100 by 100 pixels, PNG, nowhere transparent, and pages of other origins may show it."""
    (card,) = ask(WORK_UP, sent=prefetch([LOW])).json()["cards"]
    response = Client().get(card["source"]["icon"].removeprefix("http://testserver"))
    assert response.status_code == 200 and response["Content-Type"] == "image/png"
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"
    image = response.content
    assert image.startswith(b"\x89PNG\r\n\x1a\n") and b"tRNS" not in image
    width, height, _, kind = struct.unpack(">IIBB", image[16:26])
    assert (width, height) == (100, 100) and kind in (0, 2, 3)  # of these no pixel has a transparency


def test_a_card_opens_the_site_where_the_record_may(ask, settings):
    here = "https://fhir.example.org/r4"

    def smart(**more):
        (card,) = ask(WORK_UP, sent=prefetch([LOW]), **more).json()["cards"]
        return [link["url"] for link in card["links"] if link["type"] == "smart"]

    assert smart() == smart(fhirServer=here) == []
    settings.SMART_SERVERS = {here: SmartServer(iss=here, client_id="bedside")}
    launch = ["http://testserver/smart/launch"]
    assert smart() == smart(fhirServer=here) == smart(fhirServer=f"{here}/") == launch
    assert smart(fhirServer="https://other.example.org/r4") == []


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
def test_heart_block_on_the_problem_list(ask, hook):
    kidney = observation("eGFR", 90, "mL/min/{1.73_m2}")
    id, orders = f"magnesium-order-kidney-{hook}", ["Magnesium sulfate"]
    sent = prefetch([kidney], has=["Complete heart block"])
    (card,) = ask(id, sent=sent, orders=orders).json()["cards"]
    assert "Complete heart block (active)" in card["detail"] and "hm-dose-015" in card["detail"]
    for gone in (problem("Complete heart block", status="resolved"), problem("No heart block")):
        sent["conditions"] = bundle([gone])
        assert ask(id, sent=sent, orders=orders).json() == {"cards": []}
    sent["conditions"] = bundle([problem("Heart block", subject={"reference": "Patient/other"})])
    assert ask(id, sent=sent, orders=orders).status_code == 400


def test_without_the_problem_list_the_kidneys_are_still_looked_at(ask):
    sent = prefetch([observation("eGFR", 20, "mL/min/{1.73_m2}")], has=["heart block"])
    id, orders = "magnesium-order-kidney-order-sign", ["Magnesium sulfate"]
    assert len(ask(id, sent=sent, orders=orders).json()["cards"]) == 2
    del sent["conditions"]
    (card,) = ask(id, sent=sent, orders=orders).json()["cards"]
    assert "kidney function is reduced" in card["summary"]


def test_what_a_card_points_to_is_there(ask):
    (card,) = ask(WORK_UP, sent=prefetch([LOW])).json()["cards"]
    for address in ("/explore/hypomagnesemia/", "/claims/hm-dx-001/"):
        assert f"http://testserver{address}" in json.dumps(card)
        assert Client().get(address).status_code == 200


def test_nothing_to_say_is_an_empty_list(ask):
    for service in SERVICES:
        assert ask(service.id, sent=prefetch()).json() == {"cards": []}


def test_a_patient_at_the_screen_sees_no_card(ask):
    body = call("patient-view", sent=prefetch([LOW]))
    for user in (f"Patient/{PATIENT}", "RelatedPerson/r-1"):
        body["context"]["userId"] = user
        assert ask(WORK_UP, body).json() == {"cards": []}


@pytest.mark.parametrize("hook", ["order-select", "order-sign"])
def test_orders_are_looked_at(ask, hook):
    sent = prefetch([observation("eGFR", 20, "mL/min/{1.73_m2}")])
    (card,) = ask(f"magnesium-order-kidney-{hook}", sent=sent, orders=["Magnesium sulfate"]).json()["cards"]
    assert "Being ordered: Magnesium sulfate" in card["detail"] and "suggestions" not in card


def test_only_what_was_newly_selected_is_looked_at(ask):
    body = call("order-select", sent=prefetch(), orders=["Magnesium sulfate", "aspirin"])
    id = "magnesium-order-kidney-order-select"
    assert ask(id, body).json()["cards"]
    body["context"]["selections"] = ["MedicationRequest/aspirin"]
    assert ask(id, body).json() == {"cards": []}
    body["context"]["selections"] = ["MedicationRequest/that-is-not-there"]
    assert ask(id, body).json()["cards"]


def test_missing_data_are_412_with_an_outcome(ask):
    response = ask("refractory-low-potassium-patient-view", sent={"magnesium": bundle([])})
    outcome = response.json()
    assert response.status_code == 412 and outcome["resourceType"] == "OperationOutcome"
    told = [each["details"]["text"] for each in outcome["issue"]]
    assert len(told) == 2 and "key potassium" in told[0] and "key medications" in told[1]


@pytest.mark.parametrize(
    "sent",
    [
        {"resourceType": "OperationOutcome", "issue": [{"severity": "error", "code": "forbidden"}]},
        bundle([LOW, {"resourceType": "OperationOutcome", "issue": [{"severity": "fatal"}]}]),
        bundle([LOW], link=[{"relation": "next", "url": "https://fhir.example.org/r4?page=2"}]),
        "a text",
        {},
    ],
    ids=["outcome", "outcome within", "one page of more", "a text", "no resource"],
)
def test_data_that_are_not_whole_are_missing(ask, sent):
    assert ask(WORK_UP, sent={"magnesium": sent}).status_code == 412


def test_null_is_nothing_there_and_whole(ask):
    response = ask(WORK_UP, sent={"magnesium": None})
    assert response.status_code == 200 and response.json() == {"cards": []}


def test_a_warning_of_the_search_does_no_harm(ask):
    warning = {
        "resourceType": "OperationOutcome",
        "issue": [{"severity": "warning", "code": "informational"}],
    }
    assert ask(WORK_UP, sent={"magnesium": bundle([LOW, warning])}).json()["cards"]


def test_a_prefetch_of_null_is_one_that_was_left_out(ask):
    """Some callers write null where they have nothing."""
    body = call("patient-view", sent={})
    left_out = {name: value for name, value in body.items() if name != "prefetch"}
    null, absent = ask(WORK_UP, {**body, "prefetch": None}), ask(WORK_UP, left_out)
    assert (null.status_code, null.json()) == (absent.status_code, absent.json())
    assert null.status_code != 400


@pytest.mark.parametrize("status", ["cancelled", "entered-in-error"])
def test_a_value_that_was_withdrawn_is_no_value(ask, status):
    older = observation("magnesium", 0.9, "mmol/L", days=3)
    assert ask(WORK_UP, sent=prefetch([{**LOW, "status": status}, older])).json() == {"cards": []}
    older = observation("magnesium", 0.5, "mmol/L", days=3)
    assert ask(WORK_UP, sent=prefetch([{**LOW, "status": status}, older])).json()["cards"]


@pytest.mark.parametrize(
    "reference", ["Patient/other", "https://fhir.example.org/r4/Patient/other/_history/2"]
)
def test_data_of_another_patient_are_refused(ask, reference):
    foreign = {**LOW, "subject": {"reference": reference}}
    response = ask(WORK_UP, sent={"magnesium": bundle([foreign])})
    assert response.status_code == 400 and "another patient" in response.content.decode()


def test_what_is_being_ordered_is_not_called_missing(ask):
    body = call("order-sign", sent=prefetch(), orders=["Magnesium sulfate"])
    id = "magnesium-order-kidney-order-sign"
    assert ask(id, body).json()["cards"]
    (card,) = ask(id, body).json()["cards"]
    offered = card["suggestions"][0]["actions"][0]["resource"]
    for request in (offered, {**offered, "code": {"text": "Creatinine, serum"}}):
        body["context"]["draftOrders"] = bundle([medicine("Magnesium sulfate"), request], "collection")
        assert ask(id, body).json() == {"cards": []}
    body["context"]["draftOrders"] = bundle(
        [medicine("Magnesium sulfate"), {**offered, "code": {"text": "Sodium"}}], "collection"
    )
    assert ask(id, body).json()["cards"]


def test_orders_for_another_patient_are_refused(ask):
    body = call("order-sign", sent=prefetch(), orders=["Magnesium sulfate"])
    body["context"]["draftOrders"]["entry"][0]["resource"]["subject"] = {"reference": "Patient/other"}
    assert ask("magnesium-order-kidney-order-sign", body).status_code == 400


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b" ", JSON, 400),
        (b"[]", JSON, 400),
        (b'{"hook": "patient-view", "hook": "order-sign"}', JSON, 400),
        (b'{"x": NaN}', JSON, 400),
        (b'{"x": 1e999}', JSON, 400),
        (b'{"x": "\\ud800"}', JSON, 400),
        (b'{"x": "\xff"}', JSON, 400),
        (b'{"x":' * 100_000, JSON, 400),
        (b'{"x":' + b"[" * 500 + b"]" * 500 + b"}", JSON, 400),
        (b"1" * 5_000, JSON, 400),
        (b"{}", "text/plain", 415),
        (b"{}", "application/x-www-form-urlencoded", 415),
        (b" " * 5_000_001, JSON, 413),
    ],
)
def test_a_body_that_is_no_call_is_refused(body, kind, status):
    response = Client().generic("POST", f"/cds-services/{WORK_UP}", body, content_type=kind)
    assert response.status_code == status
    assert response.json()["resourceType"] == "OperationOutcome"


def test_other_addresses_and_methods(ask):
    assert Client().get(f"/cds-services/{WORK_UP}").status_code == 405
    assert Client().post("/cds-services", {}, content_type=JSON)["Allow"] == "GET, OPTIONS"
    response = ask("no-such-service", {})
    assert response.status_code == 404 and response.json()["resourceType"] == "OperationOutcome"


def test_pages_of_other_origins_may_call(ask):
    response = Client().options(
        f"/cds-services/{WORK_UP}",
        headers={
            "Origin": "https://sandbox.example.org",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type",
        },
    )
    assert response.status_code == 204 and response["Access-Control-Allow-Origin"] == "*"
    allowed = response["Access-Control-Allow-Headers"].lower()
    assert "authorization" in allowed and "content-type" in allowed
    assert "POST" in response["Access-Control-Allow-Methods"]
    assert "Access-Control-Allow-Credentials" not in response
    for answer in (ask(WORK_UP, sent=prefetch([LOW])), ask(WORK_UP, {}), Client().get("/cds-services")):
        assert answer["Access-Control-Allow-Origin"] == "*" and answer["Cache-Control"] == "no-store"


def test_words_of_a_record_are_shown_as_words(ask):
    """A medicine is shown by its own name; what else a record writes beside it does not come out."""
    name = "omeprazole <img src=x onerror=alert(1)> [click](https://evil.example) *20* mg"
    (card,) = ask(WORK_UP, sent=prefetch([LOW], [name])).json()["cards"]
    assert "<img" not in card["detail"] and "[click]" not in card["detail"]
    assert "omeprazole" in card["detail"] and "click" not in card["detail"]


def test_a_withdrawn_claim_silences_its_cards(ask, library):
    from bedside_web.accounts.actions import system_actor
    from bedside_web.ledger.actions import sync_release
    from bedside_web.ledger.models import ClaimRecord

    sync_release(system_actor(), library)
    assert ask(WORK_UP, sent=prefetch([LOW])).json()["cards"]
    ClaimRecord.objects.filter(pk="hm-dx-001").update(state="withdrawn")
    assert ask(WORK_UP, sent=prefetch([LOW])).json() == {"cards": []}


def test_a_card_is_approved_when_all_its_claims_are(ask, library):
    from bedside_web.accounts.actions import system_actor
    from bedside_web.ledger.actions import sync_release
    from bedside_web.ledger.models import ClaimRecord

    sync_release(system_actor(), library)
    ClaimRecord.objects.exclude(pk="hm-dx-001").update(state="approved")
    assert "pending" in ask(WORK_UP, sent=prefetch([LOW])).json()["cards"][0]["detail"]
    ClaimRecord.objects.update(state="approved")
    detail = ask(WORK_UP, sent=prefetch([LOW])).json()["cards"][0]["detail"]
    assert "Approved" in detail and "pending" not in detail


def test_a_call_leaves_no_trace(ask, caplog):
    secret = "Zwiebelfisch"
    sent = prefetch([{**LOW, "note": [{"text": secret}]}], [f"omeprazole {secret}"])
    body = call("patient-view", sent=sent)
    body["context"]["patientId"] = secret
    assert ask(WORK_UP, body).status_code == 400
    assert "omeprazole" in ask(WORK_UP, sent=sent).content.decode()
    assert secret not in caplog.text and not Event.objects.exists()


def test_medicines_by_reference(ask):
    """An order that points to a Medication that comes along."""
    body = call("order-sign", sent=prefetch())
    order = medicine("x", status="draft")
    del order["medicationCodeableConcept"]
    order["medicationReference"] = {"reference": "Medication/m1"}
    drug = {"resourceType": "Medication", "id": "m1", "code": {"text": "Magnesium sulfate"}}
    body["context"]["draftOrders"] = bundle([order, drug], "collection")
    assert ask("magnesium-order-kidney-order-sign", body).json()["cards"]
