"""What became of a source stands on every article that cites it, and in its files."""

import json
from datetime import UTC, datetime

import pytest

from bedside_web.ledger.models import SourceRecord

PATH = "/articles/hypomagnesemia/cause"


@pytest.fixture
def cited(client, published):
    """Two works that the article cites."""
    article = json.loads(client.get(f"{PATH}.json").content)
    return [reference["publication_id"] for reference in article["references"][:2]]


def _mark(work, **fields):
    SourceRecord.objects.filter(pk=work).update(changed_at=datetime(2026, 5, 4, tzinfo=UTC), **fields)


def test_unmarked_sources_are_not_told(client, published):
    page = client.get(f"{PATH}/").content.decode()
    assert "marked-source" not in page and "cite retracted" not in page


def test_a_retracted_source_is_told_on_top_at_its_numbers_and_in_the_references(client, cited):
    first = client.get(f"{PATH}/")
    _mark(cited[0], is_retracted=True)
    answer = client.get(f"{PATH}/", headers={"If-None-Match": first.headers["ETag"]})
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "was marked as retracted on May 4, 2026" in page and "notice rose marked-source" in page
    assert page.index("marked-source") < page.index('id="bottom-line"')
    assert 'class="cite retracted"' in page or 'class="cite indirect retracted"' in page
    assert "RETRACTED" in page


def test_a_superseded_source_is_amber(client, cited):
    _mark(cited[1], superseded_by="The third edition")
    page = client.get(f"{PATH}/").content.decode()
    assert "was marked as superseded on May 4, 2026" in page and "notice amber marked-source" in page
    assert "superseded</strong>" in page and "rose marked-source" not in page


def test_files_say_so_first(client, cited):
    _mark(cited[0], is_retracted=True)
    _mark(cited[1], superseded_by="The third edition")
    article = json.loads(client.get(f"{PATH}.json").content)
    assert [each["is_retracted"] for each in article["references"][:2]] == [True, False]
    told = "A source of this article [1] was marked as retracted on 2026-05-04."
    assert article["status_note"].startswith(told)
    for form in ("txt", "md"):
        text = " ".join(client.get(f"{PATH}.{form}").content.decode().replace("\\", "").split())
        assert "was marked as retracted on 2026-05-04." in text and "RETRACTED" in text
        assert "was marked as superseded on 2026-05-04: The third edition." in text


def test_a_mark_on_a_work_that_is_not_cited_changes_nothing(client, cited):
    first = client.get(f"{PATH}/")
    article = json.loads(client.get(f"{PATH}.json").content)
    ours = {reference["publication_id"] for reference in article["references"]}
    _mark(SourceRecord.objects.exclude(pk__in=ours).values_list("pk", flat=True)[0], is_retracted=True)
    again = client.get(f"{PATH}/", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_it_takes_ten_queries_at_most(client, cited, person, django_assert_max_num_queries):
    _mark(cited[0], is_retracted=True)
    client.force_login(person("reader"))
    client.get("/articles/hypokalemia/cause/")
    with django_assert_max_num_queries(10):
        client.get(f"{PATH}/")
