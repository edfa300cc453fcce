"""A history is kept only for those who chose it, is theirs alone, and is gone when they delete it."""

import pytest

from bedside_web.articles.models import Conversation, Turn
from bedside_web.trail.models import Event

pytestmark = pytest.mark.django_db
QUESTION = "how do I treat low magnesium in my wife"


@pytest.fixture
def reader(client, person):
    found = person("reader")
    client.force_login(found)
    return found


def ask(client, question=QUESTION, after=""):
    return client.post("/ask/", {"question": question, "after": after})


def test_it_needs_a_sign_in(client):
    assert client.get("/history/").status_code == 302


def test_nothing_is_kept_unasked(client, reader):
    ask(client)
    assert not Turn.objects.exists()


def test_questions_are_kept_once_chosen_and_follow_ups_stand_together(client, reader):
    client.post("/history/", {"act": "keep"})
    ask(client)
    ask(client, "and in pregnancy?", after="hypomagnesemia/management")
    conversation = Conversation.objects.get()
    assert [turn.question for turn in conversation.turns.all()] == [QUESTION, "and in pregnancy?"]
    assert QUESTION in client.get("/history/").content.decode()


def test_the_trail_holds_no_word_of_it(client, reader):
    client.post("/history/", {"act": "keep"})
    ask(client)
    told = " ".join(f"{event.act} {event.subject} {event.detail}" for event in Event.objects.all())
    assert "keep turn" in told and "wife" not in told and "magnesium" not in told


def test_one_conversation_can_be_deleted(client, reader):
    client.post("/history/", {"act": "keep"})
    ask(client)
    client.post("/history/", {"act": "forget", "conversation": str(Conversation.objects.get().pk)})
    assert not Conversation.objects.exists() and not Turn.objects.exists()


def test_all_can_be_deleted_and_asking_goes_on(client, reader):
    client.post("/history/", {"act": "keep"})
    ask(client)
    client.post("/history/", {"act": "forget-all"})
    assert not Turn.objects.exists()
    ask(client, "and in pregnancy?", after="hypomagnesemia/management")
    assert Turn.objects.count() == 1


def test_nobody_deletes_or_sees_what_is_anothers(client, reader, person):
    client.post("/history/", {"act": "keep"})
    ask(client)
    kept = Conversation.objects.get()
    client.force_login(person("other"))
    assert QUESTION not in client.get("/history/").content.decode()
    client.post("/history/", {"act": "forget", "conversation": str(kept.pk)})
    assert Conversation.objects.filter(pk=kept.pk).exists()
    assert not Event.objects.filter(act__startswith="forget").exists(), "nothing was forgotten"


@pytest.mark.parametrize("number", ["9" * 30, "²", "-1", ""])
def test_a_number_that_is_none_forgets_nothing(client, reader, number):
    assert client.post("/history/", {"act": "forget", "conversation": number}).status_code == 302
    assert not Event.objects.exists()


def test_the_trail_does_not_say_who_kept_a_question(client, reader):
    """The board reads the trail, and is told that a reader asked, not which."""
    client.post("/history/", {"act": "keep"})
    ask(client)
    client.post("/history/", {"act": "forget", "conversation": str(Conversation.objects.get().pk)})
    ask(client)
    client.post("/history/", {"act": "forget-all"})
    assert Event.objects.count() == 4
    for event in Event.objects.all():
        assert event.actor_id != reader.pk and "reader" not in event.actor_name
        assert "user" not in event.subject and "person" not in event.subject


def test_keeping_can_be_stopped(client, reader):
    client.post("/history/", {"act": "keep"})
    client.post("/history/", {"act": "stop"})
    ask(client)
    assert not Turn.objects.exists()
