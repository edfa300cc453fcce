"""How do our words lie in SQLite? As JSON of the dataclasses, beside the columns one looks up by."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import msgspec

from bedside.terms import (
    AllTests,
    AnyTest,
    CalculatedTest,
    CauseRule,
    Claim,
    ConceptEntry,
    DiagnosisTest,
    DrugCause,
    DrugTest,
    FirstTest,
    GlossaryEntry,
    MeasuredTest,
    NotTest,
    PersonTest,
    PlanRule,
    SignTest,
)

SCHEMA = """
CREATE TABLE packs (name TEXT PRIMARY KEY, version TEXT NOT NULL, updated TEXT NOT NULL);
CREATE TABLE publications (
    id TEXT PRIMARY KEY, pack TEXT, digest BLOB NOT NULL, body BLOB NOT NULL
);
CREATE INDEX publications_of_pack ON publications (pack) WHERE pack IS NOT NULL;
CREATE TABLE passages (
    id TEXT PRIMARY KEY, publication_id TEXT NOT NULL, ordinal INTEGER NOT NULL, body BLOB NOT NULL,
    vector_key BLOB NOT NULL
);
CREATE INDEX passages_of ON passages (publication_id, ordinal);
CREATE TABLE identities (
    key TEXT NOT NULL, record_id TEXT NOT NULL, publication_id TEXT NOT NULL, PRIMARY KEY (key, record_id)
) WITHOUT ROWID;
CREATE INDEX identities_of_record ON identities (record_id);
CREATE INDEX identities_of ON identities (publication_id);
CREATE TABLE versions (
    record_id TEXT NOT NULL, number INTEGER NOT NULL, publication_id TEXT NOT NULL,
    is_newest INTEGER NOT NULL, digest BLOB NOT NULL, body BLOB NOT NULL
);
CREATE UNIQUE INDEX versions_by_content ON versions (record_id, digest);
CREATE UNIQUE INDEX versions_by_number ON versions (record_id, number);
CREATE INDEX versions_of ON versions (publication_id);
CREATE UNIQUE INDEX newest_versions ON versions (record_id) WHERE is_newest;
CREATE INDEX newest_versions_of ON versions (publication_id, record_id) WHERE is_newest;
CREATE TABLE notices (
    key TEXT NOT NULL, teller TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (key, teller, body)
) WITHOUT ROWID;
CREATE INDEX notices_by_teller ON notices (teller) WHERE teller <> '';
CREATE TABLE abbreviations (
    publication_id TEXT NOT NULL, short TEXT NOT NULL, long TEXT NOT NULL,
    PRIMARY KEY (publication_id, short, long)
) WITHOUT ROWID;
CREATE TABLE expansions (
    kind TEXT NOT NULL, phrase TEXT NOT NULL, other TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (kind, phrase)
) WITHOUT ROWID;
CREATE TABLE headings (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE heading_phrases (
    phrase TEXT NOT NULL, heading_id TEXT NOT NULL, PRIMARY KEY (phrase, heading_id)
) WITHOUT ROWID;
CREATE INDEX phrases_of_heading ON heading_phrases (heading_id);
CREATE TABLE heading_trees (tree TEXT PRIMARY KEY, heading_id TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX trees_of_heading ON heading_trees (heading_id);
"""

LEDGER_TABLES: dict[str, type] = {
    "claims": Claim,
    "concepts": ConceptEntry,
    "drug_causes": DrugCause,
    "cause_rules": CauseRule,
    "plan_rules": PlanRule,
    "glossary": GlossaryEntry,
}
"""What packs say, in the pack's order: one table a word, all of one shape."""

UNIQUE = ("claims", "concepts")
"""Tables whose key names one thing in the whole library; two packs may not both hold it."""


def ledger_table(name: str) -> str:
    """The statement that makes one of ``LEDGER_TABLES``."""
    unique = " UNIQUE" if name in UNIQUE else ""
    return (
        f"CREATE TABLE {name} (pack TEXT NOT NULL, ordinal INTEGER NOT NULL, key TEXT NOT NULL{unique}, "
        "body BLOB NOT NULL, PRIMARY KEY (pack, ordinal));"
    )


def encode(word: object) -> bytes:
    """A dataclass as JSON: the same bytes for the same value; mappings keep their order."""
    return msgspec.json.encode(word)


_TESTS: Mapping[str, type[SignTest]] = MappingProxyType(
    {
        "measured": MeasuredTest,
        "calculated": CalculatedTest,
        "takes": DrugTest,
        "has": DiagnosisTest,
        "person": PersonTest,
        "all": AllTests,
        "any": AnyTest,
        "first": FirstTest,
        "not": NotTest,
    }
)


def decode_test(word: type, body: Any) -> Any:
    """A test of a sign, by its ``kind``: msgspec tells no dataclasses of one union apart."""
    if word is not SignTest:
        raise NotImplementedError(f"{word.__name__} is not read from a release.")
    return msgspec.convert(body, _TESTS[body["kind"]], dec_hook=decode_test)
