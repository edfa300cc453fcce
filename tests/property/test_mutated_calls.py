"""Does a spoiled call ever fail the site, or bring a card from what is not in it?

A thousand calls are spoiled by a seeded mutator; a slow and obvious judge reads what is left of each.
"""

import copy
import json
import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.errors import SourceError
from bedside.interchange.cds_hooks import (
    SERVICES,
    Where,
    find_breaches,
    find_service,
    read_body,
    read_feedback,
    read_request,
)
from cds_records import call, observation, prefetch

SEED = 20261123
MANY = 1_000
TAKES = ("potassium chloride 20 mmol", "lisinopril 10 mg")
ORDERS = ("omeprazole 20 mg", "Magnesium sulfate", "potassium chloride 20 mmol")
JUNK: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    1e300,
    "",
    "0.1",
    "\u202e",
    "x" * 3_000,
    "../..",
    "2026-13-45",
    [],
    [[]],
    {},
    {"resourceType": "Bundle"},
    {"reference": "Patient/other"},
)
LOW = {"magnesium": 0.7, "potassium": 3.5, "eGFR": 30}
CODES = {"19123-9": "magnesium", "2823-3": "potassium", "33914-3": "eGFR"}


def good_body(service: Any) -> dict[str, Any]:
    """A call that brings a card, before it is spoiled."""
    measured = [
        observation("potassium", 2.9, "mmol/L"),
        observation("potassium", 3.1, "mmol/L", days=4),
        observation("eGFR", 22, "mL/min/{1.73_m2}"),
    ]
    if service.rule != "refractory-low-potassium":
        measured.append(observation("magnesium", 0.44, "mmol/L"))
    takes = TAKES if service.rule == "refractory-low-potassium" else TAKES[1:]
    return call(service.hook, sent=prefetch(measured, takes, ["Complete heart block"]), orders=ORDERS)


def spoil(body: Any, chance: random.Random) -> Any:
    """The body with one to four changes: something taken out, replaced, doubled or moved."""
    body = copy.deepcopy(body)
    for _ in range(chance.randint(1, 4)):
        places = [(holder, key) for holder, key in walk(body)]
        holder, key = chance.choice(places)
        act = chance.choice(("take out", "replace", "double", "swap"))
        if act == "take out":
            del holder[key]
        elif act == "replace":
            holder[key] = copy.deepcopy(chance.choice(JUNK))
        elif act == "double" and isinstance(holder, list):
            holder.insert(key, copy.deepcopy(holder[key]))
        else:
            there, other = chance.choice(places)
            if not isinstance(holder[key], (dict, list)) and _is_plain(there, other):
                holder[key] = there[other]
        if not body:
            break
    return body


def _is_plain(holder: Any, key: Any) -> bool:
    try:
        return not isinstance(holder[key], (dict, list))
    except (KeyError, IndexError):
        return False


