"""How is a pathway shown? As a picture and as a list that says the same, each step with what it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from bedside import Library
from bedside.ports import Ledger
from bedside.rendering import PictureWords, every_place, plan, render_pathway_svg
from bedside.terms import (
    ConceptEntry,
    Facet,
    NodeKind,
    Pathway,
    PathwayKind,
    PublicationId,
)
from bedside_web.pages.choices import Units
from bedside_web.pages.exploring.cited import Source, find_sources
from bedside_web.pages.exploring.pathway_units import PathwayUnits, ShownPlace

NODE_NAMES: Mapping[NodeKind, Promise] = {
    NodeKind.QUESTION: gettext_lazy("Question"),
    NodeKind.ACTION: gettext_lazy("Do"),
    NodeKind.MEASURE: gettext_lazy("Find out"),
    NodeKind.OUTCOME: gettext_lazy("Outcome"),
}
KIND_NAMES: Mapping[PathwayKind, Promise] = {
    PathwayKind.DIAGNOSTIC: gettext_lazy("Diagnosis"),
    PathwayKind.MANAGEMENT: gettext_lazy("Treatment"),
}
_SHOWN_BY: Mapping[PathwayKind, frozenset[Facet]] = {
    PathwayKind.DIAGNOSTIC: frozenset({Facet.DIAGNOSIS, Facet.INTERPRETATION, Facet.CAUSE}),
    PathwayKind.MANAGEMENT: frozenset({Facet.MANAGEMENT, Facet.MONITORING, Facet.DOSING}),
}
"""Which articles lead to a pathway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayLine:
    """A pathway in a list."""

    pathway: Pathway
    entry: ConceptEntry
    kind: Promise
    questions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PathwayPage:
    """All that a pathway's page shows."""

    line: PathwayLine
    picture: SafeString
    start: ShownPlace
    sources: Mapping[PublicationId, Source]


def list_pathways(ledger: Ledger, concept: str | None = None) -> tuple[PathwayLine, ...]:
    """Every pathway of the release, or those on one condition, condition by condition."""
    pathways = ledger.pathways()
    return tuple(
        _line(pathway, entry)
        for entry in ledger.concepts()
        if concept in (None, entry.id)
        for pathway in pathways
        if pathway.concept == entry.id
    )


def find_pathways_for(ledger: Ledger, concept: str | None, facet: Facet) -> tuple[PathwayLine, ...]:
    """The pathways that an article on this facet of a condition leads to."""
    if concept is None:
        return ()
    return tuple(line for line in list_pathways(ledger, concept) if facet in _SHOWN_BY[line.pathway.kind])


def make_pathway_page(library: Library, id: str, units: Units = Units.AS_PRINTED) -> PathwayPage:
    """The page of a pathway. Raises ``Http404`` for one that the release does not hold."""
    for line in list_pathways(library.ledger):
        if line.pathway.id == id:
            in_units = PathwayUnits.of(line.entry, units)
            return PathwayPage(
                line=line,
                picture=draw(in_units.redraw(line.pathway)),
                start=in_units.show(plan(line.pathway)),
                sources=find_sources(library, _works(library.ledger, line.pathway)),
            )
    raise Http404(_("The library holds no such pathway."))


def draw(pathway: Pathway, *, is_alone: bool = False) -> SafeString:
    """The picture, in the reader's language as far as the words are ours."""
    words = PictureWords(
        kinds={kind: str(name) for kind, name in NODE_NAMES.items()},
        description=_("A flow chart. The same stands below it as a list."),
    )
    # All that stands in it was escaped when it was drawn.
    return mark_safe(render_pathway_svg(pathway, words=words, is_alone=is_alone))


def _line(pathway: Pathway, entry: ConceptEntry) -> PathwayLine:
    questions = sum(place.node.kind is NodeKind.QUESTION for place in every_place(plan(pathway)))
    return PathwayLine(pathway=pathway, entry=entry, kind=KIND_NAMES[pathway.kind], questions=questions)


def _works(ledger: Ledger, pathway: Pathway) -> Sequence[PublicationId]:
    """The works behind the claims of a pathway, and those that it names itself."""
    claims = map(ledger.claim, pathway.claim_ids)
    behind = (support.publication_id for claim in claims for support in claim.supports)
    return tuple(dict.fromkeys((*behind, *pathway.publication_ids)))
