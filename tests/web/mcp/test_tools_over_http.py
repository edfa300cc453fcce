"""The tools at ``/mcp``: who is let in, what is refused, and that the official client works over it."""

import asyncio
import json
from datetime import timedelta

import pytest

pytest.importorskip("mcp")

from django.core.cache import caches
from django.utils import timezone

pytestmark = pytest.mark.django_db
SECRET = "Mrs Zebedee Quux"
LIST = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
ASK = {
    "jsonrpc": "2.0",
    "id": 2,
    "method": "tools/call",
    "params": {"name": "ask", "arguments": {"question": "What causes hypokalemia?"}},
}
ELSEWHERE = "203.0.113.9"


def post(client, message, **headers):
    told = {"accept": "application/json, text/event-stream", **headers.pop("headers", {})}
    body = message if isinstance(message, bytes) else json.dumps(message)
    return client.post("/mcp", body, content_type="application/json", headers=told, **headers)


def make_token(user, scopes, **more):
    from bedside_web.accounts.models import ApiToken
    from bedside_web.accounts.tokens import hash_token
    from bedside_web.accounts.tokens import make_token as new

    token, now = new(), timezone.now()
    ApiToken.objects.create(
        user=user,
        name="tool",
        shown=token[:12],
        sha256=hash_token(token),
        scopes=scopes,
        made_at=now,
        expires_at=more.get("expires_at", now + timedelta(days=1)),
    )
    return {"authorization": f"Bearer {token}"}


def test_a_program_on_this_machine_may_ask(client, library):
    answer = post(client, ASK)
    assert answer.status_code == 200 and answer.headers["Cache-Control"] == "no-store"
    reply = answer.json()["result"]["structuredContent"]
    assert reply["outcome"] == "answered" and reply["bottom_line"]


def test_a_program_elsewhere_needs_a_token_with_the_scopes(client, library, person):
    assert post(client, LIST, REMOTE_ADDR=ELSEWHERE).status_code == 401
    user = person("ada")
    whole = make_token(user, ["read", "ask", "check"])
    assert post(client, LIST, REMOTE_ADDR=ELSEWHERE, headers=whole).status_code == 200
    assert user.api_tokens.get().last_used == timezone.now().date()
    part = make_token(user, ["read"])
    assert post(client, LIST, REMOTE_ADDR=ELSEWHERE, headers=part).status_code == 403
    over = make_token(user, ["read", "ask", "check"], expires_at=timezone.now() - timedelta(days=1))
    for header in (over, {"authorization": "Bearer bedside_no"}, {"authorization": "Basic x"}):
        answer = post(client, LIST, REMOTE_ADDR=ELSEWHERE, headers=header)
        assert answer.status_code == 401 and answer.headers["WWW-Authenticate"] == "Bearer"


def test_a_token_that_does_not_hold_is_refused_on_this_machine_too(client, library):
    assert post(client, LIST, headers={"authorization": "Bearer bedside_no"}).status_code == 401


def test_a_page_of_another_site_is_refused(client, library):
    for origin in ("http://evil.example", "null", "http://testserver.evil.example"):
        assert post(client, LIST, headers={"origin": origin}).status_code == 403
    assert post(client, LIST, headers={"origin": "http://testserver"}).status_code == 200
    assert post(client, LIST, headers={"host": "evil.example"}).status_code == 400


def test_only_messages_are_taken(client, library):
    for method in ("get", "delete", "put", "head"):
        answer = getattr(client, method)("/mcp")
        assert answer.status_code == 405 and answer.headers["Allow"] == "POST"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"\xff\xfe", b"[" * 50_000, b'{"jsonrpc": "2.0"}', SECRET.encode()]
)
def test_what_is_no_message_is_refused(client, library, body):
    answer = post(client, body)
    assert 400 <= answer.status_code < 500 and SECRET.encode() not in answer.content


def test_too_large_a_message_is_refused(client, library):
    answer = post(client, b" " * 2_100_000)
    assert answer.status_code == 413 and "in parts" in answer.json()["error"]["message"]
    assert post(client, b" " * 3_000_000).status_code == 413


def test_too_many_messages_wait(client, library, settings, person):
    settings.ASKS_PER_MINUTE = 2
    caches["process"].clear()
    headers = make_token(person("ada"), ["read", "ask", "check"])
    codes = [post(client, LIST, REMOTE_ADDR=ELSEWHERE, headers=headers).status_code for _ in range(4)]
    assert codes[:2] == [200, 200] and codes[-1] == 429


def test_no_cookie_and_no_form_token_is_asked_for(library):
    from django.test import Client

    assert post(Client(enforce_csrf_checks=True), LIST).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_the_official_client_works_over_http(live_server, library):
    from mcp.client.client import Client

    async def run():
        async with Client(f"{live_server.url}/mcp") as client:
            tools = (await client.list_tools()).tools
            answered = await client.call_tool("check", {"text": "It is low [7]."})
            claim = await client.read_resource("bedside://claim/hm-cau-002")
            return tools, answered, claim

    tools, answered, claim = asyncio.run(run())
    assert len(tools) == 8 and answered.structured_content["findings"] and claim.contents
