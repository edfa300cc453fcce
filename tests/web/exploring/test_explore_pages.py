"""Does every claim, drug and ticket of the library have its place, and does every link lead somewhere?"""

import re
from datetime import UTC, datetime

import pytest

from bedside.terms import Facet
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.shelf import board_of
from bedside_web.pages.exploring.causes import grow_tree, list_rows
from bedside_web.pages.exploring.drugs import list_drugs


def page_of(response):
    assert response.status_code == 200
    return response.content.decode()


def causes_of(library, entry):
    return [claim for claim in library.ledger.claims_on(entry.id) if claim.facet is Facet.CAUSE]


def test_every_condition_is_shown_with_its_facets(reader, library):
    """A facet leads to its article, or to its claims where no article is published."""
    ArticleRecord.objects.create(
        address="hypomagnesemia/cause",
        concept="hypomagnesemia",
        facet="cause",
        submitted_at=datetime.now(UTC),
    )
    page = page_of(reader.get("/explore/"))
    for entry in library.ledger.concepts():
        assert f'/explore/{entry.id}/"' in page
        for facet in {claim.facet for claim in library.ledger.claims_on(entry.id)}:
            article, claims = f"/articles/{entry.id}/{facet}/", f"/explore/{entry.id}/claims/#{facet}"
            is_published = (entry.id, facet) == ("hypomagnesemia", "cause")
            assert (article in page) is is_published
            assert (claims in page) is not is_published


def test_nothing_is_called_checked_that_nobody_signed(reader):
    page = page_of(reader.get("/explore/"))
    assert "0 of 236 claims checked by a person" in page
    assert "No claim has been checked by a person yet" in page


def test_every_claim_is_on_the_page_of_its_condition(reader, library):
    for entry in library.ledger.concepts():
        page = page_of(reader.get(f"/explore/{entry.id}/claims/"))
        assert all(f'/claims/{claim.id}/"' in page for claim in library.ledger.claims_on(entry.id))


@pytest.mark.parametrize("place", ["", "causes/", "claims/"])
def test_a_condition_that_is_not_known_is_not_repeated(reader, place):
    response = reader.get(f"/explore/quetzal-disease/{place}")
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    assert response.status_code == 404 and "quetzal" not in main


def test_the_tree_holds_every_cause_once(library):
    """Each claim on causes and each drug stands in exactly one branch."""
    for entry in library.ledger.concepts():
        claims, drugs = causes_of(library, entry), library.ledger.drug_causes(entry.id)
        rows = list(list_rows(grow_tree(entry, claims, drugs)))
        assert sorted(row.claim.id for row in rows if row.claim) == sorted(claim.id for claim in claims)
        assert sorted(row.drug.drug for row in rows if row.drug) == sorted(drug.drug for drug in drugs)


def test_the_tree_is_real_lists_that_open(reader):
    page = page_of(reader.get("/explore/hypomagnesemia/causes/"))
    assert "<summary>" in page and "<details open>" not in page
    assert "Kidney: drugs" in page and "Proton pump inhibitor" in page
    opened = page_of(reader.get("/explore/hypomagnesemia/causes/?open=all"))
    assert opened.count("<details open>") == page.count("<details>")


def test_a_condition_without_causes_says_so(reader):
    assert "does not fill the gap" in page_of(reader.get("/explore/hyperkalemia/causes/"))


def cells(page, label):
    return re.findall(rf'data-label="{label}"[^>]*>(?:<span[^>]*>)?([^<]*)<', page)


@pytest.mark.parametrize(("sort", "label"), [("mechanism", "Mechanism"), ("sources", "Sources")])
def test_the_table_is_sorted_by_the_address(reader, sort, label):
    page = page_of(reader.get(f"/explore/hypomagnesemia/causes/?view=table&sort={sort}"))
    turned = page_of(reader.get(f"/explore/hypomagnesemia/causes/?view=table&sort={sort}&order=down"))
    assert 'aria-sort="ascending"' in page and 'aria-sort="descending"' in turned
    assert len(cells(page, label)) == 108
    key = (lambda value: -int(value)) if sort == "sources" else str.casefold
    assert cells(page, label) == sorted(cells(page, label), key=key)
    assert cells(turned, label) == sorted(cells(turned, label), key=key, reverse=True)


def test_a_column_that_is_not_there_sorts_nothing(reader):
    page = page_of(reader.get("/explore/hypomagnesemia/causes/?view=table&sort=<b>"))
    assert "aria-sort" not in page and "<b>" not in page


def test_certainty_of_a_listed_drug_is_not_made_up(reader):
    page = page_of(reader.get("/explore/hypomagnesemia/causes/?view=table"))
    assert page.count("listed, not graded") == 41


def test_every_drug_has_its_page_with_its_sources(reader, library):
    drugs = list_drugs(library.ledger)
    assert len({drug.slug for drug in drugs}) == len(drugs) == 41
    listed = page_of(reader.get("/explore/drugs/"))
    for drug in drugs:
        assert f"/explore/drugs/{drug.slug}/" in listed
        page = page_of(reader.get(f"/explore/drugs/{drug.slug}/"))
        assert all(
            f'Can cause <span lang="en">{harm.entry.name.lower()}</span>' in page for harm in drug.harms
        )
        assert page.count('<ul class="references"') == len(drug.harms)
    assert reader.get("/explore/drugs/quetzal/").status_code == 404


def test_every_ticket_is_drawn_and_tabled(reader, library):
    board = board_of(library)
    listed = page_of(reader.get("/explore/board/"))
    for ticket in (*board.tickets, *board.held_back):
        assert f"/explore/board/{ticket.id}/" in listed
        page = page_of(reader.get(f"/explore/board/{ticket.id}/"))
        assert page.count('<svg class="picture"') == len(ticket.units)
        assert page.count('<th scope="row">') == len(ticket.rows)
    assert reader.get("/explore/board/quetzal/").status_code == 404


def test_pictures_keep_their_places_in_other_languages(reader):
    """A decimal comma in a coordinate would move a mark."""
    page = page_of(reader.get("/explore/board/", headers={"Accept-Language": "es"}))
    assert '<html lang="es"' in page
    assert not re.search(r'\b(?:x|y|x1|x2|y1|y2|cx|cy)="[^"]*,', page)


def test_every_claim_has_its_page(reader, library):
    for claim in library.claims():
        page = page_of(reader.get(f"/claims/{claim.id}/"))
        assert page.count("Our note of it:") == len(claim.supports)
        assert ("unverified: no work by people" in page) is claim.is_unverified
        assert "Submitted, pending human review" in page
    assert reader.get("/claims/quetzal/").status_code == 404


def test_a_dose_is_not_told_in_plain_words(reader):
    page = page_of(reader.get("/claims/hm-dose-020/"))
    assert "Not told to lay readers" in page and "as quoted, not read" in page
