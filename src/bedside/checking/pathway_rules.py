"""Does a pathway lead somewhere from everywhere, and does every step of it rest on something?

One function a rule; `checking.pack_rules` holds packs to them with the others.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bedside.checking.pack_places import Places, Rule, failed_ids, problem_at
from bedside.checking.pathway_bounds import bounds_in, find_gap, find_overlap, find_scale, numbers_of
from bedside.errors import Problem
from bedside.ports import ReadPack
from bedside.quantities import find_quantities, numbers_in
from bedside.terms import (
    Claim,
    ClaimId,
    EdgeKind,
    EvidenceKind,
    NodeKind,
    Pathway,
    PathwayEdge,
    PathwayKind,
    PathwayNode,
    PublicationId,
)

_DOSE_UNIT = re.compile(r"(?:[kmun]?g|[mu]?mol|m?eq|\[iU\]|mL)(?:/(?:kg|h|d|wk|\(\d+\.h\)|[/.])*)*")
"""UCUM codes of an amount to give; mL/min is how kidney function is told, and a concentration is no dose."""


def every_pathway_is_on_a_concept(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Every pathway is on a concept of the pack, and every claim and reference it names is in the pack."""
    concepts = {concept.id for concept in pack.concepts} | failed_ids(places)
    claims = {claim.id for claim in pack.claims} | failed_ids(places)
    references = {publication.id for publication in pack.publications} | failed_ids(places)
    for pathway in pack.pathways:
        if pathway.concept not in concepts:
            met = f"the concept {pathway.concept!r} is not in the pack."
            yield problem_at(places, pathway.id, met, "Add it to concepts.yaml or correct the id.")
        for where, claim_ids, publication_ids in _citing(pathway):
            for id in (id for id in claim_ids if id not in claims):
                met = f"{where} names the claim {id!r}, which is not in the pack."
                yield problem_at(places, pathway.id, met, "Correct the id.")
            for ref in (ref for ref in publication_ids if ref not in references):
                met = f"{where} names the reference {ref!r}, which is not in the pack."
                yield problem_at(places, pathway.id, met, "Add it to references.yaml or correct the id.")


