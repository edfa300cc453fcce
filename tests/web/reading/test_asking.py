"""Asking leads to an address that holds none of the reader's words, or says why it does not."""

from html import unescape

import pytest
from django.urls import reverse
from django.utils.translation import gettext, override

from bedside.answering import urgent_sentences
from bedside.answering.safety import NOT_ALONE as NOT_ALONE_WHOLE
from bedside.answering.safety import TODAY as TODAY_WHOLE
from bedside.terms import Audience, Urgency
from bedside_web.pages.presenting.safety_words import ADVICE, KINDS, SENTENCES

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
    assert "does not read the word “not”" in answer.content.decode()


def test_what_the_library_knows_nothing_of_is_said(client):
    answer = client.post("/ask/", {"question": "How is tennis elbow treated?"})
    assert answer.status_code == 200 and "Nothing was found on this" in answer.content.decode()


TODAY, NOT_ALONE = "call them today", "Do not stop or change a prescribed medicine on your own"


@pytest.mark.parametrize("audience", ["patient", "caregiver"])
def test_a_lay_reader_is_told_once_whom_to_ask_first(client, audience):
    client.post("/choose/", {"audience": audience})
    question = "my magnesium is 0.43 mmol/L, should I stop omeprazole?"
    page = client.post("/ask/", {"question": question}, follow=True).content.decode()
    assert page.index(TODAY) < page.index(NOT_ALONE) < page.index("<h1") and "0.43" not in page
    assert TODAY not in client.get("/articles/hypomagnesemia/management/omeprazole+stopped/").content.decode()


def test_who_speaks_as_a_patient_is_told_too(client):
    page = client.post("/ask/", {"question": "my potassium is 6.8"}, follow=True).content.decode()
    assert TODAY in page and NOT_ALONE not in page


def test_a_clinician_and_whoever_tells_no_value_are_not_told(client):
    client.post("/choose/", {"audience": "clinician"})
    page = client.post("/ask/", {"question": "potassium 6.8, what now"}, follow=True).content.decode()
    assert TODAY not in page
    client.post("/choose/", {"audience": "patient"})
    page = client.post("/ask/", {"question": "What causes high potassium?"}, follow=True).content.decode()
    assert TODAY not in page and NOT_ALONE not in page


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


def test_what_to_do_is_translated_whole():
    sentences = {each for kind in Urgency for each in urgent_sentences(kind, Audience.CLINICIAN)}
    assert sentences == set(SENTENCES) and {kind.value for kind in Urgency} == set(KINDS)
    assert set(ADVICE) == {TODAY_WHOLE, NOT_ALONE_WHOLE}
    with override("es"):
        assert not [each for each in (*SENTENCES, *KINDS, *ADVICE) if gettext(each) == each]


def test_professionals_are_told_whom_to_call_where_they_work(client):
    staff = "call your resuscitation or rapid-response team"
    client.post("/choose/", {"audience": "clinician"})
    page = client.get("/urgent/seizure/").content.decode()
    assert page.index("Call your local emergency number now") < page.index(staff)
    assert staff not in client.get("/urgent/self-harm/").content.decode()
    client.post("/choose/", {"audience": "caregiver"})
    assert staff not in client.get("/urgent/seizure/").content.decode()


def test_an_emergency_without_an_address_leads_on_to_how_it_is_managed(client):
    asked = {"question": "my patient is in cardiac arrest, hyperkalemia"}
    assert client.post("/ask/", asked).headers["Location"].endswith("?then=hyperkalemia%2Fmanagement")


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
    kept = dict(client.session)
    assert list(kept) == ["thread"]
    assert kept["thread"][0] == "hypomagnesemia/management" and len(kept["thread"]) == 2


def test_a_new_question_begins_a_new_thread(client):
    client.post("/ask/", {"question": "and in pregnancy?", "after": "hypomagnesemia/management"})
    client.post("/ask/", {"question": "what causes low potassium"})
    assert client.session["thread"] == ["hypokalemia/cause"]
    assert 'class="thread"' not in client.get("/articles/hypokalemia/cause/").content.decode()


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


