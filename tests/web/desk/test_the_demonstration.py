"""A demonstration shows everything that review can be, made by the same acts, and marked on every page."""

import pytest
from django.test import Client

from bedside_web.accounts.actions import system_actor
from bedside_web.accounts.models import User
from bedside_web.articles.actions import publish_shipped
from bedside_web.articles.models import ArticleRecord, Erratum
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.actions import sync_release
from bedside_web.ledger.models import ClaimRecord, SourceRecord
from bedside_web.reviews.demo import MARK, make_demo
from bedside_web.reviews.models import Reopening
from bedside_web.trail.models import Event
from bedside_web.trail.queries import find_trail_break

BANNER = "Demonstration: no real person signed this."


@pytest.fixture
def made(db):
    library = open_library()
    sync_release(system_actor(), library)
    publish_shipped(system_actor(), library)
    return make_demo()


def test_the_demonstration_holds_every_state(made):
    """One test for all, since the demonstration is long in the making."""
    claims = set(ClaimRecord.objects.values_list("state", flat=True))
    assert claims == {"draft", "submitted", "under review", "changes requested", "approved"}
    articles = set(ArticleRecord.objects.values_list("state", flat=True))
    assert articles == {"submitted", "under review", "approved", "withdrawn"}
    assert SourceRecord.objects.filter(is_retracted=True).exists()
    assert Reopening.objects.filter(cause="source retracted").exists()
    assert Erratum.objects.exists()
    assert find_trail_break() is None
    people = User.objects.exclude(username=system_actor().username)
    assert people.count() == len(made)
    assert all(MARK in str(user) for user in people)
    events = Event.objects.count()
    assert [str(each) for each in make_demo()] == [str(each) for each in made]
    assert Event.objects.count() == events


@pytest.mark.parametrize("path", ["/", "/board/", "/board/people/", "/accounts/login/"])
def test_every_page_of_a_demonstration_says_so(db, settings, path):
    settings.IS_DEMO = True
    assert BANNER in Client().get(path).content.decode()
    settings.IS_DEMO = False
    assert BANNER not in Client().get(path).content.decode()
