"""Does a record's screen work with the site at the first try: over HTTP, with two workers, keys and all?"""

import json
import sqlite3
import sys
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "benchmarks" / "site")]

from served_site import site  # noqa: E402

from cds_records import bundle, medicine, observation, person  # noqa: E402
from cds_signing import ISSUER, Signer  # noqa: E402
from fhir_stub import TOKEN, FhirStub  # noqa: E402
from sandbox_client import SandboxClient  # noqa: E402

RECORD = [
    observation("magnesium", 0.44, "mmol/L"),
    observation("creatinine", 4.1, "mg/dL", days=2),
    person(),
    medicine("chlorthalidone 25 mg"),
]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """The site with one trusted client and one FHIR server that it may ask, and that client's screen."""
    folder = tmp_path_factory.mktemp("cds")
    signer = Signer()
    clients = folder / "clients.json"
    clients.write_text(json.dumps([{"iss": ISSUER, "jwks": signer.key_set}]))
    with FhirStub(RECORD) as stub:
        told = {
            "BEDSIDE_SITE_CDS_CLIENTS": str(clients),
            "BEDSIDE_SITE_CDS_FHIR_SERVERS": stub.base,
        }
        with site(folder / "site", workers=2, settings=told) as server:
            client = SandboxClient(f"{server.url}/cds-services", stub.base, TOKEN, signer)
            client.open()
            yield client, stub, folder / "site" / "site.sqlite3"


def test_a_chart_is_opened(served):
    client, _, _ = served
    cards = client.call("patient-view")
    assert len(cards) == 2
    ((url, card),) = [(url, card) for url, found in cards.items() for card in found]
    assert url.endswith("/low-magnesium-work-up") and card["indicator"] == "warning"


def test_orders_are_selected_and_signed(served):
    client, _, _ = served
    orders = [
        medicine("omeprazole 20 mg", status="draft", id="order-1"),
        medicine("magnesium oxide 400 mg", status="draft", id="order-2"),
    ]
    drafts = bundle(orders, "collection")
    selected = client.call("order-select", selections=["MedicationRequest/order-1"], draftOrders=drafts)
    assert [len(found) for found in selected.values()] == [0, 1]
    signed = client.call("order-sign", draftOrders=drafts)
    assert sum(len(found) for found in signed.values()) == 2


def test_what_fetching_missed_is_asked_for_by_the_service(served):
    client, stub, _ = served
    without = SandboxClient(client.discovery, client.fhir, TOKEN, client.signer)
    without.services = {url: {**each, "prefetch": {}} for url, each in client.services.items()}
    before = len(stub.asked)
    cards = without.call("patient-view")
    assert sum(len(found) for found in cards.values()) == 1 and len(stub.asked) > before


def test_feedback_is_told(served):
    client, _, database = served
    url = next(url for url in client.services if url.endswith("/low-magnesium-work-up"))
    first, second = client.call("patient-view")[url][0], client.call("patient-view")[url][0]
    assert first["uuid"] != second["uuid"]
    assert client.accept(url, first, first["suggestions"][0]) == 200
    assert client.dismiss(url, second, second["overrideReasons"][0]) == 200
    assert client.dismiss(url, second) == 200
    with sqlite3.connect(database) as rows:
        kept = dict(rows.execute("SELECT card, outcome FROM cds_cardoutcome").fetchall())
    assert kept[first["uuid"].replace("-", "")] == "accepted"
    assert kept[second["uuid"].replace("-", "")] == "overridden"


def test_a_token_is_used_once_whichever_worker_sees_it(served):
    client, _, _ = served
    headers = {"Authorization": f"Bearer {client.signer.token(client.discovery)}"}
    found = [httpx.get(client.discovery, headers=headers).status_code for _ in range(12)]
    assert found == [200] + [401] * 11


def test_nothing_of_the_patient_is_in_the_log_or_the_database(served):
    client, _, database = served
    drafts = bundle([medicine("magnesium Zwiebelfisch", status="draft")], "collection")
    found = client.call("order-sign", draftOrders=drafts)
    assert any("Zwiebelfisch" in card["detail"] for cards in found.values() for card in cards)
    for path in database.parent.rglob("*"):
        if path.is_file():
            assert b"Zwiebelfisch" not in path.read_bytes(), path.name
