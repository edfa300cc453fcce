"""Which way does this patient go through a pathway, and what must be found out before it can go on?

Edges are tried in order, and one is taken only when every edge before it is known not to hold: what is
missing leads to the edge of what is not known, never to an answer.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bedside.errors import UserError
from bedside.terms import (
    Datum,
    EdgeKind,
    Pathway,
    PathwayEdge,
    PathwayNode,
    PathwayStep,
    PathwayWalk,
    Patient,
    Presence,
    Sign,
    SignSeen,
)

See = Callable[[Sign, Patient], SignSeen]
"""How a record is asked for a sign: ``clinic.signs.see`` with its calculators."""
NO_ANSWERS: Mapping[str, str] = MappingProxyType({})


def walk(
    pathway: Pathway, patient: Patient, see: See, *, answers: Mapping[str, str] = NO_ANSWERS
) -> PathwayWalk:
    """Go as far as the record leads. The pathway is one that keeps the rules of packs, so it ends.

    ``answers`` maps ids of questions to the label that a person chose; it goes before the record.
    Raises ``UserError`` for an answer that the pathway does not have.
    """
    nodes = {node.id: node for node in pathway.nodes}
    _refuse_strange_answers(nodes, answers)
    steps: list[PathwayStep] = []
    at: PathwayNode | None = pathway.nodes[0]
    while at is not None:
        step = _take(at, patient, see, answer=answers.get(at.id))
        steps.append(step)
        at = nodes[step.edge.to] if step.edge else None
    return PathwayWalk(
        pathway=pathway,
        steps=tuple(steps),
        missing=tuple(dict.fromkeys(text for step in steps for text in step.missing)),
    )


def _take(node: PathwayNode, patient: Patient, see: See, *, answer: str | None) -> PathwayStep:
    if not node.edges:
        return PathwayStep(node=node)
    then = _of_kind(node, EdgeKind.THEN)
    if then is not None:
        return PathwayStep(node=node, edge=then)
    if answer is not None:
        chosen = next(edge for edge in node.edges if edge.label == answer)
        return PathwayStep(node=node, edge=chosen)
    return _ask(node, patient, see)


def _ask(node: PathwayNode, patient: Patient, see: See) -> PathwayStep:
    data: list[Datum] = []
    for edge in (edge for edge in node.edges if edge.kind is EdgeKind.WHEN):
        seen = _see_edge(node, edge, patient=patient, see=see)
        data.extend(seen.data)
        if seen.presence is Presence.UNKNOWN:
            unknown = _of_kind(node, EdgeKind.UNKNOWN)
            return _step(node, unknown, data, presence=seen.presence, missing=seen.missing)
        if seen.presence is Presence.PRESENT:
            return _step(node, edge, list(seen.data), presence=seen.presence)
    otherwise = _of_kind(node, EdgeKind.OTHERWISE)
    if otherwise is not None:
        return _step(node, otherwise, data, presence=Presence.ABSENT)
    # Ranges that leave no gap are all denied by none but values that contradict each other.
    unknown = _of_kind(node, EdgeKind.UNKNOWN)
    return _step(node, unknown, data, presence=Presence.UNKNOWN, missing=(node.text,))


def _see_edge(node: PathwayNode, edge: PathwayEdge, *, patient: Patient, see: See) -> SignSeen:
    sign = Sign(
        text=node.text if edge.test is None else f"{node.text} {edge.label}",
        test=edge.test,
        claim_ids=edge.claim_ids,
        publication_ids=edge.publication_ids,
    )
    return see(sign, patient)


def _step(
    node: PathwayNode,
    edge: PathwayEdge | None,
    data: list[Datum],
    *,
    presence: Presence,
    missing: tuple[str, ...] = (),
) -> PathwayStep:
    return PathwayStep(
        node=node, edge=edge, presence=presence, data=tuple(dict.fromkeys(data)), missing=missing
    )


def _of_kind(node: PathwayNode, kind: EdgeKind) -> PathwayEdge | None:
    return next((edge for edge in node.edges if edge.kind is kind), None)


def _refuse_strange_answers(nodes: Mapping[str, PathwayNode], answers: Mapping[str, str]) -> None:
    for id, label in answers.items():
        node = nodes.get(id)
        known = [edge.label for edge in node.edges] if node else []
        if node is None:
            questions = ", ".join(other.id for other in nodes.values() if other.kind == "question")
            raise UserError(f"The pathway has no question {id[:60]!r}. Its questions are: {questions}.")
        if label not in known:
            raise UserError(f"The answer given to {id!r} is not one of its answers: {' · '.join(known)}.")
