"""How is an index of a release written?"""

from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

import tantivy

from bedside.ports import ReadPublication
from bedside.stores.text_analysis import (
    ANALYZER,
    build_analyzer,
    claim_schema,
    passage_schema,
    spell_out,
)
from bedside.terms import Claim, findable_text

_HEAP = 64_000_000
"""Bytes of memory for terms before a segment is written out."""


class IndexBuilding:
    """An index being written. One thread, so that the order of what is added is kept."""

    def __init__(self, path: Path, schema: tantivy.Schema) -> None:
        """Make the index in ``path``, or go on with the one there. Raises ``OSError``, ``ValueError``."""
        path.mkdir(parents=True, exist_ok=True)
        self._schema = schema
        index = tantivy.Index(schema, path=str(path), reuse=True)
        index.register_tokenizer(ANALYZER, build_analyzer())
        self._writer = index.writer(heap_size=_HEAP, num_threads=1)

    def __enter__(self) -> "IndexBuilding":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()

    def add(self, **fields: str | list[str] | int) -> None:
        """Add one entry. Raises ``ValueError`` if the disk refuses."""
        # from_dict with the schema: an entry of other types would end the writer's thread.
        self._writer.add_document(tantivy.Document.from_dict(fields, self._schema))

    def close(self) -> None:
        """Commit, and wait until merging is done."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def open_passages(path: Path) -> IndexBuilding:
    """The index of passages, to be written or added to."""
    return IndexBuilding(path, passage_schema())


def add_passages(building: IndexBuilding, read: ReadPublication) -> None:
    """Add the passages of one work; each is found by the work's title and headings too."""
    work = read.publication
    filters: dict[str, str | list[str] | int] = {"kind": work.kind}
    if work.container:
        filters["journal"] = work.container.lower()
    if work.language:
        filters["language"] = work.language.lower()
    if work.year:
        filters["year"] = work.year
    if work.mesh:
        filters["heading"] = [heading.lower() for heading in work.mesh]
        filters["mesh"] = spell_out("\n".join(work.mesh))
    for each in read.passages:
        text = spell_out(findable_text(work.title, each))
        building.add(id=each.id, publication=work.id, text=text, **filters)


def write_claims(path: Path, claims: Iterable[Claim]) -> None:
    """Write the index of claims anew."""
    with IndexBuilding(path, claim_schema()) as building:
        for claim in claims:
            building.add(
                id=claim.id,
                concept=claim.concept,
                topic=claim.topic,
                text="\n".join(
                    (claim.statement, claim.plain or "", claim.topic, *claim.drugs, *claim.conditions)
                ),
            )
