"""A citation opens the words behind it; a claim shows what speaks against it."""

import re

import pytest

from bedside_web.pages.presenting.source import mark_words

pytestmark = pytest.mark.django_db


def test_every_citation_of_an_article_opens(client, library):
    page = client.get("/articles/hypomagnesemia/dosing/").content.decode()
    places = {
        place.replace("&amp;", "&") for place in re.findall(r'class="cite[^"]*" [^>]*href="([^"]+)"', page)
    }
    assert len(places) > 10
    for place in places:
        answer = client.get(place)
        assert answer.status_code == 200, place
        assert b"<blockquote" in answer.content


def test_the_words_that_hold_the_claim_are_marked(client, library):
    claim = library.sources.find_claim("hm-cau-011")
    place = f"/sources/{claim.supports[0].publication_id}/?claim={claim.id}"
    page = client.get(place).content.decode()
    assert "<mark>Diarrhea a frequent cause</mark>" in page
    assert claim.statement in page and "Our note of what it says there" in page and "read: section" in page


def test_the_words_are_those_that_were_copied(client, published):
    claim = published.sources.find_claim("hm-cau-011")
    page = client.get(f"/sources/{claim.supports[0].publication_id}/?claim={claim.id}").content.decode()
    assert "copied when this wording was made" in page


def test_a_script_gets_the_part_alone(client, library):
    claim = library.sources.find_claim("hm-cau-011")
    place = f"/sources/{claim.supports[0].publication_id}/?claim={claim.id}"
    part = client.get(place, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part and 'id="panel-title"' in part


def test_a_retracted_source_says_so(client, published):
    from bedside_web.ledger.models import SourceRecord

    claim = published.sources.find_claim("hm-cau-011")
    work = claim.supports[0].publication_id
    SourceRecord.objects.filter(publication_id=work).update(is_retracted=True)
    assert "This work was retracted" in client.get(f"/sources/{work}/").content.decode()


def test_every_claim_can_be_asked_what_speaks_against_it(client, library):
    disputed = next(claim for claim in library.claims() if claim.disagreements)
    page = client.get(f"/claims/{disputed.id}/against/").content.decode()
    assert "Sources that say otherwise" in page
    assert "no further literature could be searched" in page


@pytest.mark.parametrize("place", ["/sources/nothing/", "/claims/nothing/against/"])
def test_what_is_not_there_is_not_found(client, place):
    assert client.get(place).status_code == 404


def test_marking_changes_no_word():
    marked = mark_words("Diarrhea is a cause.", "It is known. Diarrhea is a cause. More is said.")
    assert marked.before + marked.held + marked.after == "It is known. Diarrhea is a cause. More is said."
    assert "Diarrhea is a cause" in marked.held
