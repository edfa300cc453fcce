"""What may stand in a pathway of a pack? The YAML format, as models at the border."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from bedside.literature.pack.entry import Entry, Id, Line
from bedside.literature.pack.signs import TestEntry
from bedside.terms import EdgeKind, NodeKind, PathwayKind


class PathwayEdgeEntry(Entry):
    """An answer and where it leads. ``when`` asks a record; ``is`` is for what no test can say."""

    label: Line
    to: Id
    kind: Annotated[EdgeKind, Field(alias="is")] = EdgeKind.WHEN
    when: TestEntry | None = None
    gray: bool = False
    claims: tuple[Id, ...] = ()
    refs: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _only_when_is_tested(self) -> Self:
        if self.when is not None and self.kind is not EdgeKind.WHEN:
            raise ValueError(f"`is: {self.kind}` has no `when`; take one of them out")
        return self


class PathwayNodeEntry(Entry):
    """A question, an action, a measurement to make, or an outcome; the first node is the start."""

    id: Id
    kind: NodeKind
    text: Line
    note: Line | None = None
    edges: tuple[PathwayEdgeEntry, ...] = ()
    claims: tuple[Id, ...] = ()
    refs: tuple[Id, ...] = ()


class PathwayEntry(Entry):
    """``pathways/**/*.yaml``: a diagnostic or management pathway; ``leaves_out`` is not covered."""

    id: Id
    concept: Id
    kind: PathwayKind
    title: Line
    purpose: Line
    leaves_out: tuple[Line, ...] = ()
    nodes: Annotated[tuple[PathwayNodeEntry, ...], Field(min_length=1)]
