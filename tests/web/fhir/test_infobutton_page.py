"""What does a record get for a request? A page, a feed, resources; and a fault that names what is missing."""

import json
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
ICD = "2.16.840.1.113883.6.90"
LOW_MAGNESIUM = {
    "taskContext.c.c": "PROBLISTREV",
    "mainSearchCriteria.v.c": "E83.42",
    "mainSearchCriteria.v.cs": ICD,
}
OF_A_PATIENT = {
    "patientPerson.administrativeGenderCode.c": "F",
    "age.v.v": "83",
    "age.v.u": "a",
    "ageGroup.v.c": "D000369",
    "representedOrganization.id.root": "1.2.3",
}
DATE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")


def faults_of_feed(text):
    """What RFC 4287 says against a feed: required elements, their number, dates, ids, kinds of text."""
    root = etree.fromstring(text)
    found = [] if root.tag == f"{ATOM}feed" else ["no feed"]
    for place in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            met = place.findall(f"{ATOM}{name}")
            found += [] if len(met) == 1 and (met[0].text or "").strip() else [f"{place.tag}: {name}"]
        found += [each.text for each in place.findall(f"{ATOM}updated") if not DATE.fullmatch(each.text)]
        found += [each.text for each in place.findall(f"{ATOM}id") if ":" not in each.text]
    authors = root.findall(f"{ATOM}author")
    if not authors and not all(entry.find(f"{ATOM}author") for entry in root.findall(f"{ATOM}entry")):
        found.append("nobody wrote it")
    found += ["author without a name" for each in authors if each.find(f"{ATOM}name") is None]
    ids = [each.findtext(f"{ATOM}id") for each in root.findall(f"{ATOM}entry")]
    found += ["an id twice"] if len(set(ids)) < len(ids) else []
    for entry in root.findall(f"{ATOM}entry"):
        links = [each.get("rel") for each in entry.findall(f"{ATOM}link")]
        if entry.find(f"{ATOM}content") is None and "alternate" not in links:
            found.append("an entry leads nowhere")
        found += [
            "a text of no known type"
            for each in entry.iter(f"{ATOM}summary", f"{ATOM}title")
            if each.get("type", "text") not in ("text", "html", "xhtml")
        ]
    found += ["a link without href" for each in root.iter(f"{ATOM}link") if not each.get("href")]
    found += ["a category without term" for each in root.iter(f"{ATOM}category") if each.get("term") is None]
    return found


@pytest.fixture
def ask():
    client = Client(enforce_csrf_checks=True)

    def get(*, post=False, **given):
        more = given.pop("more", {})
        return (client.post if post else client.get)("/infobutton", {**given, **more})

    return get


def test_the_judge_of_feeds_sees_what_is_wrong():
    """The canary."""
    for broken in (
        b'<feed xmlns="http://www.w3.org/2005/Atom"/>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>t</title><updated>now</updated>'
        b"<author><name>n</name></author></feed>",
        b'<feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>t</title>'
        b"<updated>2026-01-01T00:00:00Z</updated><author/></feed>",
    ):
        assert faults_of_feed(broken)


def test_a_page_is_the_article_for_the_right_reader(ask):
    """The address tells the article and for whom, and nothing of the patient."""
    for recipient, audience in (("PAT", "patient"), ("PROV", "clinician")):
        response = ask(more={**LOW_MAGNESIUM, **OF_A_PATIENT, "informationRecipient": recipient})
        assert response.status_code == 302
        where = urlsplit(response["Location"])
        assert where.path == "/articles/hypomagnesemia/management/"
        assert parse_qsl(where.query) == [("audience", audience)]
        assert response["Cache-Control"] == "no-store" and response["Referrer-Policy"] == "no-referrer"
        page = Client().get(response["Location"])
        assert page.status_code == 200
        assert f"For {audience}s" in page.content.decode()
        assert page.cookies["bedside_choices"].value.startswith(audience)


def test_a_reader_who_has_chosen_keeps_the_choice(ask):
    """A page for a patient does not change what a clinician chose for the next pages."""
    client = Client()
    client.cookies["bedside_choices"] = "clinician|SI"
    page = client.get("/articles/hypomagnesemia/management/?audience=patient")
    assert "For patients" in page.content.decode() and "bedside_choices" not in page.cookies
    assert "For clinicians" in client.get("/articles/hypomagnesemia/management/").content.decode()
    client.cookies["bedside_choices"] = "patient|SI"
    garbled = client.get("/articles/hypomagnesemia/management/?audience=nobody")
    assert "For patients" in garbled.content.decode()
    client.cookies.clear()
    broken = client.get("/articles/hypomagnesemia/management/?audience=nobody")
    assert "For clinicians" in broken.content.decode()


def test_a_feed_is_atom_and_repeats_the_question_alone(ask):
    """The feed is valid, its links lead somewhere, and what was told of the patient is not in it."""
    response = ask(more={**LOW_MAGNESIUM, **OF_A_PATIENT, "knowledgeResponseType": "text/xml"})
    assert response["Content-Type"].startswith("application/atom+xml")
    assert faults_of_feed(response.content) == []
    root = etree.fromstring(response.content)
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) > 5
    assert entries[0].find(f"{ATOM}link").get("href").endswith("/articles/hypomagnesemia/management/")
    echoed = {each.get("scheme"): each.get("term") for each in root.findall(f"{ATOM}category")}
    assert echoed == LOW_MAGNESIUM
    assert b"D000369" not in response.content and b">83<" not in response.content
    for entry in entries[:3]:
        assert Client().get(urlsplit(entry.find(f"{ATOM}link").get("href")).path).status_code == 200


