"""How does a pathway of a pack become our words?"""

from bedside.literature.pack.pathway_schema import PathwayEdgeEntry, PathwayEntry, PathwayNodeEntry
from bedside.literature.pack.signs import make_test
from bedside.terms import ClaimId, Concept, Pathway, PathwayEdge, PathwayNode, PublicationId


def make_pathway(entry: PathwayEntry) -> Pathway:
    """A pathway with its nodes in the order of the pack."""
    return Pathway(
        id=entry.id,
        concept=Concept(entry.concept),
        kind=entry.kind,
        title=entry.title,
        purpose=entry.purpose,
        leaves_out=entry.leaves_out,
        nodes=tuple(map(_node, entry.nodes)),
    )


def _node(entry: PathwayNodeEntry) -> PathwayNode:
    return PathwayNode(
        id=entry.id,
        kind=entry.kind,
        text=entry.text,
        note=entry.note,
        edges=tuple(map(_edge, entry.edges)),
        claim_ids=tuple(map(ClaimId, entry.claims)),
        publication_ids=tuple(map(PublicationId, entry.refs)),
    )


def _edge(entry: PathwayEdgeEntry) -> PathwayEdge:
    return PathwayEdge(
        label=entry.label,
        to=entry.to,
        kind=entry.kind,
        test=make_test(entry.when) if entry.when else None,
        is_gray=entry.gray,
        claim_ids=tuple(map(ClaimId, entry.claims)),
        publication_ids=tuple(map(PublicationId, entry.refs)),
    )
