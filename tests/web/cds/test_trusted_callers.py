"""Is a caller believed only with a token of a trusted client, made for this address and used once?"""

import base64
import json
import time
from pathlib import Path

import pytest
from django.test import Client

from bedside_web.cds.clients import ALGORITHMS, CdsClient, read_clients
from cds_records import call, prefetch
from cds_signing import ISSUER, Signer, hmac_token

ADDRESS = "http://testserver/cds-services/low-magnesium-work-up"


def post(token: str | None, path: str = "/cds-services/low-magnesium-work-up"):
    headers = {"Authorization": f"Bearer {token}"} if token is not None else {}
    body = call("patient-view", sent=prefetch())
    return Client().post(path, body, content_type="application/json", headers=headers)


@pytest.mark.usefixtures("closed_door")
class TestClosed:
    def test_a_trusted_client_is_let_in(self, signer):
        assert post(signer.token(ADDRESS)).status_code == 200
        assert post(signer.token([ADDRESS])).status_code == 200

    def test_without_a_token_it_is_401_with_a_challenge(self):
        response = post(None)
        assert response.status_code == 401 and response["WWW-Authenticate"].startswith("Bearer ")
        assert response.json()["resourceType"] == "OperationOutcome"
        assert response["Access-Control-Allow-Origin"] == "*"

    def test_a_token_is_used_once(self, signer):
        token = signer.token(ADDRESS)
        assert [post(token).status_code for _ in range(2)] == [200, 401]

    def test_one_jti_of_two_tokens_is_used_once(self, signer):
        tokens = [signer.token(ADDRESS, jti="same", sub=str(number)) for number in range(2)]
        assert [post(token).status_code for token in tokens] == [200, 401]

    @pytest.mark.parametrize(
        "claims",
        [
            {"iss": "https://other.example.org"},
            {"iss": None},
            {"iss": 5},
            {"aud": "http://testserver/cds-services"},
            {"aud": f"{ADDRESS}/"},
            {"aud": "https://bedside.example.org/cds-services/low-magnesium-work-up"},
            {"aud": None},
            {"exp": None},
            {"exp": int(time.time()) - 60},
            {"exp": int(time.time()) + 9_000},
            {"iat": None},
            {"iat": int(time.time()) + 600},
            {"iat": "1790000000"},
            {"iat": str(int(time.time()))},
            {"exp": str(int(time.time()) + 60)},
            {"exp": float("inf")},
            {"iat": float("nan")},
            {"iss": [[]]},
            {"jti": 5},
            {"jti": None},
            {"jti": ""},
            {"nbf": int(time.time()) + 600},
        ],
    )
    def test_claims_that_are_not_right(self, signer, claims):
        assert post(signer.token(**{"audience": ADDRESS, **_renamed(claims)})).status_code == 401

    @pytest.mark.parametrize(
        "headers",
        [{"kid": "key-2"}, {"kid": None}, {"typ": "at+jwt"}, {"jku": "https://evil.example/jwks.json"}],
    )
    def test_headers_that_are_not_right(self, signer, headers):
        assert post(signer.token(ADDRESS, headers=headers)).status_code == 401

    def test_another_key_under_the_same_id(self):
        assert post(Signer().token(ADDRESS)).status_code == 401

    @pytest.mark.parametrize("algorithm", ["ES256", "RS384"])
    def test_another_algorithm_under_the_same_id(self, algorithm):
        assert post(Signer(algorithm).token(ADDRESS)).status_code == 401

    def test_none_and_hmac_are_refused(self, signer):
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": ADDRESS, "iat": now, "exp": now + 60, "jti": "a"}
        head = {"kid": signer.kid, "typ": "JWT"}
        unsigned = hmac_token(b"", {**head, "alg": "none"}, claims).rpartition(".")[0]
        assert post(f"{unsigned}.").status_code == 401
        secret = json.dumps(signer.jwk).encode()
        assert post(hmac_token(secret, {**head, "alg": "HS384"}, claims)).status_code == 401

    @pytest.mark.parametrize(
        "token", ["", "a.b.c", "." * 9, "é", "x" * 20_000, base64.b64encode(b"{}").decode()], ids=len
    )
    def test_what_is_no_token(self, token):
        response = post(token)
        assert response.status_code == 401
        assert not token or token not in response.content.decode()

    def test_a_token_that_nests_without_end(self, signer):
        deep = base64.urlsafe_b64encode(b'{"a":' + b"[" * 9_000).decode().rstrip("=")
        head, body, sign = signer.token(ADDRESS).split(".")
        assert post(f"{head}.{deep}.{sign}").status_code == 401
        assert post(f"{deep}.{body}.{sign}").status_code == 401

    def test_a_changed_token(self, signer):
        head, body, sign = signer.token(ADDRESS).split(".")
        changed = json.loads(base64.urlsafe_b64decode(body + "=="))
        changed["aud"] = ADDRESS
        changed["exp"] += 1
        body = base64.urlsafe_b64encode(json.dumps(changed).encode()).decode().rstrip("=")
        assert post(f"{head}.{body}.{sign}").status_code == 401

    def test_discovery_needs_no_token_but_a_false_one_is_refused(self, signer):
        assert Client().get("/cds-services").status_code == 200
        headers = {"Authorization": f"Bearer {signer.token(ADDRESS)}"}
        assert Client().get("/cds-services", headers=headers).status_code == 401
        headers = {"Authorization": f"Bearer {signer.token('http://testserver/cds-services')}"}
        assert Client().get("/cds-services", headers=headers).status_code == 200

    def test_feedback_needs_a_token(self, signer):
        path = "/cds-services/low-magnesium-work-up/feedback"
        assert post(None, path).status_code == 401
        assert post(signer.token(f"http://testserver{path}"), path).status_code == 400

    def test_the_address_behind_a_proxy_is_the_operators(self, signer, settings):
        settings.SITE_ADDRESS = "https://bedside.example.org"
        assert post(signer.token(ADDRESS)).status_code == 401
        outside = "https://bedside.example.org/cds-services/low-magnesium-work-up"
        assert post(signer.token(outside)).status_code == 200

    def test_a_preflight_needs_no_token(self):
        assert Client().options("/cds-services/low-magnesium-work-up").status_code == 204


