"""Does the desk say in which language each word is? Claims are English, the desk is Spanish."""

import re

import pytest
from django.urls import reverse
from languages import mixed

from bedside_web.articles.queries import articles
from bedside_web.ledger.queries import cited_texts

PEOPLE = ("The library",)  # the name under which the software acts


def of_claim(shelf):
    return reverse("reviews:claim", args=[shelf.claim(needed=2).pk])


def of_signing(shelf):
    claim = shelf.claim(needed=1)
    shelf.take("ruth", claim.pk)
    return reverse("reviews:sign", args=[claim.pk])


def of_writing(shelf):
    return reverse("reviews:write", args=[shelf.claim().pk])


def of_source(shelf):
    return reverse("reviews:source", args=[cited_texts(shelf.claim().current)[0].publication_id])


def of_article(shelf):
    return reverse("reviews:article", args=[articles()[0].address])


PAGES = (
    "/board/",
    "/board/articles/",
    "/board/sources/",
    "/board/due/",
    "/board/trail/",
    "/board/people/",
    "/accounts/me/",
    of_claim,
    of_signing,
    of_writing,
    of_source,
    of_article,
)
NAMES = [page.__name__ if callable(page) else page for page in PAGES]


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_each_word_says_its_language(shelf, page):
    place = page(shelf) if callable(page) else page
    response = shelf.at("ruth").get(place, headers={"accept-language": "es"})
    assert response.status_code == 200
    assert '<html lang="es"' in response.content.decode()
    assert not [each for each in mixed(response.content.decode()) if not any(name in each for name in PEOPLE)]


def test_a_refusal_is_told_in_spanish_on_the_page_and_to_programs(shelf):
    claim = shelf.claim()
    page = shelf.at("ruth").get(of_claim(shelf), headers={"accept-language": "es"})
    told = re.findall(r'class="why-not"[^>]*>([^<]+)<', page.content.decode())
    assert told and all("mesa de trabajo" in each or "su estado" in each for each in told)
    answer = shelf.at("ruth").post(
        reverse("reviews:release", args=[claim.pk]),
        headers={"accept-language": "es", "accept": "application/json"},
    )
    assert answer.status_code == 409
    assert re.search("mesa de trabajo|su estado", answer.json()["sentence"])
