"""How does a draft of a pack come from a library? Look for the topic, draft, write the folder whole."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bedside.errors import Problem, UserError
from bedside.library.given import must_be, quiet
from bedside.library.library import Library
from bedside.ports import Progress, ReadPublication
from bedside.search import find_words
from bedside.terms import ConceptEntry, Facet, SearchOptions

if TYPE_CHECKING:
    from bedside.authoring import PackDraft, Reword

CHECK_FIRST = "CHECK-FIRST.md"
"""The file of a drafted pack that says what a person must check."""
MOST_CLAIMS = 40
_WORKS = 40
_WORKS_A_FACET = 12
_MOST_WORKS = 120
_ASKED_AS = {Facet.MANAGEMENT: "treatment", Facet.FEATURE: "symptoms", Facet.PITFALL: "errors"}


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedPack:
    """A drafted pack in its folder: the draft, and what the rules of packs still say of it."""

    folder: Path
    draft: "PackDraft"
    problems: tuple[Problem, ...]


def draft_on(
    library: Library,
    topic: str,
    *,
    most: int = MOST_CLAIMS,
    reword: "Reword | None" = None,
    progress: Progress = quiet,
) -> "PackDraft":
    """A draft of a pack on ``topic`` from the ingested literature of ``library``, nothing written.

    ``reword`` may say a sentence in other words; they are used only where the passage supports them.
    Raises ``UserError`` where the library holds no literature, or no sentence names the topic.
    """
    from bedside.authoring import draft_pack, read_topic

    must_be(topic, str, "Give the topic as text.")
    line, _ = read_topic(topic)
    if not library.has_literature:
        raise UserError(
            "The library holds no literature to draft from. Read some first: bedside ingest FILE… --library …"
        )
    known = _find_concept(library, line)
    works = _find_works(library, line, progress)
    names = (known.name, *known.synonyms) if known else ()
    draft = draft_pack(line, works, names=names, most=most, reword=reword)
    if not draft.entries:
        raise UserError(
            "No sentence of the works that were found names the topic and can stand alone as a claim. "
            "Try another name of it, or ingest more on it; bedside search shows what there is."
        )
    return replace(draft, known_as=known.id if known else None)


def _find_works(library: Library, topic: str, progress: Progress) -> Iterator[ReadPublication]:
    """The works on the topic, then those on each facet of it, best first; each once."""
    # Words alone: every sentence must print the topic's name, and the same library gives the same draft.
    options = SearchOptions(meaning=False)
    queries = [(topic, _WORKS), *((f"{topic} {_ASKED_AS.get(each, each)}", _WORKS_A_FACET) for each in Facet)]
    found = [
        hit.publication_id
        for query, top in queries
        for hit in library.search(query, top=top, options=options)
    ]
    ids = list(dict.fromkeys(found))[:_MOST_WORKS]
    for done, id in enumerate(ids):
        progress("Reading works", done, len(ids))
        work = library.work(id)
        yield ReadPublication(publication=work.publication, passages=work.passages)


def _find_concept(library: Library, topic: str) -> ConceptEntry | None:
    """The condition that the topic names, if the library's packs know it."""
    words = find_words(topic)
    return next(
        (
            concept
            for concept in library.ledger.concepts()
            if any(find_words(name) == words for name in (concept.name, *concept.synonyms))
        ),
        None,
    )


def write_draft(draft: "PackDraft", folder: Path, *, today: date) -> DraftedPack:
    """Write the draft into a new ``folder``, all of it or nothing, with what to check first.

    Raises ``UserError`` if the folder is there already, ``LibraryReadOnly`` if it cannot be written.
    """
    from bedside.authoring import render_check_first, write_files
    from bedside.checking import TO_REWORD
    from bedside.intake import validate_pack
    from bedside.literature.pack import growing_pack, write_pack_files

    with growing_pack(folder) as growing:
        write_pack_files(growing, write_files(draft, today=today.isoformat()))
        problems, _ = validate_pack(growing)
        page = render_check_first(draft, problems, year=today.year, mark=TO_REWORD)
        write_pack_files(growing, {CHECK_FIRST: page})
    return DraftedPack(folder=folder, draft=draft, problems=problems)