def walk(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in it."""
    for key in list(value) if isinstance(value, dict) else range(len(value)):
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from walk(value[key])


def low_values(body: Any) -> set[str]:
    """What the body says for sure is low, recent and final, read slowly."""
    return {
        of for each in _observations(body) for of in _meant(each) if _is_low(each, of) and _is_recent(each)
    }


def has_heart_block(body: Any) -> bool:
    """Whether the body says for sure that the heart is in block now, read slowly."""
    return any(
        "heart block" in json.dumps(each.get("code")).lower()
        and '"active"' in json.dumps(each.get("clinicalStatus"))
        for each in _of_kind("Condition", body)
    )


def _observations(body: Any) -> list[Any]:
    return _of_kind("Observation", body)


def _of_kind(kind: str, body: Any) -> list[Any]:
    sent = body.get("prefetch") if isinstance(body, dict) else None
    text = json.dumps(list(sent.values()) if isinstance(sent, dict) else [])
    found: list[Any] = []
    json.loads(text, object_hook=lambda each: found.append(each) or each)
    return [each for each in found if each.get("resourceType") == kind]


def _meant(each: Any) -> set[str]:
    """By a code, or by the words that a record gives instead of one."""
    words = json.dumps(each.get("code"))
    return {of for code, of in CODES.items() if code in words or of.lower() in words.lower()}


def _is_low(each: Any, of: str) -> bool:
    value = each.get("valueQuantity")
    number = value.get("value") if isinstance(value, dict) else None
    is_final = each.get("status") not in ("cancelled", "entered-in-error")
    return is_final and isinstance(number, (int, float)) and number < LOW[of]


def _is_recent(each: Any) -> bool:
    days = [each.get("effectiveDateTime"), each.get("issued"), each.get("effectivePeriod")]
    since = datetime.now(UTC) - timedelta(days=91)
    return any(str(day)[:10] >= since.date().isoformat() for day in days if isinstance(day, str))


NEEDED = {
    "low-magnesium-work-up": {"magnesium"},
    "new-drug-low-magnesium": {"magnesium"},
    "refractory-low-potassium": {"potassium"},
}


def is_card_earned(rule: str, body: Any, card: Any) -> bool:
    """Whether the body holds what a card of the rule must rest on."""
    low = low_values(body)
    if "heart block" in card.get("summary", ""):
        return has_heart_block(body)
    if rule == "magnesium-order-kidney":
        return "Not on record" in card["detail"] or "eGFR" in low  # the body has no creatinine
    return low >= NEEDED[rule]


@pytest.fixture
def site(db, library, settings):
    settings.IS_CDS_OPEN = True
    settings.CDS_CLIENTS = settings.CDS_FHIR_SERVERS = ()
    client = Client()
    client.raise_request_exception = False
    return client


@pytest.fixture(scope="module")
def library(homes):
    from bedside import Library

    with Library.open() as opened:
        yield opened


def post(site, id: str, body: Any) -> Any:
    return site.post(f"/cds-services/{id}", json.dumps(body), content_type="application/json")


def test_what_is_spoiled_brought_cards(site):
    """Without this the law below would hold of an empty room."""
    for service in SERVICES:
        response = post(site, service.id, good_body(service))
        assert response.status_code == 200 and response.json()["cards"], service.id
        assert all(
            is_card_earned(service.rule, good_body(service), card) for card in response.json()["cards"]
        )


def test_a_thousand_spoiled_calls(site):
    chance = random.Random(SEED)
    seen: dict[int, int] = {}
    cards = 0
    for number in range(MANY):
        service = SERVICES[number % len(SERVICES)]
        body = spoil(good_body(service), chance)
        response = post(site, service.id, body)
        seen[response.status_code] = seen.get(response.status_code, 0) + 1
        assert response.status_code in (200, 400, 412), (number, service.id)
        told = response.json()
        if response.status_code != 200:
            assert told["resourceType"] == "OperationOutcome"
            continue
        assert not find_breaches(told, Where.RESPONSES)
        cards += len(told["cards"])
        assert all(is_card_earned(service.rule, body, card) for card in told["cards"]), (number, service.id)
    assert min(seen[status] for status in (200, 400, 412)) > 20 and cards > 100, (seen, cards)


def test_the_judge_sees_what_is_not_earned():
    service = find_service("low-magnesium-work-up")
    body = good_body(service)
    del body["prefetch"]["magnesium"]
    assert not is_card_earned("low-magnesium-work-up", body, {"detail": ""})
    body = good_body(service)
    body["prefetch"]["magnesium"]["entry"][0]["resource"]["status"] = "cancelled"
    assert not is_card_earned("low-magnesium-work-up", body, {"detail": ""})
    heart = {"summary": "heart block is on record", "detail": ""}
    assert is_card_earned("magnesium-order-kidney", body, heart)
    body["prefetch"]["conditions"]["entry"][0]["resource"]["clinicalStatus"] = {}
    assert not is_card_earned("magnesium-order-kidney", body, heart)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
NAMES = st.sampled_from(
    ["hook", "hookInstance", "context", "fhirServer", "fhirAuthorization", "prefetch", "feedback"]
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(NAMES | st.text(max_size=8), ANYTHING, max_size=8))
def test_any_object_is_read_or_refused(body):
    for hook in ("patient-view", "order-select", "order-sign"):
        with pytest.raises(SourceError) as refused:
            read_request(body, hook=hook)
        assert refused.value.problems
    try:
        read_feedback(body)
    except SourceError as error:
        assert error.problems


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200) | ANYTHING.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused(data):
    try:
        body = read_body(data)
    except SourceError:
        return
    assert json.dumps(body, ensure_ascii=False).encode("utf-8")
