"""Which way is a patient worked up or treated? Pathways, and a record walked through one; none is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bedside.terms import ClaimId, Pathway, PathwayEdge, PathwayNode, PathwayStep
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Token, reads
from bedside_web.api.pathway_shapes import (
    AnswerOfStep,
    PathwayLine,
    PathwayLines,
    PathwayShown,
    StepOfPathway,
    StepTaken,
    WalkGiven,
)
from bedside_web.api.problems import Fault, Problem, nowhere
from bedside_web.api.reading import claim_lines, reference_lines
from bedside_web.api.reply import reply
from bedside_web.api.sent import WalkSent
from bedside_web.articles.shelf import open_library

router = Router(tags=["At the bedside"])


@router.get("pathways", auth=reads(), response=PathwayLines, operation_id="list_pathways")
def list_pathways(request: HttpRequest) -> HttpResponse:
    """The diagnostic and management pathways."""
    lines = (
        PathwayLine(id=each.id, concept=each.concept, kind=each.kind, title=each.title, purpose=each.purpose)
        for each in open_library().clinic.pathways()
    )
    return reply(PathwayLines(items=tuple(lines)))


@router.get("pathways/{pathway_id}", auth=reads(), response=PathwayShown, operation_id="read_pathway")
def read_pathway(request: HttpRequest, pathway_id: str) -> HttpResponse:
    """One pathway: its steps with their answers, and the claims that each rests on."""
    found = _pathway(pathway_id)
    return reply(
        PathwayShown(
            id=found.id,
            concept=found.concept,
            kind=found.kind,
            title=found.title,
            purpose=found.purpose,
            leaves_out=found.leaves_out,
            steps=tuple(map(_step, found.nodes)),
            claims=claim_lines(found.claim_ids),
            references=reference_lines(found.publication_ids),
        )
    )


@router.post(
    "pathways/{pathway_id}/walk",
    auth=Token(Scope.ASK),
    response=WalkGiven,
    operation_id="walk_pathway",
)
def walk_pathway(request: HttpRequest, pathway_id: str, sent: WalkSent) -> HttpResponse:
    """Walk a patient's FHIR record through a pathway, as far as the record and the given answers lead.

    For clinicians. What the record lacks leads to the answer of what is not known, never to another.
    """
    clinic, found = open_library().clinic, _pathway(pathway_id)
    _refuse_strange(found, sent.answers)
    patient = clinic.read_patient(sent.bundle, datetime.now(UTC), subject=sent.subject)
    walked = clinic.walk(found.id, patient, answers=sent.answers)
    steps = tuple(map(_taken, walked.steps))
    claims = claim_lines(id for each in walked.steps for id in _claims_of(each))
    return reply(
        WalkGiven(pathway=found.id, steps=steps, missing=walked.missing, claims=claims, unread=patient.unread)
    )


def _pathway(id: str) -> Pathway:
    for each in open_library().clinic.pathways():
        if each.id == id:
            return each
    raise nowhere("pathway")


def _refuse_strange(pathway: Pathway, answers: Mapping[str, str]) -> None:
    """Raises ``Problem`` that names the steps whose answer is none of theirs, and no word of what came."""
    labels = {node.id: tuple(edge.label for edge in node.edges) for node in pathway.nodes}
    faults = tuple(
        Fault(place=f"answers.{id}", expected=" · ".join(labels[id]))
        for id, label in answers.items()
        if label not in labels.get(id, (label,))
    )
    strange = len(answers.keys() - labels.keys())
    if faults or strange:
        told = f"{strange} of the answers are to no step of this pathway." if strange else ""
        detail = f"{told} `GET pathways/{pathway.id}` lists its steps and their answers.".strip()
        raise Problem(422, "answers", detail, faults=faults)


def _claims_of(step: PathwayStep) -> tuple[ClaimId, ...]:
    return (*step.node.claim_ids, *(step.edge.claim_ids if step.edge else ()))


def _taken(step: PathwayStep) -> StepTaken:
    return StepTaken(
        step=_step(step.node),
        answer=_answer(step.edge) if step.edge else None,
        presence=step.presence,
        data=step.data,
        missing=step.missing,
    )


def _step(node: PathwayNode) -> StepOfPathway:
    return StepOfPathway(
        id=node.id,
        kind=node.kind,
        text=node.text,
        note=node.note,
        answers=tuple(map(_answer, node.edges)),
        claim_ids=node.claim_ids,
        publication_ids=node.publication_ids,
    )


def _answer(edge: PathwayEdge) -> AnswerOfStep:
    return AnswerOfStep(
        label=edge.label,
        to=edge.to,
        kind=edge.kind,
        is_asked_of_record=edge.test is not None,
        is_gray=edge.is_gray,
        claim_ids=edge.claim_ids,
        publication_ids=edge.publication_ids,
    )
