"""Which laws hold for every pathway and every record? Judged by slow and obvious readings of the same."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.checking.pathway_rules import every_pathway_holds_together, every_question_is_answered
from bedside.clinic.pathways import walk
from bedside.intake import shipped_pack, validate_pack
from bedside.ports import ReadPack
from bedside.terms import (
    Bounds,
    Concept,
    EdgeKind,
    MeasuredTest,
    NodeKind,
    Pathway,
    PathwayEdge,
    PathwayKind,
    PathwayNode,
    Patient,
    Presence,
    Sign,
    SignSeen,
    Specimen,
)

PATHWAYS = validate_pack(shipped_pack("electrolytes"))[1].pathways
NOBODY = Patient(asked_at=datetime(2026, 11, 23, tzinfo=UTC))
ENDS = (NodeKind.OUTCOME, NodeKind.MEASURE)

on_every_pathway = pytest.mark.parametrize("pathway", PATHWAYS, ids=lambda pathway: pathway.id)


def seeing(chosen: dict[str, Presence]):
    """A record that says of each sign what ``chosen`` says, and nothing of the others."""

    def see(sign: Sign, patient: Patient) -> SignSeen:
        presence = chosen.get(sign.text, Presence.UNKNOWN)
        return SignSeen(sign=sign, presence=presence, missing=(sign.text,) * (presence is Presence.UNKNOWN))

    return see


def signs_of(pathway: Pathway) -> list[str]:
    return [
        node.text if edge.test is None else f"{node.text} {edge.label}"
        for node in pathway.nodes
        for edge in node.edges
        if edge.kind is EdgeKind.WHEN
    ]


@on_every_pathway
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_every_walk_ends_in_something_said(pathway, data):
    """For every combination of present, absent and unknown, a walk ends in an outcome or a measurement."""
    said = data.draw(st.fixed_dictionaries({text: st.sampled_from(Presence) for text in signs_of(pathway)}))
    walked = walk(pathway, NOBODY, seeing(said))
    assert walked.end.kind in ENDS
    assert walked.end.claim_ids or walked.end.publication_ids
    ids = [step.node.id for step in walked.steps]
    assert len(ids) == len(set(ids))


@on_every_pathway
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_answer_is_taken_past_what_is_unknown(pathway, data):
    """An answer is taken only if it is present and each answer before it is absent."""
    said = data.draw(st.fixed_dictionaries({text: st.sampled_from(Presence) for text in signs_of(pathway)}))
    for step in walk(pathway, NOBODY, seeing(said)).steps:
        if step.edge is None or step.edge.kind is EdgeKind.THEN:
            continue
        when = [edge for edge in step.node.edges if edge.kind is EdgeKind.WHEN]
        known = [
            said[step.node.text if edge.test is None else f"{step.node.text} {edge.label}"] for edge in when
        ]
        first = next((at for at, presence in enumerate(known) if presence is not Presence.ABSENT), None)
        if first is None:
            assert step.edge.kind is EdgeKind.OTHERWISE or (step.edge.kind is EdgeKind.UNKNOWN)
        elif known[first] is Presence.UNKNOWN:
            assert step.edge.kind is EdgeKind.UNKNOWN
        else:
            assert step.edge == when[first]


@on_every_pathway
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_to_know_less_never_leads_elsewhere(pathway, data):
    """A record that says less goes the same way for a while, and leaves it only where it does not know."""
    said = data.draw(st.fixed_dictionaries({text: st.sampled_from(Presence) for text in signs_of(pathway)}))
    hidden = data.draw(st.sets(st.sampled_from(sorted(said)))) if said else set()
    more = walk(pathway, NOBODY, seeing(said)).steps
    less = walk(
        pathway, NOBODY, seeing({text: each for text, each in said.items() if text not in hidden})
    ).steps
    for one, other in zip(more, less, strict=False):
        assert one.node.id == other.node.id
        if one.edge != other.edge:
            assert other.edge is not None
            assert other.edge.kind is EdgeKind.UNKNOWN
            break


@on_every_pathway
def test_an_empty_record_ends_in_what_to_find_out(pathway):
    assert walk(pathway, NOBODY, seeing({})).end.kind is NodeKind.MEASURE


Way = tuple[tuple[PathwayNode, PathwayEdge | None], ...]


def ways_of(pathway: Pathway) -> list[Way]:
    """Every way from the first question to an end, as nodes with the edge taken."""
    nodes = {node.id: node for node in pathway.nodes}

    def onward(node: PathwayNode) -> list[Way]:
        if not node.edges:
            return [((node, None),)]
        return [((node, edge), *rest) for edge in node.edges for rest in onward(nodes[edge.to])]

    return onward(pathway.nodes[0])


def speaks_of(node: PathwayNode, *medicines: str) -> bool:
    text = f"{node.text} {node.note or ''}".lower()
    gives = node.kind in (NodeKind.ACTION, NodeKind.OUTCOME) and "contraindicates" not in text
    return gives and any(medicine in text for medicine in medicines)


def unguarded(way: Way) -> list[str]:
    """Nodes that speak of intravenous magnesium before heart block was asked for and denied."""
    denied, found = False, []
    for node, edge in way:
        if not denied and speaks_of(node, "intravenous magnesium", "parenteral magnesium"):
            found.append(node.id)
        asks = node.kind is NodeKind.QUESTION and "heart block" in node.text
        denied = denied or (asks and edge is not None and edge.kind is EdgeKind.OTHERWISE)
    return found


def given_when_not_low(way: Way) -> list[str]:
    """Nodes that speak of intravenous calcium before calcium was told to be low."""
    low, found = False, []
    for node, edge in way:
        if not low and speaks_of(node, "intravenous calcium"):
            found.append(node.id)
        low = low or (edge is not None and (edge.label == "Low" or edge.label.startswith("Below")))
    return found


@on_every_pathway
def test_intravenous_magnesium_comes_after_the_heart(pathway):
    """Every way to a step that speaks of intravenous magnesium goes by heart block denied (hm-dose-015)."""
    assert [found for way in ways_of(pathway) for found in unguarded(way)] == []


@pytest.mark.parametrize("pathway", [each for each in PATHWAYS if each.concept == "hypocalcemia"])
def test_intravenous_calcium_comes_after_low(pathway):
    """Every way to intravenous calcium for low calcium goes by a calcium that is low (hypca-001)."""
    assert [found for way in ways_of(pathway) for found in given_when_not_low(way)] == []


@pytest.mark.parametrize(
    ("id", "value"), [("hypokalemia-work-up", "2.5"), ("hyperkalemia-first-steps", "6.5")]
)
def test_severe_potassium_is_told_by_the_first_answer(id, value):
    """The first answer of both pathways on potassium is the severe range, and leads to what says so."""
    pathway = next(each for each in PATHWAYS if each.id == id)
    first = pathway.nodes[0].edges[0]
    node = next(each for each in pathway.nodes if each.id == first.to)
    assert value in first.label
    assert node.text.startswith("Severe")
    assert "ECG" in node.text


def test_the_laws_of_ways_can_fail():
    """Led past its question on the heart, or from any calcium to symptoms, a pathway breaks them."""

    def led(id: str, past: str, to: str) -> Pathway:
        pathway = next(each for each in PATHWAYS if each.id == id)
        moved = [
            replace(node, edges=tuple(replace(e, to=to) if e.to == past else e for e in node.edges))
            for node in pathway.nodes
        ]
        return replace(pathway, nodes=tuple(moved))

    past_heart = led("hypomagnesemia-management", "heart-before-route", "route-differs")
    assert "route-differs" in [found for way in ways_of(past_heart) for found in unguarded(way)]
    past_low = led("hypocalcemia-first-steps", "low", "symptoms")
    assert "severe" in [found for way in ways_of(past_low) for found in given_when_not_low(way)]


NOTHING = ReadPack(
    name="p",
    version="1.0.0",
    updated="2026-01-01",
    publications=(),
    passages=(),
    claims=(),
    concepts=(),
    drug_causes=(),
    cause_rules=(),
    glossary=(),
)


def packed(pathway: Pathway) -> ReadPack:
    return replace(NOTHING, pathways=(pathway,))


def made(nodes: list[PathwayNode]) -> Pathway:
    return Pathway(
        id="p", concept=Concept("c"), kind=PathwayKind.DIAGNOSTIC, title="", purpose="", nodes=tuple(nodes)
    )


@given(
    st.integers(2, 7).flatmap(
        lambda n: st.lists(st.lists(st.integers(0, n - 1), max_size=3), min_size=n, max_size=n)
    )
)
def test_circles_and_lost_nodes_are_found(graph):
    """The rule tells a circle or a node out of reach exactly where a closure of all ways shows one."""
    nodes = [
        PathwayNode(
            id=str(at),
            kind=NodeKind.QUESTION,
            text="",
            edges=tuple(PathwayEdge(label=str(to), to=str(to)) for to in targets),
        )
        for at, targets in enumerate(graph)
    ]
    reach = {at: set(targets) for at, targets in enumerate(graph)}
    for _ in graph:
        reach = {at: found.union(*(reach[to] for to in found)) for at, found in reach.items()}
    from_start = {0, *reach[0]}
    is_broken = len(from_start) < len(graph) or any(at in reach[at] for at in from_start)
    assert bool(list(every_pathway_holds_together(packed(made(nodes)), {}))) is is_broken


ENDPOINT = st.integers(0, 6)


@st.composite
def ranges(draw):
    ends = {}
    if draw(st.booleans()):
        ends[draw(st.sampled_from(("at_least", "above")))] = float(draw(ENDPOINT))
    if draw(st.booleans()) or not ends:
        ends[draw(st.sampled_from(("at_most", "below")))] = float(draw(ENDPOINT))
    return Bounds(unit="mmol/L", **ends)


def holds(bounds: Bounds, value: float) -> bool:
    return (
        (bounds.at_least is None or value >= bounds.at_least)
        and (bounds.above is None or value > bounds.above)
        and (bounds.at_most is None or value <= bounds.at_most)
        and (bounds.below is None or value < bounds.below)
    )


@given(st.lists(ranges(), min_size=1, max_size=4))
def test_gaps_and_overlaps_are_found(bounds):
    """The rule lets answers pass exactly if every value of a fine grid has one answer."""
    edges = [
        PathwayEdge(
            label=str(at),
            to="0",
            test=MeasuredTest(of="magnesium", specimen=Specimen.BLOOD, bounds=each),
        )
        for at, each in enumerate(bounds)
    ]
    unknown = PathwayEdge(label="unknown", to="0", kind=EdgeKind.UNKNOWN)
    node = PathwayNode(id="0", kind=NodeKind.QUESTION, text="", edges=(*edges, unknown))
    counts = [sum(holds(each, value / 4) for each in bounds) for value in range(-4, 30)]
    is_broken = any(count != 1 for count in counts)
    assert bool(list(every_question_is_answered(packed(made([node])), {}))) is is_broken
