"""Which resources does this site give? What stands in the ledger and at its addresses."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bedside import Library
from bedside.interchange.fhir import (
    RESOURCES,
    Element,
    FhirVersion,
    cite_work,
    library_of_release,
    place_plan,
    resource_id,
    state_claim,
)
from bedside.library.pathways import plan_definition_of
from bedside.rendering import format_reference, link_of
from bedside.terms import Claim, Publication, PublicationId, ReviewState
from bedside_web.articles.reading_queries import mark_of_articles, mark_of_ledger
from bedside_web.articles.shelf import open_library
from bedside_web.fhir.served_articles import find_articles
from bedside_web.ledger.queries import amended_claims, claim_states, retracted_works

Build = Callable[[Library, FhirVersion], Iterator["Served"]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A resource: ``head`` is what a search looks at, ``make`` gives the whole."""

    id: str
    head: Element
    make: Callable[[], Element]


def resources(version: FhirVersion, kind: str) -> Mapping[str, Served]:
    """The resources of a type, by id, as the ledger stands now. ``KeyError`` for a type that is not given."""
    if kind not in RESOURCES[version]:
        raise KeyError(kind)
    mark = (mark_of_ledger(), mark_of_articles(), retracted_works())
    return _made(version, kind, open_library(), mark=mark)


@lru_cache(maxsize=64)
def _made(version: FhirVersion, kind: str, library: Library, *, mark: object) -> Mapping[str, Served]:
    del mark  # what was made before is forgotten whenever a claim, an article or a source changes
    return {served.id: served for served in _BUILDERS[kind](library, version)}


def day_of(library: Library) -> str:
    """The day on which the newest pack of the release was updated, as ISO writes it."""
    return max((pack.updated for pack in library.manifest.packs), default="1970-01-01")


def _citations(library: Library, version: FhirVersion) -> Iterator[Served]:
    for work in _works(library):
        yield _ready(cite_work(work, format_reference(work), version) | {"date": day_of(library)})


def _works(library: Library) -> Iterator[Publication]:
    """The works that claims rest on or that say otherwise, as the ledger knows them today."""
    retracted = retracted_works()
    ids: dict[PublicationId, None] = {}
    for claim in library.claims():
        ids |= dict.fromkeys(each.publication_id for each in claim.supports)
        ids |= dict.fromkeys(each.publication_id for each in claim.disagreements)
    for id in ids:
        cited = library.sources.find_cited(id)
        if cited is not None:
            work = cited.publication
            yield replace(work, is_retracted=work.is_retracted or str(work.id) in retracted)


def _evidence(library: Library, version: FhirVersion) -> Iterator[Served]:
    del version  # Evidence has the same shape in both releases that have it
    states, amended = claim_states(), amended_claims()
    entries = {entry.id: entry for entry in library.ledger.concepts()}
    for claim in library.claims():
        shown: Claim = amended.get(claim.id, claim)
        state = states.get(claim.id, ReviewState.SUBMITTED)
        made = state_claim(shown, entries[shown.concept], release=library.release, state=state)
        yield _ready(made | {"date": day_of(library)})


def _libraries(library: Library, version: FhirVersion) -> Iterator[Served]:
    yield _ready(
        library_of_release(
            library.release,
            packs=[(pack.name, pack.version) for pack in library.manifest.packs],
            updated=day_of(library),
            works=[(format_reference(work), link_of(work)) for work in _works(library)],
        )
    )
    for article in find_articles(library, day_of(library)):
        yield Served(id=resource_id(article.name), head=article.library_head, make=article.library)


def _compositions(library: Library, version: FhirVersion) -> Iterator[Served]:
    for article in find_articles(library, day_of(library)):
        head = article.head(version)
        yield Served(id=head["id"], head=head, make=article.maker_of_composition(version))


def _assessments(library: Library, version: FhirVersion) -> Iterator[Served]:
    del version
    for article in find_articles(library, day_of(library)):
        head = article.assessment_head
        yield Served(id=head["id"], head=head, make=article.assessment)


def _plans(library: Library, version: FhirVersion) -> Iterator[Served]:
    for pathway in library.clinic.pathways():
        made = plan_definition_of(library, pathway)
        yield _ready(place_plan(made, pathway, version=version, day=day_of(library)))


def _ready(resource: Element) -> Served:
    return Served(id=resource["id"], head=resource, make=lambda: resource)


_BUILDERS: Mapping[str, Build] = {
    "ArtifactAssessment": _assessments,
    "Citation": _citations,
    "Composition": _compositions,
    "Evidence": _evidence,
    "Library": _libraries,
    "PlanDefinition": _plans,
}
