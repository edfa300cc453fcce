"""The page of an article shows what stands behind it, in few queries and few bytes."""

import gzip
import re
from pathlib import Path

import pytest

from bedside.rendering import statements_of
from bedside.terms import Audience
from bedside_web.accounts.actions import update_profile
from bedside_web.articles.models import ArticleRecord, DailyReads
from bedside_web.pages.build import build_mark
from bedside_web.pages.views import article as article_view

PATH = "/articles/hypomagnesemia/cause/"
ONE_WORD = "/articles/hypomagnesemia/cause/omeprazole/"


@pytest.fixture
def page(client, db, library):
    return client.get(PATH).content.decode()


def test_it_has_every_part(page):
    for part in (
        "What are the causes of hypomagnesemia?",
        "Medical Advisory Board",
        "Pending human review",
        'aria-current="step"',
        "0 of ",
        "claims checked by a person",
        "Last updated",
        "Editorial policy",
        "Who is reading?",
        'id="bottom-line"',
        'id="section-1"',
        'id="references"',
        'id="making"',
        'id="disclaimer"',
        "Have a follow-up question?",
        "On this page",
        "PDF",
    ):
        assert part in page, part


def test_all_five_audiences_can_be_chosen(page):
    for audience in Audience:
        assert f'name="audience" value="{audience.value}"' in page


def test_no_anchor_stands_twice(page):
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))


def test_every_link_within_the_page_leads_somewhere(page):
    names = set(re.findall(r'\bid="([^"]+)"', page))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= names


def test_every_statement_is_on_the_page(page, library):
    from django.utils.html import escape

    article = library.ask("What are the causes of hypomagnesemia?").article
    shown = re.sub(r"<[^>]+>", "", page)
    for statement in statements_of(article):
        assert escape(statement.text) in shown


def test_the_contents_follow_the_bottom_line_and_list_the_next_question(page):
    listed = page.partition('class="contents')[2].partition("</nav>")[0]
    assert "<details>" in listed and 'href="#section-1"' in listed and 'href="#follow-up"' in listed
    places = [page.index(part) for part in ('id="bottom-line"', 'class="contents', 'id="section-1"')]
    assert places == sorted(places)
    assert page.index('href="#follow-up"') < places[0]


def test_claims_that_other_readers_are_shown_are_told_apart(client, published):
    """The board checks an article for all readers; the page shows those of its claims that are for one."""
    client.post("/choose/", {"audience": "patient"})
    page = client.get(PATH).content.decode()
    total = re.search(r"0 of (\d+) claims checked", page)[1]
    shown = re.search(r"(\d+) statements, ", page)[1]
    assert total != shown and f"{shown} of them are on this page" in page
    assert "of them are on" not in client.get(ONE_WORD).content.decode().partition('id="bottom-line"')[0]


def test_there_is_no_inline_style_or_script(page):
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]* src=)", page)


def test_nothing_comes_from_elsewhere(page):
    loaded = re.findall(r'<(?:script|img|iframe|link)[^>]*(?:src|href)="([^"]+)"', page)
    assert loaded and all(place.startswith("/static/") for place in loaded)


@pytest.mark.parametrize("path", [PATH, ONE_WORD])
def test_a_page_takes_ten_queries_at_most(client, published, person, path, django_assert_max_num_queries):
    client.force_login(person("reader"))
    client.get("/articles/hypokalemia/cause/")
    with django_assert_max_num_queries(10):
        client.get(path)


