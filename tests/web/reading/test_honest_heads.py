"""The head of an article claims no more than is so."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bedside.terms import Audience
from bedside_web.articles.models import ArticleRecord, ArticleRevision
from bedside_web.articles.standing import find_standing

PATH = "/articles/hypomagnesemia/cause/"
CHECK = "M9 12l2 2 4-4"


def _set(**fields):
    ArticleRecord.objects.filter(address="hypomagnesemia/cause").update(**fields)


def test_a_submitted_article_bears_no_check(client, published):
    page = client.get(PATH).content.decode()
    assert "Not yet checked by the Medical Advisory Board" in page and CHECK not in page
    assert "checks each article" not in page


def test_an_article_under_review_is_being_checked(client, published):
    _set(state="under review")
    page = client.get(PATH).content.decode()
    assert "Being checked by the Medical Advisory Board" in page and CHECK not in page


def test_an_approved_article_bears_the_check(client, published, person):
    _set(state="approved", approved_by=person("ada"), approved_at=datetime.now(UTC))
    page = client.get(PATH).content.decode()
    assert "Checked claim by claim by the Medical Advisory Board" in page and CHECK in page


def test_a_withdrawn_article_bears_nothing_and_counts_nothing(client, published):
    from bedside_web.accounts.actions import system_actor

    now = datetime.now(UTC)
    _set(withdrawn_at=now, withdrawn_by=system_actor(), withdrawal_notice="Wrong.", state="withdrawn")
    page = client.get(PATH).content.decode()
    assert "board-badge" not in page and "Medical Advisory Board" not in page
    assert "statements," not in page


def test_print_hides_no_word_of_the_badge():
    from django.contrib.staticfiles import finders

    sheet = Path(finders.find("bedside/parts/reading.css")).read_text(encoding="utf-8")
    assert "board-badge" not in sheet.split("@media print", 1)[1]


def test_what_changed_is_linked_only_where_something_did(client, published):
    assert f'href="{PATH}changes/"' not in client.get(PATH).content.decode()
    standing = find_standing(published.addresses.read_path("hypomagnesemia/cause"), Audience.CLINICIAN)
    assert standing.record.current.number == 1 and not standing.has_earlier
    assert replace(standing, record=ArticleRecord(current=ArticleRevision(number=2))).has_earlier


def test_no_article_is_left_out_on_purpose_only_where_that_is_so(client, db, library):
    from bedside.answering import NO_ARTICLE
    from bedside.terms import Urgency

    for urgency in Urgency:
        page = client.get(f"/urgent/{urgency.name.lower().replace('_', '-')}/").content.decode()
        assert ("No article is shown here on purpose" in page) is (urgency in NO_ARTICLE)


def test_who_reads_is_asked_below_the_answer(client, db, library):
    page = client.get(PATH).content.decode()
    assert page.index('id="bottom-line"') < page.index("Who is reading?") < page.index('id="section-1"')


def test_a_page_that_a_machine_wrote_is_marked_where_it_is_cited(client, published):
    page = client.get("/articles/hypermagnesemia/management/").content.decode()
    statement = page.split('id="claim-hymg-009"', 1)[1].split('class="against"', 1)[0]
    assert statement.count("cite not-evidence") == 2 and statement.count("not evidence") == 2
    assert "unverified" in statement and "moderate" not in statement


def test_of_an_unverified_claim_no_certainty_is_told(client, published):
    page = client.get("/claims/hymg-009/").content.decode()
    assert "unverified: no work by people" in page and "certainty:" not in page
    assert "certainty:" in client.get("/claims/hypna-002/").content.decode()
