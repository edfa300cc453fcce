"""Are missing data fetched where we may, and nowhere else?"""

import pytest

from bedside.errors import EngineError
from bedside.library.records import ask_json, is_below, is_safe
from bedside_web.cds import gathering, key_sets
from bedside_web.cds.clients import CdsClient, read_servers
from cds_records import call, observation
from cds_signing import ISSUER, Signer
from fhir_stub import TOKEN, FhirStub

WORK_UP = "low-magnesium-work-up"
LOW = observation("magnesium", 0.48, "mmol/L")


def body(stub: FhirStub, *, token: str | None = TOKEN, **more):
    authorization = {
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": 300,
        "scope": "user/*.rs",
        "subject": "bedside",
    }
    sent = more.pop("sent", {})
    parts = {"fhirServer": stub.base} | ({"fhirAuthorization": authorization} if token else {})
    return call("patient-view", sent=sent, **{**parts, **more})


@pytest.fixture
def stub(settings):
    with FhirStub([LOW]) as server:
        settings.CDS_FHIR_SERVERS = (server.base,)
        yield server


def test_what_was_not_sent_is_fetched_with_the_token(ask, stub):
    response = ask(WORK_UP, body(stub))
    assert len(response.json()["cards"]) == 1
    assert stub.asked[0].startswith("/r4/Observation?patient=pat-1&code=http")
    assert ask(WORK_UP, body(stub, token="wrong")).status_code == 412
    assert ask(WORK_UP, body(stub, token=None)).status_code == 412


def test_what_was_sent_is_not_fetched(ask, stub):
    response = ask(WORK_UP, body(stub, sent={"magnesium": None, "medications": None}))
    assert response.json() == {"cards": []} and not stub.asked


def test_an_outcome_is_not_asked_again(ask, stub):
    outcome = {"resourceType": "OperationOutcome", "issue": [{"severity": "error"}]}
    assert ask(WORK_UP, body(stub, sent={"magnesium": outcome})).status_code == 412
    assert not any("Observation" in path for path in stub.asked)


def test_pages_are_followed(ask, stub):
    stub.resources = [observation("magnesium", 0.9, "mmol/L", days=9 - each) for each in range(8)] + [LOW]
    stub.resources[-1] = observation("magnesium", 0.48, "mmol/L", days=0.5)
    stub.page = 2
    assert len(ask(WORK_UP, body(stub)).json()["cards"]) == 1
    assert sum("Observation" in path for path in stub.asked) == 5


def test_pages_without_end_are_left(ask, stub, monkeypatch):
    monkeypatch.setattr(gathering, "MOST_PAGES", 3)
    stub.resources = [observation("magnesium", 0.4, "mmol/L", days=each / 10) for each in range(1, 30)]
    stub.page = 1
    assert ask(WORK_UP, body(stub)).status_code == 412


def test_a_page_on_another_server_is_not_followed(ask, stub):
    stub.resources = [observation("magnesium", 0.4, "mmol/L", days=each) for each in range(1, 5)]
    stub.page, stub.fault = 2, "leads elsewhere"
    assert ask(WORK_UP, body(stub)).status_code == 412


@pytest.mark.parametrize("fault", ["sends elsewhere", "fails", "a web page", "huge", "slow"])
def test_a_server_that_answers_badly(ask, stub, monkeypatch, fault):
    monkeypatch.setattr(gathering, "SECONDS", 0.5)
    stub.fault = fault
    assert ask(WORK_UP, body(stub)).status_code == 412
    assert not any("elsewhere" in path for path in stub.asked)


def test_data_of_another_patient_are_refused_when_fetched(ask, stub):
    stub.resources = [{**LOW, "subject": {"reference": "Patient/other"}}]
    assert ask(WORK_UP, body(stub)).status_code == 400


def test_only_servers_of_the_operator_are_asked(ask, stub, settings):
    settings.CDS_FHIR_SERVERS = ("https://fhir.example.org/r4",)
    assert ask(WORK_UP, body(stub)).status_code == 412
    settings.CDS_FHIR_SERVERS = (f"{stub.base}/tenant",)
    assert ask(WORK_UP, body(stub)).status_code == 412
    assert ask(WORK_UP, body(stub, fhirServer=f"{stub.base}/tenant/../")).status_code == 412
    assert not stub.asked


