"""In which units does this reader see a pathway's levels? What its answers ask for tells of what they are."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bedside.clinic.signs import find_plain_tests
from bedside.quantities import Analyte, find_analyte
from bedside.rendering import Place
from bedside.terms import ConceptEntry, MeasuredTest, Pathway, PathwayEdge, PathwayNode, SignTest
from bedside_web.pages.choices import Units
from bedside_web.pages.presenting.units import Part, in_units

Parts = tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWay:
    """An answer as the list prints it, and the place it leads to where that stands under it."""

    edge: PathwayEdge
    label: Parts
    number: int
    place: "ShownPlace | None"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """A step as the list prints it."""

    number: int
    node: PathwayNode
    text: Parts
    note: Parts
    ways: tuple[ShownWay, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayUnits:
    """The reader's units, and the analyte of levels that no answer beside them tells: the condition's."""

    units: Units
    analyte: Analyte | None

    @classmethod
    def of(cls, entry: ConceptEntry, units: Units) -> "PathwayUnits":
        """For a pathway on this condition."""
        return cls(units=units, analyte=find_analyte(entry.analyte or ""))

    def show(self, place: Place) -> ShownPlace:
        """A place and all that stands under it, for the list."""
        node, of = place.node, self._of_node(place.node)
        return ShownPlace(
            number=place.number,
            node=node,
            text=in_units(node.text, self.units, of=of),
            note=in_units(node.note or "", self.units, of=of),
            ways=tuple(
                ShownWay(
                    edge=way.edge,
                    label=in_units(way.edge.label, self.units, of=_measured((way.edge.test,), of)),
                    number=way.number,
                    place=self.show(way.place) if way.place else None,
                )
                for way in place.ways
            ),
        )

    def redraw(self, pathway: Pathway) -> Pathway:
        """The pathway for the picture: a converted level with the printed one behind it in brackets."""
        return replace(pathway, nodes=tuple(map(self._node, pathway.nodes)))

    def _node(self, node: PathwayNode) -> PathwayNode:
        of = self._of_node(node)
        edges = (
            replace(edge, label=self._written(edge.label, _measured((edge.test,), of))) for edge in node.edges
        )
        return replace(node, text=self._written(node.text, of), edges=tuple(edges))

    def _written(self, text: str, of: Analyte | None) -> str:
        parts = in_units(text, self.units, of=of)
        return "".join(
            f"{each.converted} [{each.printed}]" if each.converted else each.printed for each in parts
        )

    def _of_node(self, node: PathwayNode) -> Analyte | None:
        return _measured((edge.test for edge in node.edges), self.analyte)


def _measured(tests: Iterable[SignTest | None], otherwise: Analyte | None) -> Analyte | None:
    """The one analyte that the tests measure; ``otherwise`` where they measure nothing."""
    plain = (part for test in tests for part in find_plain_tests(test))
    names = {each.of for each in plain if isinstance(each, MeasuredTest)}
    found = [find_analyte(name) for name in names]
    return found[0] if len(set(map(id, found))) == 1 else None if found else otherwise
