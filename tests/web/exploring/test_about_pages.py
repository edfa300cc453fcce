"""Do quality, errata, counters, policy and privacy tell what is so?"""

import json
from datetime import UTC, datetime

import pytest

from bedside_web.articles.models import ArticleRecord, Erratum
from bedside_web.pages.exploring.quality import MEASURES
from bedside_web.pages.exploring.shipped import shipped_file

NOW = datetime.now(UTC)


def page_of(response):
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.slug)
def test_a_run_is_told_with_its_date_and_command(reader, measure):
    run = json.loads(shipped_file(measure.file).read_text("utf-8"))
    assert run["date"] in page_of(reader.get("/quality/"))
    page = page_of(reader.get(f"/quality/{measure.slug}/"))
    assert run["date"] in page and f"<code>{measure.command}</code>" in page
    assert page.count("<table") >= 2


def test_figures_are_those_of_the_run_file(reader):
    run = json.loads(shipped_file("search-run.json").read_text("utf-8"))
    page = page_of(reader.get("/quality/search/"))
    for system in run["sets"][0]["systems"]:
        assert f"{system['means']['ndcg@10']:.3f}" in page


def test_a_run_that_is_not_there_is_said_to_be_missing(reader, monkeypatch, tmp_path):
    from bedside_web.pages.exploring import quality

    monkeypatch.setattr(quality, "shipped_file", lambda name: tmp_path / name)
    page = quality.read_measured.__wrapped__(MEASURES[1])
    assert page.date == "" and "No run is committed yet" in page.blocks[0].text
    assert reader.get("/quality/quetzal/").status_code == 404


def test_without_errata_the_page_does_not_boast(reader):
    assert "it does not mean that all is right" in page_of(reader.get("/errata/"))


def test_an_erratum_shows_before_and_after(reader):
    article = ArticleRecord.objects.create(
        address="hypomagnesemia/dosing",
        concept="hypomagnesemia",
        facet="dosing",
        title="Doses",
        submitted_at=NOW,
    )
    for number in range(27):
        Erratum.objects.create(
            article=article,
            claim_id="hm-dose-020",
            before=f"Give {number} g.",
            after=f"Give {number + 100} mg <b>.",
            reason="A unit was wrong",
            noticed_at=NOW,
        )
    page = page_of(reader.get("/errata/"))
    assert "Give 26 g." in page and "Give 126 mg &lt;b&gt;." in page and "A unit was wrong" in page
    assert "<del>" in page and "<ins>" in page and "Page 1 of 2" in page
    assert "Give 0 g." in page_of(reader.get("/errata/?page=2"))
    assert reader.get("/errata/?page=quetzal").status_code == 200


def test_counters_are_honest_zeros(reader):
    page = page_of(reader.get("/counters/"))
    assert "<strong>0</strong> of 0" in page and "The library holds 330 claims" in page
    assert "no claim was approved yet" in page and "No claim bears a signature yet" in page


def test_the_policy_tells_the_years_of_the_rules(reader):
    from bedside.editorial.expiry import LASTS

    page = page_of(reader.get("/editorial-policy/"))
    for years in {time.days // 365 for time in LASTS.values()}:
        assert f'<th scope="row" class="tight">{years}</th>' in page
    assert "No claim bears a signature on this server yet" in page


def test_privacy_tells_the_names_and_times_of_the_settings(reader, settings):
    settings.RETENTION_DAYS = 17
    page = page_of(reader.get("/privacy/"))
    assert "17 days after its last question" in page
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME):
        assert f"<code>{name}</code>" in page
