"""PubMedQA: which paragraphs are of the abstract that asks this question?

Jin et al., EMNLP 2019, https://pubmedqa.github.io.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets.folder import read_json


class _Asked(msgspec.Struct):
    question: str = msgspec.field(name="QUESTION")
    paragraphs: list[str] = msgspec.field(name="CONTEXTS")


def read_paragraphs(data: Path) -> list[tuple[str, str, str]]:
    """Id, no title, and text of each paragraph. Raises ``SourceError``."""
    return [
        (id, "", text)
        for name, asked in _read(data).items()
        for id, text in zip(_ids(name, asked), asked.paragraphs, strict=True)
    ]


def read_pubmedqa(data: Path) -> RetrievalSet:
    """The development half of the questions that experts labeled. Raises ``SourceError``."""
    asked = _read(data)
    pool = make_pool(
        read_paragraphs(data),
        queries={name: each.question for name, each in asked.items()},
        relevant={name: dict.fromkeys(_ids(name, each), 1) for name, each in asked.items()},
    )
    return RetrievalSet(
        name="pubmedqa",
        pools=(pool,),
        hit="a paragraph of the abstract whose title is the question",
        license="MIT; the abstracts are their publishers'",
        caution="A question is its abstract's own title; other abstracts that answer it do not count.",
    )


def _read(data: Path) -> Mapping[str, _Asked]:
    return read_json(data / "pubmedqa" / "pqal_dev_500.json", dict[str, _Asked])


def _ids(name: str, asked: _Asked) -> list[str]:
    return [f"{name}-{place}" for place in range(len(asked.paragraphs))]
