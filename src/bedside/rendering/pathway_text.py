"""How does a pathway, or a patient's way through it, read in a terminal?"""

from collections.abc import Iterator

from bedside.rendering.legible import clean
from bedside.rendering.pathway_plan import Place, plan
from bedside.rendering.sheet import Sheet
from bedside.terms import (
    EdgeKind,
    NodeKind,
    Pathway,
    PathwayEdge,
    PathwayNode,
    PathwayStep,
    PathwayWalk,
    Presence,
)

NOTE = "Submitted, pending human review. For education; a clinician decides."
_SIGNS = {NodeKind.QUESTION: "?", NodeKind.ACTION: "▸", NodeKind.MEASURE: "○", NodeKind.OUTCOME: "●"}
_ANSWERS = (EdgeKind.WHEN, EdgeKind.OTHERWISE)
_DEEPEST = 24
"""Farther inward nothing is moved, or a narrow terminal would have no room for words."""


def render_pathway_text(pathway: Pathway, *, width: int = 80, color: bool = False) -> str:
    """The whole pathway as a tree; without ``color`` no escape sequence is in it."""
    sheet = Sheet(width, color=color, links=False)
    _head(sheet, pathway)
    _tell(sheet, plan(pathway), 0)
    _foot(sheet)
    return sheet.finish()


def render_walk_text(walk: PathwayWalk, *, width: int = 80, color: bool = False) -> str:
    """A patient's way, step by step, with the data that were used and what is missing."""
    sheet = Sheet(width, color=color, links=False)
    _head(sheet, walk.pathway)
    for number, step in enumerate(walk.steps, 1):
        sheet.line(
            (f"{_SIGNS[step.node.kind]} ", "cyan"), (_spoken(step.node), "bold"), (_cites(step.node), "dim")
        )
        for run in _step_lines(step):
            sheet.line(run, first="  ", rest="    ")
        if number < len(walk.steps):
            sheet.blank()
    if walk.missing:
        sheet.subheading("Not in the record, and asked for on this way")
        for text in walk.missing:
            sheet.bullet((clean(text), ""))
    _foot(sheet)
    return sheet.finish()


def _head(sheet: Sheet, pathway: Pathway) -> None:
    sheet.line((clean(pathway.title), "bold"), (f"  {pathway.id} · {pathway.kind}", "dim"))
    sheet.line((clean(pathway.purpose), ""))
    if pathway.leaves_out:
        sheet.subheading("Not covered")
        for text in pathway.leaves_out:
            sheet.bullet((clean(text), ""))
    sheet.blank()


def _foot(sheet: Sheet) -> None:
    sheet.blank()
    sheet.line((NOTE, "dim"))


def _tell(sheet: Sheet, place: Place, depth: int) -> None:
    inward = " " * min(depth * 2, _DEEPEST)
    sign = f"{inward}{place.number:>2} {_SIGNS[place.node.kind]} "
    below = " " * len(sign)
    style = "bold" if place.node.kind is NodeKind.QUESTION else ""
    sheet.line((_spoken(place.node), style), (_cites(place.node), "dim"), first=sign, rest=below)
    if place.node.note:
        sheet.line((clean(place.node.note), "dim"), first=below, rest=below)
    for way in place.ways:
        goes_on = way.place is not None and not way.place.is_end
        stays = goes_on and way is place.ways[-1]  # the main line is not moved inward, so it stays readable
        if goes_on:
            sheet.blank()
        go_to = (f": go to {way.number}", "") if way.place is None else ("", "")
        label = ((_label(way.edge), "cyan"), (_cites(way.edge), "dim"), go_to)
        sheet.line(*label, first=f"{inward if stays else below}→ ", rest=f"{below}  ")
        if way.place is not None:
            _tell(sheet, way.place, depth if stays else depth + 2)


def _label(edge: PathwayEdge) -> str:
    return clean(edge.label) + (" ≈ gray zone: sources differ" if edge.is_gray else "")


def _spoken(node: PathwayNode) -> str:
    return clean(node.text)


def _cites(told: PathwayNode | PathwayEdge) -> str:
    ids = (*told.claim_ids, *told.publication_ids)
    return f" [{', '.join(ids)}]" if ids else ""


def _step_lines(step: PathwayStep) -> Iterator[tuple[str, str]]:
    if step.node.note:
        yield clean(step.node.note), "dim"
    if step.edge is not None:
        yield f"→ {_label(step.edge)}{_cites(step.edge)}", "cyan"
    for datum in step.data:
        yield f"Used: {clean(datum.text)} ({clean(datum.place)})", ""
    if step.presence is Presence.UNKNOWN:
        choices = ", ".join(
            f"{step.node.id}={clean(edge.label)}" for edge in step.node.edges if edge.kind in _ANSWERS
        )
        yield f"The record does not say. A person may answer: {choices}", "yellow"
    elif step.presence is None and step.node.kind is NodeKind.QUESTION:
        yield "As answered, not from the record", "yellow"