def _renamed(claims):
    return {"audience" if name == "aud" else name: value for name, value in claims.items()}


def test_rsa_keys_are_believed_if_they_are_long_enough(settings):
    settings.IS_CDS_OPEN = False
    for bits, status in ((2048, 200), (1024, 401)):
        signer = Signer("RS384", bits=bits)
        settings.CDS_CLIENTS = (CdsClient(iss=ISSUER, keys={signer.kid: signer.jwk}),)
        assert post(signer.token(ADDRESS)).status_code == status


def test_a_client_may_be_let_sign_otherwise(settings):
    signer = Signer("ES256")
    settings.IS_CDS_OPEN = False
    for algorithms, status in ((ALGORITHMS, 401), (("ES256",), 200)):
        settings.CDS_CLIENTS = (CdsClient(iss=ISSUER, keys={signer.kid: signer.jwk}, algorithms=algorithms),)
        assert post(signer.token(ADDRESS)).status_code == status


def test_a_closed_site_without_clients_lets_nobody_in(settings, signer):
    settings.IS_CDS_OPEN = False
    assert post(signer.token(ADDRESS)).status_code == 401


def test_the_file_of_clients_is_read(tmp_path: Path, signer):
    (tmp_path / "keys.json").write_text(json.dumps(signer.key_set))
    entries = [
        {"iss": "https://a.example", "jwks_file": "keys.json"},
        {"iss": "https://b.example", "jwks": signer.key_set, "algorithms": ["ES256"]},
        {"iss": "https://c.example", "jku": "https://c.example/jwks.json"},
    ]
    path = tmp_path / "clients.json"
    path.write_text(json.dumps(entries))
    first, second, third = read_clients(str(path))
    assert first.keys == second.keys == {signer.kid: signer.jwk}
    assert second.algorithms == ("ES256",) and third.keys is None
    assert read_clients("") == ()


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({}, "no list"),
        ([], "no list"),
        ([{}], "no iss"),
        ([{"iss": "a"}], "no keys"),
        ([{"iss": "a", "jku": "http://a.example/jwks.json"}], "neither https"),
        ([{"iss": "a", "jwks": {}, "algorithms": ["HS256"]}], "algorithms"),
        ([{"iss": "a", "jwks": {}, "algorithms": ["none"]}], "algorithms"),
        ([{"iss": "a", "jwks": {}, "key": 1}], "has key"),
        ([{"iss": "a", "jwks_file": "none.json"}], "cannot be read"),
        ([{"iss": "a", "jwks": {}}, {"iss": "a", "jwks": {}}], "twice"),
    ],
)
def test_a_wrong_file_of_clients_stops_the_start(tmp_path: Path, entries, why):
    path = tmp_path / "clients.json"
    path.write_text(json.dumps(entries))
    with pytest.raises(ValueError, match=why):
        read_clients(str(path))