def test_the_first_view_is_light(client, db, library):
    """With style sheets and scripts it takes 150 kB on the wire at most."""
    from django.contrib.staticfiles import finders

    answer = client.get(PATH, headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "gzip"
    total = len(answer.content)
    page = gzip.decompress(answer.content).decode()
    for place in re.findall(r'(?:src|href)="/static/([^"]+)"', page):
        total += len(gzip.compress(Path(finders.find(place)).read_bytes()))
    assert total <= 150_000


@pytest.mark.parametrize(
    "other",
    [
        "/articles/Hypomagnesemia/cause/",
        "/articles/hypomagnesaemia/causes/",
        "/articles/low-magnesium/cause/",
    ],
)
def test_other_names_of_an_address_lead_to_it(client, db, library, other):
    answer = client.get(other)
    assert answer.status_code == 301 and answer.headers["Location"] == PATH


def test_the_order_of_words_makes_no_difference(client, db, library):
    address = library.find_address("How is severe hypokalemia with ECG changes treated?")
    assert address and len(address.words) == 2
    turned = "+".join(reversed(address.words))
    answer = client.get(f"/articles/{address.parent.path}/{turned}/")
    assert answer.status_code == 301 and answer.headers["Location"] == f"/articles/{address.path}/"


@pytest.mark.parametrize("path", ["x/y", "hypomagnesemia/nothing", "hypomagnesemia/cause/zorbium", "a/b/c/d"])
def test_an_unknown_address_offers_other_ways(client, db, path):
    answer = client.get(f"/articles/{path}/")
    assert answer.status_code == 404 and b"See every topic" in answer.content


def test_an_unchanged_page_is_not_sent_again(client, db, library):
    first = client.get(PATH)
    again = client.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and not again.content


def changed_by(change, client):
    """The status of the page that is asked for again after a change."""
    first = client.get(PATH)
    change()
    return client.get(PATH, headers={"If-None-Match": first.headers["ETag"]}).status_code


def test_another_name_is_another_page(client, db, library, person):
    """The page names who reads."""
    reader = person("reader")
    client.force_login(reader)
    assert changed_by(lambda: None, client) == 304
    assert changed_by(lambda: update_profile(reader, {"first_name": "Wilhelmine"}), client) == 200


def test_another_build_is_another_page(client, db, library, monkeypatch):
    monkeypatch.setattr(article_view, "build_mark", lambda: "the one before")
    first = client.get(PATH)
    monkeypatch.setattr(article_view, "build_mark", build_mark)
    assert client.get(PATH, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_page_with_a_message_is_not_kept(client, db, library, monkeypatch):
    """What is said once is said on one page, and neither is it withheld."""
    first = client.get(PATH)
    monkeypatch.setattr(article_view, "get_messages", lambda request: ["You are signed in."])
    said = client.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert said.status_code == 200
    assert "ETag" not in said.headers and said.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("path", [".txt", ".json", "/stream/"])
def test_what_hangs_on_choices_says_so(client, db, library, path):
    """Nobody between keeps a patient's file for a clinician."""
    told = client.get(f"/articles/hypomagnesemia/cause{path}").headers
    assert told["Cache-Control"] == "private, no-cache"
    assert {"Cookie", "Accept-Language"} <= {each.strip() for each in told["Vary"].split(",")}


def test_another_choice_is_another_page(client, db, library):
    first = client.get(PATH)
    client.post("/choose/", {"audience": "nurse"})
    again = client.get(PATH, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200


def test_a_patient_reads_plain_words_and_no_dose(client, db, library):
    client.post("/choose/", {"audience": "patient"})
    page = client.get("/articles/hypomagnesemia/management/").content.decode()
    assert "How is low magnesium treated?" in page
    assert "Doses are left out on purpose" in page
    assert "Who is reading?" not in page


def test_units_are_the_readers_and_the_printed_stay(client, db, library):
    page = client.get("/articles/hypomagnesemia/definition/").content.decode()
    assert "converted" not in page
    client.post("/choose/", {"units": "SI"})
    page = client.get("/articles/hypomagnesemia/definition/").content.decode()
    assert 'class="converted"' in page and "mEq/L" in page


def test_a_choice_leads_back_to_the_page_and_never_elsewhere(client, db):
    ours = client.post("/choose/", {"audience": "nurse", "next": PATH})
    assert ours.headers["Location"] == PATH
    for elsewhere in (
        "https://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "\\\\evil.example",
        "?x=1",
        "pages:front",
        "nowhere",
    ):
        answer = client.post("/choose/", {"audience": "nurse", "next": elsewhere})
        assert answer.headers["Location"] == "/"


@pytest.mark.parametrize("is_https", [True, False])
def test_the_cookie_of_choices_is_sent_by_tls_where_there_is_tls(client, db, settings, is_https):
    settings.SESSION_COOKIE_SECURE = is_https
    kept = client.post("/choose/", {"audience": "nurse"}).cookies["bedside_choices"]
    assert bool(kept["secure"]) is is_https and kept["httponly"]


@pytest.fixture
def withdrawn(published):
    from datetime import UTC, datetime

    from bedside_web.accounts.actions import system_actor

    ArticleRecord.objects.filter(address="hypomagnesemia/cause").update(
        withdrawn_at=datetime.now(UTC),
        withdrawn_by=system_actor(),
        withdrawal_notice="Its main source was retracted.",
        state="withdrawn",
    )


@pytest.mark.parametrize("path", [PATH, ONE_WORD])
def test_in_place_of_a_withdrawn_article_and_its_parts_stands_its_notice(client, withdrawn, path):
    page = client.get(path).content.decode()
    assert "Its main source was retracted." in page
    assert 'id="bottom-line"' not in page and 'id="references"' not in page


def test_a_withdrawn_article_is_not_taken_away(client, withdrawn):
    answer = client.get(PATH.rstrip("/") + ".txt")
    assert answer.status_code == 410 and b"Its main source was retracted." in answer.content


def test_what_is_under_review_says_so_in_files_too(client, published):
    ArticleRecord.objects.filter(address="hypomagnesemia/cause").update(state="under review")
    text = client.get(PATH.rstrip("/") + ".txt").content.decode()
    assert "Under review by the board" in text and "No person has signed" not in text


def test_reads_are_counted_without_readers(client, published):
    from bedside_web.pages.presenting.reads import READS

    READS.write()
    before = sum(DailyReads.objects.values_list("count", flat=True))
    client.get(PATH)
    client.get(PATH)
    READS.write()
    assert sum(DailyReads.objects.values_list("count", flat=True)) == before + 2
