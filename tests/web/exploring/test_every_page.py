"""What holds for every page here? Few queries, one heading, nothing inline, light weight."""

import gzip
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

PLACES = (
    "/explore/",
    "/explore/hypomagnesemia/",
    "/explore/hypomagnesemia/causes/",
    "/explore/hypomagnesemia/causes/?view=table&sort=certainty",
    "/explore/hypomagnesemia/claims/",
    "/explore/drugs/",
    "/explore/drugs/omeprazole/",
    "/explore/board/",
    "/explore/board/hypomagnesemia.lower-limit-of-magnesium/",
    "/calculators/",
    "/calculators/femg/",
    "/claims/hm-dose-020/",
    "/check/",
    "/check/?example",
    "/check/findings/",
    "/quality/",
    "/quality/search/",
    "/quality/checker/",
    "/quality/support/",
    "/errata/",
    "/counters/",
    "/editorial-policy/",
    "/privacy/",
)
MOST_QUERIES = 10
MOST_BYTES = 50_000
"""Of a page alone, compressed; the whole first view may weigh three times as much."""


@pytest.mark.parametrize("place", PLACES)
def test_a_page_keeps_the_rules_of_the_house(client, person, place):
    """A signed-in person costs most queries."""
    client.force_login(person("ada"), backend="django.contrib.auth.backends.ModelBackend")
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(place)
    page = response.content.decode()
    assert response.status_code == 200
    assert len(queries) <= MOST_QUERIES
    assert len(re.findall(r"<h1\b", page)) == 1
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\bsrc=)", page)
    assert len(re.findall(r'\bid="([^"]+)"', page)) == len(set(re.findall(r'\bid="([^"]+)"', page)))
    assert len(gzip.compress(response.content)) < MOST_BYTES
    assert re.search(r"<title>\S", page)


@pytest.mark.parametrize("place", PLACES)
def test_every_address_inside_a_page_leads_to_a_page(client, db, place):
    from django.urls import resolve

    for link in set(re.findall(r'href="(/[^"#?]*)', client.get(place).content.decode())):
        assert link.startswith("/static/") or resolve(link)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_is_changed_by_looking(client, db, place):
    assert client.delete(place).status_code == 405
