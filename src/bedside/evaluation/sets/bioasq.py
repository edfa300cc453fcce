"""BioASQ, tasks 7b to 9b: which sentences did experts quote to answer this question?

Krithara et al., Scientific Data 2023;10:170, http://bioasq.org.
"""

import hashlib
from pathlib import Path

import msgspec

from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets import med, pubmedqa, scifact
from bedside.evaluation.sets.folder import find_files, read_json


class _Quote(msgspec.Struct):
    text: str


class _Asked(msgspec.Struct):
    id: str
    body: str
    quotes: list[_Quote] = msgspec.field(name="snippets", default_factory=list)


class _Batch(msgspec.Struct):
    questions: list[_Asked]


def read_bioasq(data: Path) -> RetrievalSet:
    """All quotes of all questions among abstracts and paragraphs of other sets. Raises ``SourceError``."""
    batches = [read_json(path, _Batch) for path in find_files(data / "bioasq_gold" / "raw", "*.json")]
    asked = {each.id: each for batch in batches for each in batch.questions}
    quoted = {id: {_named(quote.text): quote.text for quote in each.quotes} for id, each in asked.items()}
    pool = make_pool(
        [(id, "", text) for quotes in quoted.values() for id, text in quotes.items()] + _distractors(data),
        queries={id: each.body for id, each in asked.items()},
        relevant={id: dict.fromkeys(quotes, 1) for id, quotes in quoted.items()},
    )
    return RetrievalSet(
        name="bioasq",
        pools=(pool,),
        hit="a passage that the question's own experts quoted in their answer",
        license="CC BY 2.5",
        caution="The corpus is the quotes of all questions among "
        "abstracts of SciFact, MED and PubMedQA, not all of PubMed: it is easier than the task itself.",
    )


def _named(text: str) -> str:
    """An id of the text itself, white space apart, so that the same quote has the same id everywhere."""
    return "q" + hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]


def _distractors(data: Path) -> list[tuple[str, str, str]]:
    sources = {
        "scifact": scifact.read_abstracts,
        "pubmedqa": pubmedqa.read_paragraphs,
        "med": med.read_abstracts,
    }
    return [(f"{name}-{id}", *text) for name, read in sources.items() for id, *text in read(data)]  # type: ignore[misc]
