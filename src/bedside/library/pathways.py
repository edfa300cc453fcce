"""In which forms does a pathway leave the library? Text, a picture, and a FHIR PlanDefinition."""

from typing import TYPE_CHECKING, Any

from bedside.errors import UserError
from bedside.ports import Ledger
from bedside.rendering import format_reference, render_pathway_svg, render_pathway_text, render_walk_text
from bedside.terms import Pathway, PathwayWalk, Publication, PublicationId

if TYPE_CHECKING:
    from bedside.library.library import Library

BASE = "http://localhost:8000/fhir/r4"
"""Where the FHIR addresses of a site begin that runs on this machine."""

__all__ = [
    "BASE",
    "find_pathway",
    "plan_definition_of",
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


def plan_definition_of(library: "Library", pathway: Pathway, *, base: str = BASE) -> dict[str, Any]:
    """The pathway as a FHIR R4 PlanDefinition; ``base`` is where this server's FHIR addresses begin."""
    from bedside.interchange.fhir_plan_definition import PlanSources, make_plan_definition

    def publication(id: PublicationId) -> Publication:
        found = library.sources.find_cited(id)
        if found is None:  # the rules of packs see to it that every work is there
            raise UserError(f"The release lacks the work {id}. Make the library again: bedside ingest …")
        return found.publication

    sources = PlanSources(claim=library.ledger.claim, publication=publication, cite=format_reference)
    return make_plan_definition(pathway, sources, base=base, version=library.release)
