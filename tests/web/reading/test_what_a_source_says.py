"""A source that says otherwise never looks as if it held the claim, nor do words without its number."""

import pytest

from bedside_web.pages.presenting.source import mark_words

pytestmark = pytest.mark.django_db


def test_a_source_that_disagrees_is_headed_so(client, library):
    claim = next(
        claim
        for claim in library.claims()
        for other in claim.disagreements
        if other.publication_id not in {support.publication_id for support in claim.supports}
    )
    work = claim.disagreements[0].publication_id
    page = client.get(f"/sources/{work}/?claim={claim.id}").content.decode()
    assert "This source says otherwise:" in page and 'class="passage opposing"' in page
    assert "<mark>" not in page


def test_a_source_that_supports_is_not(client, library):
    claim = next(claim for claim in library.claims() if not claim.disagreements)
    page = client.get(f"/sources/{claim.supports[0].publication_id}/?claim={claim.id}").content.decode()
    assert "says otherwise" not in page


def test_words_without_the_number_are_not_marked():
    marked = mark_words("Diarrhea is a cause in 40% of patients.", "Diarrhea is a cause in patients.")
    assert not marked.held and marked.lacks_number
    assert marked.before == "Diarrhea is a cause in patients."


def test_where_some_number_stands_nothing_is_said():
    marked = mark_words(
        "Give 2 g over 15 min to patients.", "Patients are told something. Another gives 15 min."
    )
    assert not marked.held and not marked.lacks_number


def test_words_with_every_number_are_marked():
    marked = mark_words("Diarrhea is a cause in 40% of patients.", "Diarrhea is a cause in 40% of patients.")
    assert "40%" in marked.held and not marked.lacks_number


def test_the_page_tells_that_the_number_is_not_there(client, library):
    from django.template.loader import render_to_string

    from bedside_web.pages.presenting.source import ShownPassage

    text = mark_words("Diarrhea is a cause in 40% of patients.", "Diarrhea is a cause in patients.")
    shown = {"passages": [ShownPassage(text=text, section="", is_note=True)], "publication": {"title": "A"}}
    page = render_to_string("pages/parts/source.html", {"source": shown, "level": 2})
    assert "These words do not give the claim's number." in page
