"""What does a program get of pathways? Their steps and answers, and one patient's way through them."""

from dataclasses import dataclass

from bedside.terms import ClaimId, Concept, EdgeKind, NodeKind, PathwayKind, PublicationId
from bedside.terms.patient import Datum, Unread
from bedside.terms.sign import Presence
from bedside_web.api.shapes import ClaimLine, ReferenceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayLine:
    """A pathway in a list."""

    id: str
    concept: Concept
    kind: PathwayKind
    title: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayLines:
    """All pathways."""

    items: tuple[PathwayLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOfStep:
    """An answer, and the id of the step that it leads to.

    ``kind`` says when it is taken. ``is_asked_of_record`` is false where a person must judge.
    ``is_gray`` marks an answer on which sources differ.
    """

    label: str
    to: str
    kind: EdgeKind
    is_asked_of_record: bool
    is_gray: bool
    claim_ids: tuple[ClaimId, ...]
    publication_ids: tuple[PublicationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepOfPathway:
    """A step: something asked, done, measured next or concluded. Without answers, the pathway ends here."""

    id: str
    kind: NodeKind
    text: str
    note: str | None
    answers: tuple[AnswerOfStep, ...]
    claim_ids: tuple[ClaimId, ...]
    publication_ids: tuple[PublicationId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayShown:
    """A pathway with the claims that its steps rest on, and the works that it names beside them.

    The first step is where it starts. ``leaves_out`` is what it does not cover.
    A claim that was withdrawn is left out of ``claims``.
    """

    id: str
    concept: Concept
    kind: PathwayKind
    title: str
    purpose: str
    leaves_out: tuple[str, ...]
    steps: tuple[StepOfPathway, ...]
    claims: tuple[ClaimLine, ...]
    references: tuple[ReferenceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """A step that the patient came by: the answer taken, the data that gave it, and what was missing.

    ``answer`` is ``None`` at the end of the pathway, and ``presence`` where nothing was asked of the record.
    """

    step: StepOfPathway
    answer: AnswerOfStep | None
    presence: Presence | None
    data: tuple[Datum, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkGiven:
    """A patient's way through a pathway, step by step; the last one is where it ended.

    ``missing`` is what to find out before it can say more, ``unread`` what of the record could not be used.
    """

    pathway: str
    steps: tuple[StepTaken, ...]
    missing: tuple[str, ...]
    claims: tuple[ClaimLine, ...]
    unread: tuple[Unread, ...]
