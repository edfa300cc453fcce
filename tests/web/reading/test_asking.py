"""Asking leads to an address that holds none of the reader's words, or says why it does not."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db
CAUSES = "/articles/hypomagnesemia/cause/"


@pytest.mark.parametrize(
    "question",
    [
        "What are the causes of hypomagnesemia?",
        "what causes low magnesium",
        "Hypomagnesaemia: causes?",
        "why is magnesium low",
    ],
)
def test_the_same_question_however_worded_has_one_address(client, question):
    assert client.post("/ask/", {"question": question}).headers["Location"] == CAUSES


def test_a_question_is_never_read_from_an_address(client):
    answer = client.get("/ask/", {"question": "what causes low magnesium"})
    assert answer.status_code == 302 and answer.headers["Location"] == "/"


def test_a_question_without_a_token_is_refused(settings):
    from django.test import Client

    answer = Client(enforce_csrf_checks=True).post("/ask/", {"question": "low magnesium"})
    assert answer.status_code == 403


def test_what_was_not_read_is_said_and_no_address_is_given(client):
    answer = client.post("/ask/", {"question": "Does homeopathy treat hypomagnesemia?"})
    assert answer.status_code == 200
    assert "“homeopathy”" in answer.content.decode()
    assert "/articles/hypomagnesemia/management/" in answer.content.decode()


def test_a_denial_is_not_silently_answered_as_its_opposite(client):
    answer = client.post("/ask/", {"question": "Which drugs do not cause hypomagnesemia?"})
    assert answer.status_code == 200
    assert "says what is not so" in answer.content.decode()


def test_what_the_library_knows_nothing_of_is_said(client):
    answer = client.post("/ask/", {"question": "How is tennis elbow treated?"})
    assert answer.status_code == 200 and "Nothing was found on this" in answer.content.decode()


def test_an_empty_question_comes_back_with_a_sentence(client):
    answer = client.post("/ask/", {"question": "   "})
    assert answer.status_code == 422 and "Type a question first" in answer.content.decode()


def test_a_question_of_signs_alone_comes_back_with_a_sentence(client):
    answer = client.post("/ask/", {"question": "?!"})
    assert answer.status_code == 422 and "The question is empty" in answer.content.decode()


def test_a_question_that_is_too_long_comes_back_with_a_sentence(client):
    answer = client.post("/ask/", {"question": "magnesium " * 400})
    assert answer.status_code == 422 and "longer than a question" in answer.content.decode()


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script> low zorbium",
        "'; DROP TABLE articles; -- zorbium",
        "\x00\u202ezorbium",
        "zorbium " * 150,
    ],
)
def test_hostile_questions_come_back_escaped(client, question):
    answer = client.post("/ask/", {"question": question})
    assert answer.status_code in (200, 302, 422)
    assert b"<script>alert(1)" not in answer.content


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("my son is having a seizure right now, low calcium", "seizure"),
        ("I can't breathe, is it my potassium?", "breathing"),
        ("I want to kill myself with potassium", "self-harm"),
    ],
)
def test_an_emergency_leads_to_the_urgent_line(client, question, kind):
    place = client.post("/ask/", {"question": question}).headers["Location"]
    assert place.startswith(f"/urgent/{kind}/")
    page = client.get(place).content.decode()
    assert page.index("emergency number") < page.index("</main>")


def test_an_emergency_that_an_article_would_worsen_shows_none(client):
    place = client.post("/ask/", {"question": "I want to kill myself with potassium"}).headers["Location"]
    assert place == "/urgent/self-harm/"
    page = client.get(place + "?then=hyperkalemia/management").content.decode()
    assert "/articles/" not in page and "No article is shown" in page


def test_what_a_lay_reader_tells_is_taken_to_be_happening(client):
    client.post("/choose/", {"audience": "patient"})
    answer = client.post("/ask/", {"question": "potassium high, very weak, heart skipping"})
    assert answer.headers["Location"].startswith("/urgent/")


def test_by_script_an_emergency_is_a_page_of_its_own(client):
    answer = client.post("/ask/", {"question": "I can't breathe"}, headers={"HX-Request": "true"})
    assert answer.headers["HX-Redirect"].startswith("/urgent/breathing/")


def test_an_unknown_emergency_is_not_found(client):
    assert client.get("/urgent/hiccups/").status_code == 404


def test_a_follow_up_goes_on_from_the_article(client):
    answer = client.post("/ask/", {"question": "and in pregnancy?", "after": "hypomagnesemia/management"})
    assert answer.headers["Location"].startswith("/articles/hypomagnesemia/")
    assert "pregnancy" in answer.headers["Location"]
    page = client.get(answer.headers["Location"]).content.decode()
    assert 'class="thread"' in page and "/articles/hypomagnesemia/management/" in page


def test_the_session_keeps_addresses_and_no_words(client):
    client.post("/ask/", {"question": "how do I treat low magnesium in my wife"})
    client.post("/ask/", {"question": "and in pregnancy?", "after": "hypomagnesemia/management"})
    assert dict(client.session) == {"thread": ["hypomagnesemia/management"]}


def test_a_new_question_begins_a_new_thread(client):
    client.post("/ask/", {"question": "and in pregnancy?", "after": "hypomagnesemia/management"})
    client.post("/ask/", {"question": "what causes low potassium"})
    assert client.session["thread"] == []


def test_no_question_stands_in_the_logs(client, caplog):
    with caplog.at_level(0):
        client.post("/ask/", {"question": "what causes low magnesium in Zebulon Quux"})
        client.post("/ask/", {"question": "Does quuxine treat hypomagnesemia?"})
    told = " ".join(record.getMessage() for record in caplog.records)
    assert "Quux" not in told and "quuxine" not in told


def test_the_front_page_tells_what_was_checked(client):
    page = client.get(reverse("pages:front")).content.decode()
    assert "0 of 330 claims checked by a person" in page
    assert page.count('<li><a href="/articles/') == 5
