"""Does the text fit its page, and say what it must?"""

import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from bedside.answering.this_patient import KEY
from bedside.rendering import render_html, render_markdown, render_text
from bedside.rendering.view import PATIENT_KEY, status_steps
from bedside.terms import Article, ReviewStatus, Section

from .sample import ARTICLES

every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


@every_article
@pytest.mark.parametrize("width", [32, 40, 60, 80, 120])
def test_no_line_is_wider_than_the_page_except_addresses(article: Article, width: int) -> None:
    lines = render_text(article, width=width).splitlines()
    assert [line for line in lines if cell_len(line) > width and not line.strip().startswith("http")] == []
    assert [line for line in lines if line != line.rstrip()] == []


@every_article
def test_plain_text_has_no_escape_even_when_links_are_wanted(article: Article) -> None:
    assert "\x1b" not in render_text(article, links=True)


@every_article
def test_color_changes_nothing_but_color(article: Article) -> None:
    colored = render_text(article, color=True)
    assert "\x1b[" in colored and "\x1b]8" not in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render_text(article)


@every_article
def test_no_command_leads_back_to_an_answer_that_is_not_kept(article: Article) -> None:
    """What was asked with the record of a patient is not saved: no line says how to come back to it."""
    assert PATIENT_KEY == KEY
    asked = replace(article, sections=(*article.sections, Section(key=KEY, title="This patient")))
    for render in (render_text, render_markdown, render_html):
        before, now = render(article), render(asked)
        assert "bedside replay" in before and "bedside replay" not in now
        assert "--follow-up" not in now and now.count(" claim") == before.count(" claim")


@every_article
def test_the_same_article_gives_the_same_bytes(article: Article) -> None:
    first, second = (render_text(article, color=True, links=True) for _ in range(2))
    assert first == second and "\x1b]8;;https://" in first


def test_the_parts_come_in_reading_order() -> None:
    page = render_text(ARTICLES["clinician"])
    parts = (
        "Causes of hypomagnesemia\n━",
        "✓ Submitted ── ● Under Review (now) ── ○ Approved\nNot yet approved",
        "Read 'hypomagnesmia' as hypomagnesemia",
        "Bottom line",
        "Causes by mechanism",
        "Loss through the gut",
        "who says what",
        "Red flags",
        "What was not found",
        "The answer depends on: kidney function",
        "Ask next",
        "References",
        "19 statements, 1 unverified, 17 sources",
        "How this answer was made",
        "bedside replay a-4f1c09d2",
        "Disclaimer",
    )
    places = [page.index(part) for part in parts]
    assert places == sorted(places)


def test_the_urgent_notice_comes_before_everything() -> None:
    first, second = render_text(ARTICLES["urgent"]).splitlines()[:2]
    assert "URGENT: seizure" in first and second.startswith("║")


def test_a_quantity_is_never_parted_from_its_unit() -> None:
    for width in range(32, 120):
        lines = render_text(ARTICLES["clinician"], width=width).splitlines()
        assert not [line for line in lines if re.match(r"\W*(?:mg/dL|mmol/L|mEq/L)", line)]


def test_lay_readers_see_no_certainty_and_get_the_glossary() -> None:
    page = render_text(ARTICLES["patient"])
    assert "· moderate" not in page and "· high" not in page
    assert "Reading level: grade 5.8" in page and "magnesium: a mineral" in page


def test_what_is_doubtful_says_so() -> None:
    page = " ".join(render_text(ARTICLES["clinician"], width=120).split())
    assert "[6] (unverified)" in page and "(unverified) · low" not in page  # nobody could judge it
    assert "But: listed as a cause of renal magnesium wasting [6]" in page
    assert "grade as printed: Class I (as quoted, not read)" in page
    assert "AI-written page: not evidence." in page
    assert "(not read, as quoted elsewhere)" in page


def test_nothing_found_is_said_with_the_nearest_sources() -> None:
    page = render_text(ARTICLES["not found"])
    assert "Nothing in this library supports an answer" in page
    assert page.index("Anything on the taste of zinc") < page.index("Magnesium: the forgotten electrolyte")


@pytest.mark.parametrize("status", ReviewStatus)
def test_exactly_one_review_step_is_current(status: ReviewStatus) -> None:
    steps = status_steps(status)
    assert [step.name for step in steps if step.state.value == "now"] == [status.value]
    assert len(steps) == len(ReviewStatus)
