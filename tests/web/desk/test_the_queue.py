"""Whoever reviews sees what waits, riskiest first; everyone else sees what the board is."""

from django.test import Client
from django.urls import reverse

from bedside_web.accounts.actions import system_actor
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.actions import sync_release
from bedside_web.ledger.mapping import claim_of
from bedside_web.reviews.queries import case_of

DESK = "/board/"
MOST_QUERIES = 10


def statement(record):
    return claim_of(record.current).statement


def test_who_is_not_signed_in_reads_what_the_board_is(client, desk):
    page = client.get(DESK).content.decode()
    assert "The Medical Advisory Board" in page
    assert "How to join" in page
    assert statement(desk.claim()) not in page


def test_a_reader_without_a_role_sees_no_queue(desk, person):
    client = Client()
    client.force_login(person("reader"))
    page = client.get(DESK).content.decode()
    assert "How to join" in page
    assert reverse("reviews:trail") not in page


def test_other_pages_send_who_is_not_signed_in_to_sign_in(client, desk):
    for name in ("articles", "sources", "due", "trail"):
        answer = client.get(reverse(f"reviews:{name}"))
        assert answer.status_code == 302
        assert answer["Location"].startswith("/accounts/login/")


def test_a_reader_without_a_role_is_refused_elsewhere(desk, person):
    client = Client()
    client.force_login(person("reader"))
    answer = client.get(reverse("reviews:claim", args=[desk.claim().pk]))
    assert answer.status_code == 409
    assert "Only members of the board" in answer.content.decode()


def test_the_riskiest_claim_comes_first(desk):
    rows = desk.at("ada").get(DESK).context["page"].object_list
    first = desk.claim(needed=2)
    assert rows[0].claim_id == first.pk
    assert "high-alert drug" in rows[0].reasons


def test_a_filter_shows_what_it_says(desk):
    client = desk.at("ada")
    facet = desk.claim().facet
    rows = client.get(DESK, {"facet": facet}).context["page"].object_list
    assert {row.facet for row in rows} == {facet}
    assert not client.get(DESK, {"mine": "on"}).context["page"].object_list
    assert not client.get(DESK, {"state": "approved"}).context["page"].object_list


def test_an_unknown_filter_shows_everything(desk):
    client = desk.at("ada")
    everything = client.get(DESK).context["page"].paginator.count
    for junk in ({"facet": "nonsense"}, {"state": "x" * 5000}, {"page": "-1"}, {"page": "ünï"}):
        assert client.get(DESK, junk).context["page"].paginator.count == everything


def test_what_one_took_is_theirs(desk):
    claim = desk.claim(needed=2)
    desk.take("ada", claim.pk)
    rows = desk.at("ada").get(DESK, {"mine": "on"}).context["page"].object_list
    assert [row.claim_id for row in rows] == [claim.pk]
    assert not desk.at("ben").get(DESK, {"mine": "on"}).context["page"].object_list


def test_a_half_signed_claim_needs_a_second_signature_of_somebody_else(desk):
    claim = desk.claim(needed=2)
    desk.take("ada", claim.pk)
    desk.sign("ada", claim.pk)
    rows = desk.at("ben").get(DESK, {"second": "on"}).context["page"].object_list
    assert [row.claim_id for row in rows] == [claim.pk]
    assert not desk.at("ada").get(DESK, {"second": "on"}).context["page"].object_list


def test_who_declared_nothing_is_told_once(desk):
    user = desk.user("ada")
    user.interests_declared_at = None
    user.save()
    page = desk.at("ada").get(DESK)
    assert page.context["desk"].refusal.code == "interests-undeclared"
    assert "Declare your interests first" in page.content.decode()


def test_a_declared_interest_is_said_in_the_row(desk):
    claim = desk.claim(needed=2)
    drug = case_of(claim.pk).drugs[0]
    desk.user("ada").declared_interests.create(
        kind="drug", name=drug, declared_at=desk.user("ada").interests_declared_at
    )
    rows = desk.at("ada").get(DESK).context["page"].object_list
    assert drug in next(row.bar for row in rows if row.claim_id == claim.pk)


def test_all_claims_of_the_shipped_library_take_few_queries(desk, django_assert_max_num_queries):
    sync_release(system_actor(), open_library())
    client = desk.at("ada")
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(DESK)
    assert answer.context["page"].paginator.count >= 330
