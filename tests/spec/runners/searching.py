"""What does a search of a small library find, in what order, and why?"""

from pathlib import Path
from typing import Any

from bedside.engines.scripted import ScriptedEmbedder
from bedside.errors import UserError
from bedside.literature import Part, find_abbreviations, make_passages
from bedside.ports import ReadHeading, ReadPublication
from bedside.search import Sight, find
from bedside.stores import LocalReleaseWriter, open_release, open_vectors
from bedside.terms import (
    EvidenceKind,
    MeshHeading,
    Notice,
    NoticeKind,
    Origin,
    Pmid,
    Publication,
    PublicationId,
    SearchFilters,
    SearchOptions,
)
from runners.running import Given, Outcome, runner

SAMPLE = [{"id": "a", "text": "Magnesium fell."}, {"id": "b", "text": "Potassium rose."}]


@runner(
    "search a library",
    sample={"works": SAMPLE, "query": "magnesium"},
    refused={"works": SAMPLE, "query": "magnesium", "filters": {"kinds": ["no kind"]}},
)
def search_a_library(given: Given, folder: Path) -> Outcome:
    """``works`` (id, title, text, year, kind, …); ``alike`` are words that the model takes for one.

    ``headings`` of MeSH have a name, names and trees.
    """
    with LocalReleaseWriter.begin(folder / "library", find_abbreviations=find_abbreviations) as writer:
        writer.add_literature(map(_work, given["works"]), on_problem=print)
        writer.add_literature(map(_heading, enumerate(given.get("headings", ()))), on_problem=print)
        writer.commit()
    with open_release(folder / "library") as release:
        embedder = ScriptedEmbedder(given["alike"]) if "alike" in given else None
        vectors = open_vectors(folder / "vectors", release, model="scripted") if embedder else None
        sight = Sight(
            index=release.index,
            store=release.records,
            embedder=embedder,
            vectors=vectors,
            thesaurus=release.records.thesaurus,
        )
        options = SearchOptions(filters=_filters(given.get("filters", {})), **given.get("options", {}))
        findings = find(given["query"], sight, top=given.get("top", 10), options=options)
        vectors_made = embedder.embedded if embedder else 0
    why = {str(each.publication_id): each.explanation for each in findings.found}
    return {
        "found": list(why),
        "found, in any order": sorted(why),
        "read as": [f"{typed} → {meant}" for typed, meant in findings.read_as],
        "found by words": [id for id, each in why.items() if each.words is not None],
        "found by meaning": [id for id, each in why.items() if each.meaning is not None],
        "notes": [each.note for each in why.values() if each.note],
        "vectors made": vectors_made,
    }


def _heading(numbered: tuple[int, dict[str, Any]]) -> ReadHeading:
    number, given = numbered
    names, trees = tuple(given.get("names", ())), tuple(given.get("trees", ()))
    id = f"D{number:06}"
    return ReadHeading(heading=MeshHeading(id=id, name=given["name"], names=names, trees=trees))


def _filters(given: dict[str, Any]) -> SearchFilters:
    unknown = set(given.get("kinds", ())) - set(EvidenceKind)
    if unknown:
        raise UserError(f"{unknown} is no kind of evidence.")
    kinds = tuple(EvidenceKind(kind) for kind in given.get("kinds", ()))
    rest = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    return SearchFilters(**{**rest, "kinds": kinds})


def _work(given: dict[str, Any]) -> ReadPublication:
    id = PublicationId(given["id"])
    notices = []
    if "retracted by" in given:
        by = Pmid(given["retracted by"].removeprefix("pmid:"))
        notices.append(Notice(kind=NoticeKind.RETRACTION, is_received=True, pmid=by))
    publication = Publication(
        id=id,
        kind=EvidenceKind(given.get("kind", "article, design not stated")),
        title=given.get("title", given["id"]),
        origin=Origin.LITERATURE,
        year=given.get("year"),
        container=given.get("journal"),
        language=given.get("language"),
        mesh=tuple(given.get("mesh", ())),
        is_retracted=bool(notices),
        notices=tuple(notices),
    )
    return ReadPublication(publication=publication, passages=make_passages(id, [Part((), given["text"])]))
