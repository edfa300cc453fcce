"""What does the page of the shipped pathways say? Every step with its answers and claims."""

from collections.abc import Iterator

from bedside.intake import shipped_pack, validate_pack
from bedside.rendering import Place, every_place, plan
from bedside.terms import EdgeKind, Pathway, PathwayEdge


def shipped_pathways() -> str:
    """Every pathway that ships, as a table of its steps."""
    pack = validate_pack(shipped_pack("electrolytes"))[1]
    assert pack is not None
    lines = [
        "# The pathways that ship",
        "",
        "Every step names the claims that it rests on; all are submitted, pending human review.",
        "[How to add one](../how-to/add-a-pathway.md), [what its parts are](pack-format.md#pathway).",
        "",
    ]
    for pathway in pack.pathways:
        lines += _pathway(pathway)
    return "\n".join(lines)


def _pathway(pathway: Pathway) -> Iterator[str]:
    places = list(every_place(plan(pathway)))
    tests = sum(edge.test is not None for node in pathway.nodes for edge in node.edges)
    judged = sum(
        edge.kind is EdgeKind.WHEN and edge.test is None for node in pathway.nodes for edge in node.edges
    )
    yield from (f"## {pathway.title}", "", f"`{pathway.id}`, {pathway.kind}.", pathway.purpose)
    yield f"{len(places)} steps; {tests} answers are asked of a record, {judged} of a person."
    yield from ("", "Not covered:", "", *(f"- {text}" for text in pathway.leaves_out))
    yield from ("", "| | step | answers | claims |", "|---|---|---|---|")
    yield from map(_row, places)
    yield ""


def _row(place: Place) -> str:
    answers = "<br>".join(f"{_told(way.edge)} → {way.number}" for way in place.ways)
    ids = dict.fromkeys((*place.node.claim_ids, *(id for way in place.ways for id in way.edge.claim_ids)))
    return f"| {place.number} | {place.node.kind}: {place.node.text} | {answers or '–'} | {', '.join(ids)} |"


def _told(edge: PathwayEdge) -> str:
    return f"{edge.label} (gray)" if edge.is_gray else edge.label