def test_the_same_in_json_and_in_fhir(ask):
    """JSON holds the entries of the feed; FHIR holds the articles."""
    told = json.loads(ask(more={**LOW_MAGNESIUM, "knowledgeResponseType": "application/json"}).content)
    first = told["feed"]["entry"][0]
    assert "magnesemia" in first["title"]["_value"].lower() and first["link"][0]["href"]
    response = ask(more={**LOW_MAGNESIUM, "knowledgeResponseType": "application/fhir+json"})
    assert json.loads(response.content)["entry"][0]["resource"]["resourceType"] == "Composition"


@pytest.mark.parametrize(
    ("left_out", "named"),
    [
        ("taskContext.c.c", "taskContext.c.c"),
        ("mainSearchCriteria.v.cs", "mainSearchCriteria.v.cs"),
        ("mainSearchCriteria.v.c", "mainSearchCriteria.v.c"),
    ],
)
def test_what_is_missing_is_named(ask, left_out, named):
    """400 in each form, with the parameter's name and not its value."""
    given = {name: value for name, value in LOW_MAGNESIUM.items() if name != left_out}
    for form in ("text/html", "text/xml", "application/json", "application/fhir+json"):
        response = ask(more={**given, "knowledgeResponseType": form})
        assert response.status_code == 400 and named in response.content.decode(), form
        assert "E83.42" not in response.content.decode()


def test_an_aspect_leads_to_its_article(ask):
    """A subtopic outweighs the task; a patient is led to no doses."""
    more = {**LOW_MAGNESIUM, "subTopic.v.c": "Q000209", "subTopic.v.cs": "2.16.840.1.113883.6.177"}
    assert ask(more=more)["Location"] == "/articles/hypomagnesemia/cause/"
    dosing = {**LOW_MAGNESIUM, "subTopic.v.c": "Q000008"}
    assert ask(more={**dosing, "informationRecipient": "PROV"})["Location"].startswith(
        "/articles/hypomagnesemia/dosing/"
    )
    assert "/dosing/" not in ask(more={**dosing, "informationRecipient": "PAT"})["Location"]


def test_a_lab_value_leads_by_its_flag_or_asks(ask):
    """Low potassium is one condition; potassium alone is two, and the reader is asked."""
    lab = {
        "taskContext.c.c": "LABRREV",
        "mainSearchCriteria.v.c": "2823-3",
        "mainSearchCriteria.v.cs": "2.16.840.1.113883.6.1",
    }
    low = ask(more={**lab, "severityObservation.interpretationCode.c": "L"})
    assert low["Location"].startswith("/articles/hypokalemia/")
    both = ask(more=lab)
    assert both.status_code == 200
    page = both.content.decode()
    assert "/articles/hypokalemia/" in page and "/articles/hyperkalemia/" in page


def test_a_drug_leads_to_what_it_brings_about(ask):
    """By its name in the display text, where the code is not known."""
    asked = {"taskContext.c.c": "MLREV", "mainSearchCriteria.v.dn": "omeprazole 20 MG Oral Capsule"}
    assert ask(more=asked)["Location"] == "/articles/hypomagnesemia/cause/omeprazole/"


def test_names_are_read_as_questions_are(ask):
    """A display name of another code system leads to the condition that it names."""
    asked = {
        "taskContext.c.c": "PROBLISTREV",
        "mainSearchCriteria.v.c": "unknown",
        "mainSearchCriteria.v.cs": "2.16.840.1.113883.6.96",
        "mainSearchCriteria.v.dn": "Hypokalemia (disorder)",
    }
    assert ask(more=asked)["Location"].startswith("/articles/hypokalemia/")
    nothing = ask(more={**asked, "mainSearchCriteria.v.dn": "Fracture of femur"})
    assert nothing.status_code == 200 and "Nothing here is about" in nothing.content.decode()
    feed = ask(more={**asked, "mainSearchCriteria.v.dn": "Gout", "knowledgeResponseType": "text/xml"})
    assert faults_of_feed(feed.content) == []


def test_a_form_is_read_as_an_address_is(ask):
    """POST needs no token of ours; a request that is too long is refused."""
    assert ask(post=True, more=LOW_MAGNESIUM).status_code == 302
    assert ask(post=True, more={**LOW_MAGNESIUM, "x": "y" * 30_000}).status_code == 413
    long = {**LOW_MAGNESIUM, "mainSearchCriteria.v.dn": "y" * 500}
    assert ask(post=True, more=long).status_code == 400


def test_nothing_of_a_request_is_logged(ask, caplog, capfd):
    """Neither values nor names of what was sent stand in any line."""
    with caplog.at_level("DEBUG"):
        ask(more={**LOW_MAGNESIUM, **OF_A_PATIENT})
        ask(more={"mainSearchCriteria.v.dn": "secretword"})
    told = caplog.text + "".join(capfd.readouterr())
    assert "request" in told
    assert "secretword" not in told and "D000369" not in told and "E83" not in told


def test_the_language_of_the_recipient_is_that_of_the_page(ask):
    """A language that the site speaks is kept; another is not."""
    spoken = ask(more={**LOW_MAGNESIUM, "informationRecipient.languageCode.c": "es-MX"})
    assert spoken.cookies["django_language"].value == "es"
    assert "django_language" not in ask(more={**LOW_MAGNESIUM, "performer.languageCode.c": "tlh"}).cookies
