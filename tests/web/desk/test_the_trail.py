"""The board reads the trail, has its chain computed anew, and takes it away to verify it elsewhere."""

from datetime import date

import pytest
from django.urls import reverse

from bedside.editorial import Break, find_break, read_events
from bedside_web.articles.reading_actions import count_reads
from bedside_web.reviews.sheets import trail as trail_sheet
from bedside_web.trail.models import Event

TRAIL = "/board/trail/"


def test_events_of_one_claim(desk):
    claim = desk.claim()
    desk.take("ada", claim.pk)
    rows = desk.at("ada").get(TRAIL, {"subject": f"claim:{claim.pk}"}).context["rows"]
    assert rows
    assert {row.event.subject for row in rows} == {f"claim:{claim.pk}"}


def test_an_unbroken_chain_is_told_with_its_head(desk):
    page = desk.at("ada").post(reverse("reviews:verify_trail")).content.decode()
    newest = Event.objects.order_by("-number").first()
    assert "chain unbroken" in page
    assert newest.hash in page


def test_a_broken_chain_is_told_with_its_event(desk, monkeypatch):
    monkeypatch.setattr(trail_sheet, "find_trail_break", lambda: Break(number=7, reason="it was changed"))
    page = desk.at("ada").post(reverse("reviews:verify_trail")).content.decode()
    assert "The chain is broken at event 7: it was changed." in page


def test_the_export_verifies_offline(desk):
    desk.take("ada", desk.claim().pk)
    answer = desk.at("ada").get(reverse("reviews:export_trail"))
    lines = b"".join(answer.streaming_content).decode().splitlines()
    events = list(read_events(lines, place="the export"))
    assert len(events) == Event.objects.count()
    assert find_break(events) is None


def test_the_export_is_for_the_board(client, desk):
    assert client.get(reverse("reviews:export_trail")).status_code == 302


@pytest.mark.parametrize("subject", ["nothing:like-this", "'; drop table", "x" * 3000])
def test_a_subject_that_is_not_there_shows_nothing(desk, subject):
    answer = desk.at("ada").get(TRAIL, {"subject": subject})
    assert "No event is like this." in answer.content.decode()


def test_hashes_in_details_are_cut():
    assert trail_sheet.shorten_hashes("a" * 64) == "a" * 12 + "…"
    assert trail_sheet.shorten_hashes("claims hm-1 hm-2") == "claims hm-1 hm-2"


def test_counts_of_readings_are_shown_on_demand(desk):
    """They would bury what people do; the chain and the export hold them all the same."""
    count_reads(desk.user("editor"), {}, day=date(2030, 1, 1))
    for asked, is_there in (({}, False), ({"reads": "shown"}, True), ({"subject": "day 2030-01-01"}, True)):
        rows = desk.at("ada").get(TRAIL, asked).context["rows"]
        assert any(row.event.act == "count reads" for row in rows) is is_there, asked
