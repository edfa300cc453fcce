"""How do other engines index the same texts and find in them? Each as its manual shows it.

An engine builds from pairs of passage id and text in a folder, opens it, and gives ids, best first.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from bedside.search.words import find_query_words

Entry = tuple[str, str]
"""A passage's id, and the text by which it is found: title, heading and the passage itself."""


class Engine(Protocol):
    """What is measured."""

    name: str

    def build(self, entries: Iterable[Entry], folder: Path) -> dict[str, Any]:
        """Index the entries; returns what is to be told of it beside time and space."""
        ...

    def open(self, folder: Path) -> None:
        """Make ready for queries."""
        ...

    def find(self, query: str, top: int) -> list[str]:
        """Ids of the passages that match best."""
        ...


class Bm25s:
    """bm25s: Lucene's BM25 with k1 1.2 and b 0.75, English stop words, Snowball stems; in memory."""

    name = "bm25s"

    def build(self, entries: Iterable[Entry], folder: Path) -> dict[str, Any]:
        """The index only: it keeps no texts."""
        import bm25s

        ids, texts = map(list, zip(*entries, strict=True))
        index = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
        index.index(self._terms(texts, return_ids=True), show_progress=False)
        index.save(folder)
        (folder / "ids.json").write_text(json.dumps(ids), "utf-8")
        return {"version": version("bm25s")}

    def open(self, folder: Path) -> None:
        """Load it whole."""
        import bm25s

        self._index = bm25s.BM25.load(folder)
        self._ids = json.loads((folder / "ids.json").read_text("utf-8"))

    def find(self, query: str, top: int) -> list[str]:
        """Passages with a score above nothing."""
        terms = self._terms([query], return_ids=False)
        if not terms[0]:
            return []
        found, scores = self._index.retrieve(terms, k=min(top, len(self._ids)), show_progress=False)
        return [self._ids[at] for at, score in zip(found[0], scores[0], strict=True) if score > 0]

    def _terms(self, texts: list[str], *, return_ids: bool) -> Any:
        import bm25s

        from bedside.evaluation.peer import _stems

        return bm25s.tokenize(
            texts, stopwords="en", stemmer=_stems, return_ids=return_ids, show_progress=False
        )


class Fts5:
    """SQLite FTS5: any of the words, ranked by its bm25, Porter stems; texts are kept."""

    name = "fts5"

    def build(self, entries: Iterable[Entry], folder: Path) -> dict[str, Any]:
        """One table, optimized at the end as its manual advises."""
        connection = sqlite3.connect(folder / "fts5.sqlite", isolation_level=None)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        columns = "id UNINDEXED, text, tokenize='porter unicode61'"
        connection.execute(f"CREATE VIRTUAL TABLE t USING fts5({columns})")
        connection.execute("BEGIN")
        connection.executemany("INSERT INTO t VALUES (?, ?)", entries)
        connection.execute("COMMIT")
        connection.execute("INSERT INTO t(t) VALUES ('optimize')")
        connection.close()
        return {"version": sqlite3.sqlite_version}

    def open(self, folder: Path) -> None:
        """Open the file."""
        self._connection = sqlite3.connect(folder / "fts5.sqlite")

    def find(self, query: str, top: int) -> list[str]:
        """Function words are left out, as Bedside does: FTS5 has no list of its own."""
        words = [word for typed in find_query_words(query) for word in re.findall(r"[^\W_]+", typed)]
        if not words:
            return []
        any_of = " OR ".join(f'"{word}"' for word in dict.fromkeys(words))
        select = "SELECT id FROM t WHERE t MATCH ? ORDER BY rank LIMIT ?"
        return [id for (id,) in self._connection.execute(select, (any_of, top))]


class Lance:
    """LanceDB full text: its own analysis for English (stems, stop words); texts are kept."""

    name = "lancedb"

    def build(self, entries: Iterable[Entry], folder: Path) -> dict[str, Any]:
        """A table written in batches, then the index."""
        import lancedb
        import pyarrow
        from lancedb.index import FTS

        schema = pyarrow.schema([("id", pyarrow.string()), ("text", pyarrow.string())])

        def batches() -> Iterator[Any]:
            rest = iter(entries)
            while some := list(islice(rest, 10_000)):
                yield pyarrow.RecordBatch.from_arrays(
                    [pyarrow.array(column) for column in zip(*some, strict=True)], schema=schema
                )

        table = lancedb.connect(folder).create_table("t", batches(), schema=schema)
        table.create_index("text", config=FTS())
        table.optimize()
        return {"version": version("lancedb")}

    def open(self, folder: Path) -> None:
        """Open the table."""
        import lancedb
        from lancedb.query import MatchQuery

        self._table, self._match = lancedb.connect(folder).open_table("t"), MatchQuery

    def find(self, query: str, top: int) -> list[str]:
        """Any of the words, which is its default."""
        asked = self._table.search(self._match(query, "text"), query_type="fts")
        return asked.limit(top).select(["id", "_score"]).to_arrow()["id"].to_pylist()
