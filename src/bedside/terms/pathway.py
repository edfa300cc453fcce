"""What is a pathway? Questions on named data, each answer with what it rests on, down to what is meant."""

from dataclasses import dataclass, field
from enum import StrEnum

from bedside.terms.identifiers import ClaimId, Concept, PublicationId
from bedside.terms.patient import Datum
from bedside.terms.sign import Presence, SignTest


class PathwayKind(StrEnum):
    """What a pathway is for."""

    DIAGNOSTIC = "diagnostic"
    MANAGEMENT = "management"


class NodeKind(StrEnum):
    """What stands at a place of a pathway: something asked, done, measured next, or concluded."""

    QUESTION = "question"
    ACTION = "action"
    MEASURE = "measure"
    OUTCOME = "outcome"


class EdgeKind(StrEnum):
    """When an edge is taken: when it is so, when nothing else is, when it is not known, or in any case."""

    WHEN = "when"
    OTHERWISE = "otherwise"
    UNKNOWN = "unknown"
    THEN = "then"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayEdge:
    """An answer to a question, and the node it leads to.

    ``test`` is how a record is asked; a ``WHEN`` edge without one is for a person to judge.
    ``is_gray`` marks an answer on which sources differ.
    """

    label: str
    to: str
    kind: EdgeKind = EdgeKind.WHEN
    test: SignTest | None = None
    is_gray: bool = False
    claim_ids: tuple[ClaimId, ...] = ()
    publication_ids: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayNode:
    """One place of a pathway. Edges are tried in order; a node without edges ends it."""

    id: str
    kind: NodeKind
    text: str
    note: str | None = None
    edges: tuple[PathwayEdge, ...] = ()
    claim_ids: tuple[ClaimId, ...] = ()
    publication_ids: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """A diagnostic or management pathway on one condition; its first node is where it starts.

    ``leaves_out`` says what it does not cover, because no claim carries it.
    """

    id: str
    concept: Concept
    kind: PathwayKind
    title: str
    purpose: str
    nodes: tuple[PathwayNode, ...]
    leaves_out: tuple[str, ...] = ()

    @property
    def claim_ids(self) -> tuple[ClaimId, ...]:
        """Every claim that a node or an edge names, once, in order."""
        told = ((node.claim_ids, *(edge.claim_ids for edge in node.edges)) for node in self.nodes)
        return tuple(dict.fromkeys(id for each in told for ids in each for id in ids))

    @property
    def publication_ids(self) -> tuple[PublicationId, ...]:
        """Every work that a node or an edge names beside its claims, once, in order."""
        told = ((node.publication_ids, *(edge.publication_ids for edge in node.edges)) for node in self.nodes)
        return tuple(dict.fromkeys(id for each in told for ids in each for id in ids))


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayStep:
    """A node as a patient came by it: the edge taken, what the record said, and what it lacked."""

    node: PathwayNode
    edge: PathwayEdge | None = None
    presence: Presence | None = None
    data: tuple[Datum, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayWalk:
    """The way of one patient through a pathway, up to where it ends. Kept nowhere.

    ``missing`` is what to find out before the pathway can say more; empty if it came to an end that says
    something.
    """

    pathway: Pathway
    steps: tuple[PathwayStep, ...]
    missing: tuple[str, ...] = field(default=())

    @property
    def end(self) -> PathwayNode:
        """The last node reached."""
        return self.steps[-1].node
