"""SciFact: which abstract bears on this claim?

Wadden et al., EMNLP 2020, https://github.com/allenai/scifact.
"""

from pathlib import Path

import msgspec

from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets.folder import read_json_lines, read_table


class _Abstract(msgspec.Struct):
    id: int = msgspec.field(name="doc_id")
    title: str
    abstract: list[str]


class _Claim(msgspec.Struct):
    id: int
    claim: str


def read_abstracts(data: Path) -> list[tuple[str, str, str]]:
    """Id, title and text of each abstract. Raises ``SourceError``."""
    lines = read_json_lines(data / "scifact" / "corpus.jsonl", _Abstract)
    return [(str(each.id), each.title, " ".join(each.abstract)) for each in lines]


def read_scifact(data: Path) -> RetrievalSet:
    """The training claims of SciFact with the abstracts that were cited for them. Raises ``SourceError``."""
    folder = data / "scifact"
    claims = {str(each.id): each.claim for each in read_json_lines(folder / "claims_train.jsonl", _Claim)}
    relevant: dict[str, dict[str, int]] = {}
    columns = ("query-id", "corpus-id", "score")
    for row in read_table(folder / "qrels_train.tsv", columns=columns, numbers=columns[2:], delimiter="\t"):
        relevant.setdefault(row["query-id"], {})[row["corpus-id"]] = int(row["score"])
    return RetrievalSet(
        name="scifact",
        pools=(make_pool(read_abstracts(data), queries=claims, relevant=relevant),),
        hit="an abstract that the sentence behind the claim cites",
        license="claims CC BY 4.0, abstracts ODC-By 1.0",
        caution="Claims are worded by experts from the abstracts, so the words often agree.",
    )
