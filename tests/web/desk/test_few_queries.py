"""No page of the desk asks the database more often the more there is."""

import pytest
from django.urls import reverse

from bedside_web.articles.queries import articles
from bedside_web.ledger.queries import cited_texts

SIGNED_IN = 5
"""Session, user, roles, interests and second factor: read for every page of a member."""


def of_claim(shelf):
    return reverse("reviews:claim", args=[shelf.claim(needed=2).pk])


def of_source(shelf):
    cited = cited_texts(shelf.claim().current)[0]
    return reverse("reviews:source", args=[cited.publication_id])


def of_article(shelf):
    return reverse("reviews:article", args=[articles()[0].address])


PAGES = {
    "/board/": 3,
    "/board/articles/": 5,
    "/board/sources/": 2,
    "/board/due/": 3,
    "/board/trail/": 3,
    of_claim: 10,
    of_source: 4,
    of_article: 6,
}
NAMES = [page.__name__ if callable(page) else page for page in PAGES]


@pytest.mark.parametrize(("page", "most"), PAGES.items(), ids=NAMES)
def test_few_queries(shelf, django_assert_max_num_queries, page, most):
    client = shelf.at("ada")
    address = page(shelf) if callable(page) else page
    with django_assert_max_num_queries(SIGNED_IN + most):
        assert client.get(address).status_code == 200