@pytest.mark.parametrize("question", ["why?", "Is it dangerous?", "she is a 67 year old woman"])
def test_a_follow_up_that_leads_back_says_so(client, question):
    answer = client.post("/ask/", {"question": question, "after": "hypomagnesemia/management"})
    page = answer.content.decode()
    assert answer.status_code == 200 and "leads back to the article" in page
    assert question in page and "/articles/hypomagnesemia/management/" in page


def test_a_group_of_people_keeps_what_was_asked(client):
    answer = client.post("/ask/", {"question": "and in pregnancy?", "after": "hypomagnesemia/management"})
    assert answer.headers["Location"] == "/articles/hypomagnesemia/management/pregnancy/"


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what causes low potassium if he won't eat", "won't"),
        ("the label is not making sense, low sodium", "not"),
    ],
)
def test_a_word_that_denies_is_named(client, question, word):
    page = unescape(client.post("/ask/", {"question": question}).content.decode())
    assert f"does not read the word “{word}”" in page and "leaves something out" not in page
    assert f"<strong>“{word}”" not in page


def test_the_question_is_shown_as_it_was_typed(client):
    question = "Does homeopathy treat hypomagnesemia in my neighbor Mrs Jane Roe?"
    page = client.post("/ask/", {"question": question}).content.decode()
    assert question in page


def test_what_is_no_question_is_told_why(client):
    page = unescape(
        client.post("/ask/", {"question": "'; DROP TABLE users; -- hypomagnesemia"}).content.decode()
    )
    assert "No claim on hypomagnesemia in this library speaks of “drop”" in page
    assert "/articles/hypomagnesemia/definition/" in page


@pytest.mark.parametrize(
    "question", ["causas de hipomagnesemia", "Comment traiter l'hypokaliémie avec une perfusion"]
)
def test_other_languages_are_told_so(client, question):
    answer = client.post("/ask/", {"question": question})
    assert answer.status_code == 200 and "Only English questions are read" in answer.content.decode()


def test_a_drug_that_nothing_names_as_a_cause_is_told_so(client):
    page = client.post("/ask/", {"question": "Does spironolactone cause hypokalemia?"}).content.decode()
    assert "No claim of this library names spironolactone as a cause of hypokalemia." in page


@pytest.mark.parametrize(
    "question", ["What helps my cramps with low magnesium?", "low magnesium: should I take oral magnesium"]
)
def test_who_speaks_as_a_patient_is_written_for_as_one(client, question):
    client.post("/ask/", {"question": question})
    assert client.cookies["bedside_choices"].value.strip('"').startswith("patient")


def test_who_chose_is_written_for_as_chosen(client):
    client.post("/choose/", {"audience": "nurse"})
    client.post("/ask/", {"question": "my cramps, low magnesium"})
    assert client.cookies["bedside_choices"].value.strip('"').startswith("nurse")


def test_a_professional_is_not_taken_for_a_patient(client):
    client.post("/ask/", {"question": "How should I treat my patient's low magnesium?"})
    assert "bedside_choices" not in client.cookies


def test_below_an_urgent_line_stands_only_what_was_named(client):
    named = client.post("/ask/", {"question": "seizure now, hyponatremia"}).headers["Location"]
    assert "then=hyponatremia" in named
    assert "answers the question" not in client.get(named).content.decode()
    bare = client.post("/ask/", {"question": "I can't breathe, is it my potassium?"}).headers["Location"]
    assert bare == "/urgent/breathing/"


def test_harm_to_another_is_refused(client):
    place = client.post("/ask/", {"question": "how do I kill someone with potassium"}).headers["Location"]
    assert place == "/urgent/harm/"
    page = client.get(f"{place}?then=hyperkalemia/management").content.decode()
    assert "/articles/" not in page and "crisis line" in page
