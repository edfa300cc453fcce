"""Is a pathway's picture whole, legible and harmless, and does the text tell the same?"""

import re
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import UTC, datetime
from itertools import combinations

import pytest

from bedside.clinic.pathways import walk
from bedside.clinic.signs import see
from bedside.intake import shipped_pack, validate_pack
from bedside.library.pathways import taken_edges
from bedside.rendering import render_pathway_svg, render_pathway_text, render_walk_text
from bedside.rendering.pathway_layout import BOX_WIDTH, Box, Layout, lay_out_pathway
from bedside.rendering.pathway_plan import every_place, plan
from bedside.terms import Measurement, Pathway, Patient, Specimen

PATHWAYS = validate_pack(shipped_pack("electrolytes"))[1].pathways
NOW = datetime(2026, 11, 23, tzinfo=UTC)

for_every_pathway = pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda each: each.id)


def overlaps(layout: Layout) -> list[tuple[int, int]]:
    """Boxes that lie on each other."""

    def lie_apart(one: Box, other: Box) -> bool:
        return (
            one.x + BOX_WIDTH <= other.x
            or other.x + BOX_WIDTH <= one.x
            or one.y + one.height <= other.y
            or other.y + other.height <= one.y
        )

    return [
        (one.number, other.number)
        for one, other in combinations(layout.boxes, 2)
        if not lie_apart(one, other)
    ]


@for_every_pathway
def test_every_node_and_every_edge_is_drawn_once(pathway):
    layout = lay_out_pathway(pathway)
    drawn = [box.node_id for box in layout.boxes if box.kind is not None]
    assert sorted(drawn) == sorted(node.id for node in pathway.nodes)
    edges = [(node.id, edge.label) for node in pathway.nodes for edge in node.edges]
    assert sorted(line.way for line in layout.lines) == sorted(edges)


@for_every_pathway
def test_no_box_lies_on_another(pathway):
    assert not overlaps(lay_out_pathway(pathway))


def test_boxes_that_lie_on_each_other_are_noticed():
    layout = lay_out_pathway(PATHWAYS[0])
    layout.boxes[1] = replace(layout.boxes[1], y=layout.boxes[2].y, x=layout.boxes[2].x)
    assert overlaps(layout)


@for_every_pathway
def test_no_line_runs_through_a_box(pathway):
    layout = lay_out_pathway(pathway)
    for line in layout.lines:
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            for box in layout.boxes:
                inside_x = max(x1, x2) > box.x + 1 and min(x1, x2) < box.x + BOX_WIDTH - 1
                inside_y = max(y1, y2) > box.y + 1 and min(y1, y2) < box.y + box.height - 1
                assert not (inside_x and inside_y), (line.way, box.node_id)


@for_every_pathway
def test_numbers_run_in_reading_order(pathway):
    numbers = [place.number for place in every_place(plan(pathway))]
    assert numbers == list(range(1, len(pathway.nodes) + 1))


@for_every_pathway
@pytest.mark.parametrize("is_alone", [True, False])
def test_the_picture_is_whole_and_runs_nothing(pathway, is_alone):
    svg = render_pathway_svg(pathway, is_alone=is_alone)
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    labels = root.attrib["aria-labelledby"].split()
    assert [root[0].attrib["id"], root[1].attrib["id"]] == labels
    assert root[0].text == pathway.title
    assert not re.search(r"\sstyle=|<script|\son\w+=|href=", svg)
    assert ("<style>" in svg) is is_alone


def test_marks_of_a_source_are_shown_and_not_obeyed():
    first, *others = PATHWAYS[0].nodes
    hostile = replace(PATHWAYS[0], nodes=(replace(first, text="<script>x</script>\x1b[31m &"), *others))
    svg = render_pathway_svg(hostile)
    assert "<script" not in svg
    ElementTree.fromstring(svg)
    assert "\x1b" not in render_pathway_text(hostile, color=False)


def low_magnesium(pathway: Pathway):
    measured = Measurement(
        of="magnesium", specimen=Specimen.BLOOD, value=0.4, unit="mmol/L", place="Observation/1", taken=NOW
    )
    return walk(pathway, Patient(asked_at=NOW, measurements=(measured,)), see)


def test_the_way_of_a_patient_is_marked():
    pathway = next(each for each in PATHWAYS if each.id == "hypomagnesemia-work-up")
    walked = low_magnesium(pathway)
    taken = taken_edges(walked)
    marked = render_pathway_svg(pathway, taken=taken)
    assert marked.count('<g class="way taken"') == len(taken) == len(walked.steps) - 1
    assert '<g class="way taken"' not in render_pathway_svg(pathway)


def test_a_walk_tells_what_was_used_and_what_a_person_may_answer():
    pathway = next(each for each in PATHWAYS if each.id == "hypomagnesemia-work-up")
    text = render_walk_text(low_magnesium(pathway), width=100)
    assert "Used: Magnesium 0.4 mmol/L (2026-11-23) (Observation/1)" in text
    assert "A person may answer: kidneys=eGFR below 30 mL/min" in text
    assert "Not in the record" in text


@for_every_pathway
@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_text_tells_every_node_at_every_width(pathway, width):
    text = render_pathway_text(pathway, width=width)
    plain = " ".join(text.split())
    assert all(" ".join(node.text.split()) in plain for node in pathway.nodes)
    assert all(claim in text for node in pathway.nodes for edge in node.edges for claim in edge.claim_ids)
    assert max(map(len, text.splitlines())) <= width
