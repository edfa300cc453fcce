"""Do the pages of pathways say what the pathways say, and give lay readers no dose?"""

import re

import pytest

from bedside.intake import shipped_pack, validate_pack

LOST_IN_A_DAY = {
    "Below 0.5 mmol",
    "0.5 to 1.0 mmol",
    "Above 1.0 mmol",
    "One source uses a single limit of 24 mg in 24 hours instead.",
}
"""Magnesium in a 24-hour urine, which nobody is given."""
QUANTITY = r'<span class="quantity">([^<]*)</span>'
PATHWAYS = [pathway.id for pathway in validate_pack(shipped_pack("electrolytes"))[1].pathways]


def test_every_pathway_is_listed(reader):
    page = reader.get("/pathways/").content.decode()
    assert all(f"/pathways/{id}/" in page for id in PATHWAYS)


@pytest.mark.parametrize("id", PATHWAYS)
def test_the_list_says_what_the_pathway_says(reader, library, id):
    """Every node, every answer and every claim stands in the list, so the picture is not needed."""
    page = reader.get(f"/pathways/{id}/").content.decode()
    told = page.split('id="list-title"')[1].replace("&#x27;", "'").replace("&quot;", '"')
    told = re.sub(QUANTITY, r"\1", told)
    pathway = library.clinic.pathway(id)
    for node in pathway.nodes:
        assert told.count(f">{node.text}<") == 1
        assert all(f"/claims/{claim}/" in told for claim in node.claim_ids)
        for edge in node.edges:
            assert f">{edge.label}<" in told
            assert all(f"/claims/{claim}/" in told for claim in edge.claim_ids)


@pytest.mark.parametrize("id", PATHWAYS)
def test_the_picture_stands_in_the_page_without_styles_of_its_own(reader, id):
    page = reader.get(f"/pathways/{id}/").content.decode()
    assert len(re.findall(r'<svg[^>]* role="img"[^>]*aria-labelledby="\S+ \S+"', page)) == 1
    assert "<style" not in page


@pytest.mark.parametrize(("units", "left"), [("conventional", "mmol/L"), ("SI", "mg/dL")])
@pytest.mark.parametrize("id", PATHWAYS)
def test_levels_are_in_the_readers_units_with_the_printed_beside_them(reader, id, units, left):
    printed = reader.get(f"/pathways/{id}/").content.decode()
    reader.post("/choose/", {"audience": "clinician", "units": units})
    page = reader.get(f"/pathways/{id}/").content.decode()
    told, drawn = page.split('id="list-title"')[1], page.split("pathway-picture")[1].split("</svg>")[0]
    assert told.count(left) == printed.split('id="list-title"')[1].count(left)  # what was printed stays
    told = re.sub(r'<span class="as-printed">.*?</span></span>', "", told.split('id="sources-title"')[0])
    assert left not in told
    drawn = re.sub(r"\[[^\]]*\]", "", re.sub(r"<[^>]+>|\s+", " ", drawn))
    assert left not in drawn


def test_a_level_is_that_of_what_its_answer_asks_for(reader):
    """The potassium of a pathway on magnesium is converted as potassium; a time and an eGFR not at all."""
    reader.post("/choose/", {"audience": "clinician", "units": "conventional"})
    page = reader.get("/pathways/hypomagnesemia-management/").content.decode()
    told = " ".join(re.sub(r"<[^>]+>", " ", page.split('id="list-title"')[1]).split())
    assert "Below 1.70 mg/dL printed as Below 0.7 mmol/L" in told
    assert "Below 3.5 mEq/L printed as Below 3.5 mmol/L" in told
    assert "eGFR below 30 mL/min Claims" in told


def test_what_is_not_covered_stands_before_the_first_step(reader):
    page = reader.get("/pathways/hypomagnesemia-management/").content.decode()
    assert page.index("magnesium is given whatever the level") < page.index('class="pathway-picture"')
    assert page.index("magnesium is given whatever the level") < page.index('id="step-1"')


@pytest.mark.parametrize("id", PATHWAYS)
def test_no_page_gives_a_dose_to_lay_readers(reader, id):
    from bedside_web.pages.presenting.lay import holds_dose

    reader.post("/choose/", {"audience": "patient"})
    page = reader.get(f"/pathways/{id}/").content.decode()
    assert "made for people who treat patients" in page
    page = re.sub(QUANTITY, r"\1", page)
    texts = re.findall(r">([^<>]+)<", page.split('id="list-title"')[1].split('id="sources-title"')[0])
    assert texts
    assert not [text for text in texts if holds_dose(text) and text not in LOST_IN_A_DAY]


def test_the_picture_is_a_file_of_its_own(reader):
    response = reader.get("/pathways/hypomagnesemia-work-up/picture.svg")
    assert response.headers["Content-Type"] == "image/svg+xml"
    assert "attachment" in response.headers["Content-Disposition"]
    assert b"<style>" in response.content


def test_a_pathway_that_is_not_there_is_not_repeated(reader):
    response = reader.get("/pathways/private-words/")
    assert response.status_code == 404
    assert b"private-words" not in response.content.replace(b"/pathways/private-words/", b"")


def test_an_article_on_diagnosis_leads_to_its_pathway(reader):
    page = reader.get("/articles/hypomagnesemia/diagnosis/").content.decode()
    assert "/pathways/hypomagnesemia-work-up/" in page
    assert "/pathways/hypomagnesemia-management/" not in page


def test_conditions_lead_to_their_pathways(reader):
    assert "/pathways/hypomagnesemia-work-up/" in reader.get("/explore/hypomagnesemia/").content.decode()
    assert 'href="/pathways/"' in reader.get("/explore/").content.decode()


def test_a_lay_reader_of_an_article_is_not_led_to_a_pathway(reader):
    reader.post("/choose/", {"audience": "patient"})
    page = reader.get("/articles/hypomagnesemia/diagnosis/").content.decode()
    assert "/pathways/" not in page