@pytest.mark.parametrize(
    ("address", "is_allowed"),
    [
        ("https://fhir.example.org/r4", True),
        ("http://127.0.0.1:8080/r4", True),
        ("http://localhost/r4", True),
        ("http://[::1]:8080/r4", True),
        ("http://fhir.example.org/r4", False),
        ("http://127.0.0.1.example.org/r4", False),
        ("http://10.0.0.1/", False),
        ("http://169.254.169.254/latest", False),
        ("https://user@fhir.example.org/", False),
        ("https://127.0.0.1\\@fhir.example.org/", False),
        ("https://fhir.example.org:port/", False),
        ("https://fhir.example.org/\n", False),
        ("ftp://fhir.example.org/", False),
        ("file:///etc/passwd", False),
        ("https:///r4", False),
        ("", False),
        (None, False),
    ],
)
def test_addresses_by_tls_or_on_this_machine(address, is_allowed):
    assert is_safe(address) is is_allowed
    if isinstance(address, str) and not is_allowed:
        with pytest.raises(EngineError):
            ask_json(address, seconds=1)
        with pytest.raises(ValueError, match="neither https nor local"):
            read_servers((address,))


@pytest.mark.parametrize(
    ("address", "is_there"),
    [
        ("https://fhir.example.org/r4", True),
        ("https://fhir.example.org/r4?_getpages=1", True),
        ("https://fhir.example.org/r4/Observation?x=1", True),
        ("https://fhir.example.org:8443/r4/Observation", False),
        ("https://fhir.example.org/r40/Observation", False),
        ("https://fhir.example.org/r4/../admin", False),
        ("https://fhir.example.org/r4/%2e%2e/admin", False),
        ("https://fhir.example.org/r4%2f..", False),
        ("http://fhir.example.org/r4/Observation", False),
        ("https://fhir.example.org.evil.example/r4/Observation", False),
        ("/r4/Observation", False),
    ],
)
def test_what_stands_below_a_server(address, is_there):
    assert is_below(address, "https://fhir.example.org/r4") is is_there


def test_keys_are_fetched_from_the_clients_address_and_kept(settings, ask, monkeypatch):
    signer, other = Signer(), Signer(kid="key-2")
    fetched = []

    def get(jku, *, seconds):
        fetched.append(jku)
        return {"keys": [each.jwk for each in (signer, other)[: len(fetched)]]}

    monkeypatch.setattr(key_sets, "ask_json", get)
    key_sets.forget_keys()
    settings.IS_CDS_OPEN = False
    settings.CDS_CLIENTS = (CdsClient(iss=ISSUER, jku="https://ehr.example.org/jwks.json"),)
    address = f"http://testserver/cds-services/{WORK_UP}"

    def status(by: Signer) -> int:
        headers = {"Authorization": f"Bearer {by.token(address)}"}
        return ask(WORK_UP, sent={"magnesium": None}, headers=headers).status_code

    assert [status(signer), status(signer)] == [200, 200] and len(fetched) == 1
    assert status(other) == 401 and len(fetched) == 1  # asked a moment ago
    monkeypatch.setattr(key_sets, "LEAST_SECONDS", -1)
    assert status(other) == 200 and len(fetched) == 2
    key_sets.forget_keys()


def test_keys_that_cannot_be_fetched_let_nobody_in(settings, ask, monkeypatch):
    def fail(*_, **__):
        raise EngineError("away")

    monkeypatch.setattr(key_sets, "ask_json", fail)
    key_sets.forget_keys()
    settings.IS_CDS_OPEN = False
    settings.CDS_CLIENTS = (CdsClient(iss=ISSUER, jku="https://ehr.example.org/jwks.json"),)
    token = Signer().token(f"http://testserver/cds-services/{WORK_UP}")
    headers = {"Authorization": f"Bearer {token}"}
    assert ask(WORK_UP, sent={"magnesium": None}, headers=headers).status_code == 401
    key_sets.forget_keys()


def test_proxies_of_the_environment_are_not_used(stub, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    assert (
        ask_json(f"{stub.base}/Observation?patient=pat-1", seconds=3, token=TOKEN)["resourceType"] == "Bundle"
    )
