"""Which publications, passages and claims does a release hold? The reading side."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, Protocol, TypeVar

import msgspec

from bedside.ports import ReadPublication
from bedside.stores.sqlite_versions import unpack_version
from bedside.stores.tables import decode_test
from bedside.stores.thesaurus import StoredThesaurus
from bedside.terms import (
    CauseRule,
    Claim,
    ClaimId,
    Concept,
    ConceptEntry,
    DrugCause,
    GlossaryEntry,
    Passage,
    PassageId,
    PlanRule,
    Publication,
    PublicationId,
)

_AT_ONCE = 500

_Word = TypeVar("_Word")


class _OnConcept(Protocol):
    @property
    def concept(self) -> Concept: ...


_Filed = TypeVar("_Filed", bound=_OnConcept)


class SqliteRecords:
    """Honors ``ports.PassageStore`` and ``ports.Ledger``; may be read from several threads.

    The file is opened as one that never changes: no lock, no journal, nothing written beside it.
    What packs say is decoded once and kept; publications and passages are fetched one by one.
    """

    def __init__(self, path: Path) -> None:
        """Open ``records.sqlite``. Raises ``sqlite3.Error``."""
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        self._turn = Lock()
        self._publications = msgspec.json.Decoder(Publication)
        self._passages = msgspec.json.Decoder(Passage)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def publication(self, id: PublicationId) -> Publication:
        """The publication; ``KeyError`` if the release does not hold it."""
        for (body,) in self._rows("SELECT body FROM publications WHERE id = ?", id):
            return self._publications.decode(body)
        raise KeyError(id)

    def passage(self, id: PassageId) -> Passage:
        """The passage; ``KeyError`` if the release does not hold it."""
        for (body,) in self._rows("SELECT body FROM passages WHERE id = ?", id):
            return self._passages.decode(body)
        raise KeyError(id)

    def literature_vector_keys(self) -> list[tuple[PassageId, bytes]]:
        """Every passage of ingested literature with the key of its vector, in order of id."""
        select = (
            "SELECT passages.id, vector_key FROM passages JOIN publications "
            "ON publications.id = publication_id WHERE pack IS NULL ORDER BY passages.id"
        )
        with self._turn:
            return self._connection.execute(select).fetchall()

    def vector_keys(self, ids: Sequence[PassageId]) -> dict[PassageId, bytes]:
        """The keys of some passages' vectors."""
        found: dict[PassageId, bytes] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            select = f"SELECT id, vector_key FROM passages WHERE id IN ({','.join('?' * len(some))})"
            with self._turn:
                found.update(self._connection.execute(select, some).fetchall())
        return found

    def versions(self, id: PublicationId) -> tuple[ReadPublication, ...]:
        """The records kept of a work that is more than one record as it was read; oldest first."""
        select = "SELECT body FROM versions WHERE publication_id = ? ORDER BY record_id, number"
        kept = [unpack_version(body) for (body,) in self._rows(select, id)]
        return tuple(sorted(kept, key=lambda read: read.publication.revised or ""))

    def find_work(self, key: str) -> PublicationId:
        """The work known by an id of one of its records, or by ``pmid:``, ``doi:``, ``pmcid:``.

        Raises ``KeyError`` if none is.
        """
        for kept in (f"id:{key}", key.lower() if key.startswith("doi:") else key):
            select = "SELECT publication_id FROM identities WHERE key = ? ORDER BY publication_id"
            for (id,) in self._rows(select, kept):
                return PublicationId(str(id))
        raise KeyError(key)

    def passages_of(self, id: PublicationId) -> tuple[Passage, ...]:
        """The passages of a work, in order."""
        select = "SELECT body FROM passages WHERE publication_id = ? ORDER BY ordinal"
        return tuple(self._passages.decode(body) for (body,) in self._rows(select, id))

    @cached_property
    def thesaurus(self) -> StoredThesaurus:
        """Other words for phrases."""
        return StoredThesaurus(self._rows)

    def claim(self, id: ClaimId) -> Claim:
        """The claim; ``KeyError`` if the release does not hold it."""
        return self._claims[id]

    def claims_on(self, concept: Concept) -> Sequence[Claim]:
        """All claims on a concept, in the pack's order."""
        return self._claims_by_concept.get(concept, ())

    def concepts(self) -> Sequence[ConceptEntry]:
        """The conditions that the ledger knows, pack by pack in the pack's order."""
        return self._concepts

    def drug_causes(self, concept: Concept) -> Sequence[DrugCause]:
        """Drugs that bring the condition about."""
        return self._drug_causes.get(concept, ())

    def cause_rules(self, concept: Concept) -> Sequence[CauseRule]:
        """What in a record points to a cause of the condition."""
        return self._cause_rules.get(concept, ())

    def glossary(self) -> Sequence[GlossaryEntry]:
        """Terms kept in plain language; where two packs explain one term, both come."""
        return self._glossary

    @cached_property
    def _claims(self) -> Mapping[ClaimId, Claim]:
        return {claim.id: claim for claim in self._words("claims", Claim)}

    @cached_property
    def _claims_by_concept(self) -> Mapping[Concept, tuple[Claim, ...]]:
        return _by_concept(self._claims.values())

    @cached_property
    def _concepts(self) -> tuple[ConceptEntry, ...]:
        return tuple(self._words("concepts", ConceptEntry))

    @cached_property
    def _drug_causes(self) -> Mapping[Concept, tuple[DrugCause, ...]]:
        return _by_concept(self._words("drug_causes", DrugCause))

    def plan_rules(self, concept: Concept) -> Sequence[PlanRule]:
        """When claims bear on the plan for a patient with the condition."""
        return self._plan_rules.get(concept, ())

    @cached_property
    def _plan_rules(self) -> Mapping[Concept, tuple[PlanRule, ...]]:
        return _by_concept(self._words("plan_rules", PlanRule))

    @cached_property
    def _cause_rules(self) -> Mapping[Concept, tuple[CauseRule, ...]]:
        return _by_concept(self._words("cause_rules", CauseRule))

    @cached_property
    def _glossary(self) -> tuple[GlossaryEntry, ...]:
        return tuple(self._words("glossary", GlossaryEntry))

    def _words(self, table: str, word: type[_Word]) -> list[_Word]:
        """All of one ledger table, in order; ``table`` is one of ours, never a caller's text."""
        decoder = msgspec.json.Decoder(word, dec_hook=decode_test)
        rows = self._rows(f"SELECT body FROM {table} ORDER BY pack, ordinal")
        return [decoder.decode(body) for (body,) in rows]

    def _rows(self, statement: str, *values: str | int) -> list[tuple[Any, ...]]:
        with self._turn:
            return self._connection.execute(statement, values).fetchall()


def _by_concept(words: Iterable[_Filed]) -> dict[Concept, tuple[_Filed, ...]]:
    filed: defaultdict[Concept, list[_Filed]] = defaultdict(list)
    for word in words:
        filed[word.concept].append(word)
    return {concept: tuple(group) for concept, group in filed.items()}
