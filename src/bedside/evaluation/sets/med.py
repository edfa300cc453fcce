"""MED: which of a thousand abstracts of the 1960s answers this request?

The collection of 1,033 MEDLINE abstracts and 30 requests that Glasgow's test collections made known.
"""

from pathlib import Path

import msgspec

from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets.folder import read_json_lines, read_table


class _Line(msgspec.Struct):
    id: str = msgspec.field(name="_id")
    text: str
    title: str = ""


def read_abstracts(data: Path) -> list[tuple[str, str, str]]:
    """Id, title and text of each abstract. Raises ``SourceError``."""
    lines = read_json_lines(data / "med1033" / "corpus.jsonl", _Line)
    return [(each.id, each.title, each.text) for each in lines]


def read_med(data: Path) -> RetrievalSet:
    """All of MED. Raises ``SourceError``."""
    folder = data / "med1033"
    relevant: dict[str, dict[str, int]] = {}
    columns = ("query-id", "corpus-id", "score")
    for row in read_table(folder / "qrels.tsv", columns=columns, numbers=columns[2:], delimiter="\t"):
        relevant.setdefault(row["query-id"], {})[row["corpus-id"]] = int(row["score"])
    queries = {each.id: each.text for each in read_json_lines(folder / "queries.jsonl", _Line)}
    return RetrievalSet(
        name="med",
        pools=(make_pool(read_abstracts(data), queries=queries, relevant=relevant),),
        hit="an abstract that was judged relevant to the request",
        license="no license is stated",
        caution="Thirty requests of long ago; intervals are wide.",
    )