def every_pathway_holds_together(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Node ids are given once, every edge leads to a node, every node is reached, and no way is a circle."""
    for pathway in pack.pathways:
        nodes = {node.id: node for node in pathway.nodes}
        if len(nodes) < len(pathway.nodes):
            yield problem_at(places, pathway.id, "two nodes share an id.", "Give each node its own id.")
        strays = [(node, edge) for node in pathway.nodes for edge in node.edges if edge.to not in nodes]
        for node, edge in strays:
            met = f"{_name(node, edge)} leads to {edge.to!r}, which is no node."
            yield problem_at(places, pathway.id, met, "Add the node or correct its id.")
        if strays:
            continue
        reached, circle = _explore(pathway.nodes[0], nodes)
        if circle is not None:
            met = f"from the node {circle!r} a way leads back to it."
            yield problem_at(places, pathway.id, met, "Let every way lead on.")
        for id in (id for id in nodes if id not in reached):
            met = f"no edge leads to the node {id!r}."
            yield problem_at(places, pathway.id, met, "Lead an edge to it, or take it out.")


def _explore(start: PathwayNode, nodes: Mapping[str, PathwayNode]) -> tuple[set[str], str | None]:
    """The ids that can be reached, and a node of a circle if there is one."""
    done: set[str] = set()
    circles: list[str] = []

    def visit(node: PathwayNode, above: tuple[str, ...]) -> None:
        if node.id in above:
            circles.append(node.id)
        elif node.id not in done:
            for edge in node.edges:
                visit(nodes[edge.to], (*above, node.id))
            done.add(node.id)

    visit(start, ())
    return done, circles[0] if circles else None


def every_question_is_answered(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A question has answers, one way for what is not known, and no value without an answer or with two."""
    for pathway in pack.pathways:
        for node in pathway.nodes:
            for met, advice in _gaps(node):
                yield problem_at(places, pathway.id, f"the node {node.id!r} {met}", advice)


def _gaps(node: PathwayNode) -> Iterator[tuple[str, str]]:
    count = {kind: sum(edge.kind is kind for edge in node.edges) for kind in EdgeKind}
    if node.kind is not NodeKind.QUESTION:
        if len(node.edges) > count[EdgeKind.THEN] or (node.edges and node.kind is not NodeKind.ACTION):
            yield f"is no question and has answers ({node.kind}).", "Only an action goes on, with `is: then`."
        if count[EdgeKind.THEN] > 1:
            yield "goes on in two ways.", "Keep one `is: then`."
        return
    if count[EdgeKind.THEN] or not count[EdgeKind.WHEN]:
        yield "is a question without answers.", "Give it edges with `when`, or with a label alone."
    if count[EdgeKind.UNKNOWN] != 1:
        yield "needs one way for what is not known.", "Write one edge with `is: unknown`."
    if len({edge.label for edge in node.edges}) < len(node.edges):
        yield "has two answers with one label.", "Give each answer its own label."
    yield from _values_left(node, count[EdgeKind.OTHERWISE])


def _values_left(node: PathwayNode, others: int) -> Iterator[tuple[str, str]]:
    """Where the answers are ranges on one scale, whether they cover it, each value once."""
    tested = [edge for edge in node.edges if edge.kind is EdgeKind.WHEN and edge.test is not None]
    judged = any(edge.kind is EdgeKind.WHEN and edge.test is None for edge in node.edges)
    scale = find_scale(tested)
    overlap = find_overlap(tested) if scale else None
    if overlap is not None:
        yield f"has two answers for {overlap:.4g}.", "Let each value have one answer."
    if others > 1:
        yield "has two edges with `is: otherwise`.", "Keep one of them."
    if others or judged:  # what a person judges may always stay open, and open leads on
        return
    gap = find_gap(tested) if scale else None
    if scale is None or gap is not None:
        met = (
            "has no answer where none of its tests holds." if gap is None else f"has no answer for {gap:.4g}."
        )
        yield met, "Write an edge with `is: otherwise`, or close the gap."


def every_step_is_cited(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Every edge, and every node that is no question, names a verified claim or a work that people wrote."""
    verified = {claim.id for claim in pack.claims if not claim.is_unverified} | failed_ids(places)
    by_people = {
        publication.id
        for publication in pack.publications
        if publication.kind is not EvidenceKind.AI_PAGE and not publication.is_retracted
    } | failed_ids(places)
    for pathway in pack.pathways:
        for where, claim_ids, publication_ids in _citing(pathway):
            if not (verified & set(claim_ids) or by_people & set(publication_ids)):
                advice = "Name a verified claim in `claims`, or a work that people wrote in `refs`."
                yield problem_at(places, pathway.id, f"{where} rests on nothing that was verified.", advice)


def every_number_is_claimed(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Each number of a label, a text or a test is printed in a claim that stands beside it."""
    claims = {claim.id: claim for claim in pack.claims}
    for pathway in pack.pathways:
        for node in pathway.nodes:
            met = numbers_in(f"{node.text} {node.note or ''}")
            beside = [*node.claim_ids, *(id for edge in node.edges for id in edge.claim_ids)]
            yield from _unclaimed(
                met, _claims(claims, beside), where=f"the node {node.id!r}", at=(places, pathway)
            )
            for edge in node.edges:
                bounds = [] if edge.test is None else list(bounds_in(edge.test))
                met = numbers_in(edge.label).union(*map(numbers_of, bounds))
                cited = _claims(claims, edge.claim_ids)
                yield from _unclaimed(met, cited, where=_name(node, edge), at=(places, pathway))


def _claims(claims: Mapping[ClaimId, Claim], ids: Iterable[ClaimId]) -> list[Claim]:
    return [claims[id] for id in ids if id in claims]


def _unclaimed(
    met: frozenset[Decimal], cited: Iterable[Claim], *, where: str, at: tuple[Places, Pathway]
) -> Iterator[Problem]:
    texts = (
        text for claim in cited for text in (claim.statement, *(each.says for each in claim.disagreements))
    )
    said = frozenset[Decimal]().union(*map(numbers_in, texts))
    for number in sorted(met - said):
        message = f"{where} holds {number:f}, which no claim beside it prints."
        yield problem_at(at[0], at[1].id, message, "Cite the claim that says it, or take the number out.")


def no_pathway_gives_a_dose(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """No action, and nothing of a management pathway, prints how much of a medicine to give."""
    for pathway in pack.pathways:
        is_management = pathway.kind is PathwayKind.MANAGEMENT
        for node in pathway.nodes:
            if not (is_management or node.kind is NodeKind.ACTION):
                continue
            texts = [node.text, node.note or "", *(edge.label for edge in node.edges)]
            found = [quantity for text in texts for quantity in find_quantities(text)]
            if any(quantity.unit and _DOSE_UNIT.fullmatch(quantity.unit) for quantity in found):
                met = f"the node {node.id!r} prints a dose."
                advice = "Cite the claim that gives it instead: readers of every kind see a pathway."
                yield problem_at(places, pathway.id, met, advice)


def _citing(
    pathway: Pathway,
) -> Iterator[tuple[str, tuple[ClaimId, ...], tuple[PublicationId, ...]]]:
    """Everything of a pathway that must rest on something: its name, its claims, its works."""
    for node in pathway.nodes:
        if node.kind is not NodeKind.QUESTION or node.claim_ids or node.publication_ids:
            yield f"the node {node.id!r}", node.claim_ids, node.publication_ids
        for edge in node.edges:
            yield _name(node, edge), edge.claim_ids, edge.publication_ids


def _name(node: PathwayNode, edge: PathwayEdge) -> str:
    return f"the answer {edge.label!r} of the node {node.id!r}"


PATHWAY_RULES: tuple[Rule, ...] = (
    every_pathway_is_on_a_concept,
    every_pathway_holds_together,
    every_question_is_answered,
    every_step_is_cited,
    every_number_is_claimed,
    no_pathway_gives_a_dose,
)
