"""How often may one ask?"""

import pytest

FORM = "/accounts/login/"


@pytest.fixture(autouse=True)
def three_a_minute(settings, monkeypatch):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 3
    settings.LIMITED_VIEWS = ("account_login",)
    monkeypatch.setattr("bedside_web.config.limits.time.time", lambda: 1_000_000.0)


def test_the_fourth_question_of_a_minute_waits(client, db):
    answers = [client.get(f"{FORM}?next=/{number}").status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]
    answer = client.get(f"{FORM}?next=/")
    assert answer["Retry-After"] == "60" and "Wait a minute" in answer.content.decode()


def test_the_next_minute_begins_anew(client, db, monkeypatch):
    for number in range(4):
        client.get(f"{FORM}?next=/{number}")
    monkeypatch.setattr("bedside_web.config.limits.time.time", lambda: 1_000_060.0)
    assert client.get(f"{FORM}?next=/").status_code == 200


def test_another_address_is_another_reader(client, db):
    for number in range(4):
        client.get(f"{FORM}?next=/{number}")
    assert client.get(f"{FORM}?next=/", REMOTE_ADDR="192.0.2.9").status_code == 200


def test_looking_at_the_empty_form_costs_nothing(client, db):
    assert [client.get(FORM).status_code for _ in range(6)] == [200] * 6


def test_other_pages_are_not_limited(client, db):
    assert [client.get(f"/health/live?{number}").status_code for number in range(6)] == [200] * 6


def test_no_limit_by_setting(client, db, settings):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 0
    assert [client.get(f"{FORM}?next=/{number}").status_code for number in range(6)] == [200] * 6


def test_a_person_with_an_account_has_a_limit_of_their_own(client, db, settings, django_user_model):
    settings.ASKS_PER_MINUTE, settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 1, 9
    settings.LIMITED_VIEWS = ("pages:topics",)
    client.force_login(django_user_model.objects.create_user("ada", "ada@example.org"))
    assert [client.get(f"/explore/?{number}").status_code for number in range(2)][1] == 429


@pytest.mark.parametrize("question", ["baby won't wake up and is limp", "sodium 105 comatose"])
def test_an_emergency_never_waits(client, db, settings, question):
    settings.LIMITED_VIEWS = ("pages:ask",)
    for _ in range(4):
        client.post("/ask/", {"question": ""})
    answer = client.post("/ask/", {"question": question})
    assert answer.status_code == 302 and answer["Location"] == "/urgent/collapse/"
    answer = client.post("/ask/", {"question": question}, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/urgent/collapse/"


def test_whoever_waits_is_told_whom_to_call(client, db):
    for number in range(4):
        answer = client.get(f"{FORM}?next=/{number}")
    assert answer.status_code == 429 and "emergency number" in answer.content.decode()


def test_as_shipped_a_hospital_behind_one_address_may_ask(settings):
    from bedside_web.config.environment import read_environment

    assert read_environment().asks_per_minute_from_an_address == 300
