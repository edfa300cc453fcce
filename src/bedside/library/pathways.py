"""In which forms does a pathway leave the library? Text, a picture, and a FHIR PlanDefinition."""

from bedside.errors import UserError
from bedside.ports import Ledger
from bedside.rendering import render_pathway_svg, render_pathway_text, render_walk_text
from bedside.terms import Pathway, PathwayWalk

__all__ = [
    "find_pathway",
    "render_pathway_svg",
    "render_pathway_text",
    "render_walk_text",
    "taken_edges",
]


def find_pathway(ledger: Ledger, id: str) -> Pathway:
    """The pathway of that id. Raises ``UserError`` for one that the release does not hold."""
    pathways = ledger.pathways()
    for pathway in pathways:
        if pathway.id == id:
            return pathway
    known = ", ".join(pathway.id for pathway in pathways) or "none"
    raise UserError(f"The library holds no pathway {id[:60]!r}. It holds: {known}.")


def taken_edges(walk: PathwayWalk) -> frozenset[tuple[str, str]]:
    """The edges of a walk, as a picture marks them."""
    return frozenset((step.node.id, step.edge.label) for step in walk.steps if step.edge is not None)
