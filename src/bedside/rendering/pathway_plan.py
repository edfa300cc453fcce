"""In which order is a pathway told, and which node stands under which? The same for list, text and picture.

A node that several edges lead to is told once, under the question nearest to the start; elsewhere its number
stands. What ends is told before what goes on.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from bedside.terms import Pathway, PathwayEdge, PathwayNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """An edge as it is told: to a node that follows here, or to one that is told elsewhere by its number."""

    edge: PathwayEdge
    number: int
    place: "Place | None"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A node with its number and its ways on."""

    number: int
    node: PathwayNode
    ways: tuple[Way, ...]

    @property
    def is_end(self) -> bool:
        """Whether nothing follows."""
        return not self.ways


def plan(pathway: Pathway) -> Place:
    """The start of a pathway, and under it everything else, each node once, numbered as it is read."""
    return _Planner(pathway).place(pathway.nodes[0].id)


def every_place(start: Place) -> Iterator[Place]:
    """All places, in order of their numbers."""
    yield start
    for way in start.ways:
        if way.place is not None:
            yield from every_place(way.place)


class _Planner:
    def __init__(self, pathway: Pathway) -> None:
        self._nodes = {node.id: node for node in pathway.nodes}
        self._under = _nearest(pathway.nodes[0].id, self._nodes)
        self._numbers: dict[str, int] = {}
        self._count(pathway.nodes[0].id)

    def _owned(self, id: str) -> list[tuple[PathwayEdge, bool]]:
        """The edges of a node, and whether what each leads to is told here; those that go on come last."""
        told: set[str] = set()
        owned = []
        for edge in self._nodes[id].edges:
            owned.append((edge, self._under[edge.to] == id and edge.to not in told))
            told.add(edge.to)
        return sorted(owned, key=lambda each: each[1] and bool(self._nodes[each[0].to].edges))

    def _count(self, id: str) -> None:
        self._numbers[id] = len(self._numbers) + 1
        for edge, is_here in self._owned(id):
            if is_here:
                self._count(edge.to)

    def place(self, id: str) -> Place:
        ways = tuple(
            Way(
                edge=edge,
                number=self._numbers[edge.to],
                place=self.place(edge.to) if is_here else None,
                text=self._nodes[edge.to].text,
            )
            for edge, is_here in self._owned(id)
        )
        return Place(number=self._numbers[id], node=self._nodes[id], ways=ways)


def _nearest(start: str, nodes: dict[str, PathwayNode]) -> dict[str, str]:
    """For each node, the one that leads to it by the fewest steps from the start."""
    under = {start: ""}
    waiting = deque([start])
    while waiting:
        id = waiting.popleft()
        for edge in nodes[id].edges:
            if edge.to not in under:
                under[edge.to] = id
                waiting.append(edge.to)
    return under
