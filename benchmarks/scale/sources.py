"""Which real works and queries is growth measured on? Abstracts, full texts and claims of public sets.

None of their text is kept in the repository: they are read from the folder of data that is named.
"""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FEWEST_WORDS = 15
"""Shorter paragraphs are headings, keywords and lists of abbreviations."""
_PARAGRAPH = re.compile(r"\n\s*\n")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_HEADING = re.compile(r"\A[A-Z][A-Z .&/-]{3,60}:?\n")
_MASKED = re.compile(r"<dig>")


@dataclass(frozen=True, slots=True)
class Work:
    """A work before it is given to an engine: a title, and paragraphs with the heading of each."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]


def read_works(data: Path, *, seed: int) -> list[Work]:
    """All real works, shuffled."""
    chance = random.Random(seed)
    works = [
        *_scifact(data / "scifact" / "corpus.jsonl"),
        *_sumpubmed(data / "sumpubmed" / "abstracts.jsonl.gz", chance),
        *_pubmedqa(data / "pubmedqa" / "pqal_dev_500.json"),
        *_cohen(data / "systematic_reviews" / "cohen2006"),
        *_full_texts(data / "evidence_inference" / "txt_files"),
    ]
    works = [work for work in works if work.paragraphs]
    chance.shuffle(works)
    return works


def read_queries(data: Path, *, count: int, seed: int) -> list[str]:
    """``count`` real queries, half claims of SciFact, half questions of BioASQ, in a mixed order."""
    chance = random.Random(seed)
    lines = (data / "scifact" / "claims_train.jsonl").read_text("utf-8").splitlines()
    claims = [json.loads(line)["claim"] for line in lines]
    questions: list[str] = []
    for path in sorted((data / "bioasq_gold" / "raw").glob("*_golden.json")):
        questions += [each["body"] for each in json.loads(path.read_text("utf-8"))["questions"]]
    chosen = chance.sample(claims, count // 2) + chance.sample(sorted(set(questions)), count - count // 2)
    chance.shuffle(chosen)
    return chosen


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, roughly: some sources are in lower case throughout."""
    return [each for each in _SENTENCE.split(text) if each]


def _scifact(path: Path) -> Iterator[Work]:
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        yield Work(record["title"], _kept([("", " ".join(record["abstract"]))]))


def _sumpubmed(path: Path, chance: random.Random) -> Iterator[Work]:
    """Abstracts without titles: the first sentence serves as one. Masked numbers are drawn."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            text = _MASKED.sub(lambda _: draw_number(chance), json.loads(line)["abstract"])
            paragraphs = _headed(text)
            if not paragraphs:
                continue
            heading, first = paragraphs[0]
            title, *rest = split_sentences(first)
            yield Work(title, _kept([(heading, " ".join(rest)), *paragraphs[1:]]))


def _pubmedqa(path: Path) -> Iterator[Work]:
    for record in json.loads(path.read_text("utf-8")).values():
        yield Work(record["QUESTION"], _kept(list(zip(record["LABELS"], record["CONTEXTS"], strict=False))))


def _cohen(folder: Path) -> Iterator[Work]:
    seen: set[str] = set()
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["pubmedID"] not in seen:
                    seen.add(row["pubmedID"])
                    yield Work(row["title"], _kept([("", row["abstract"])]))


def _full_texts(folder: Path) -> Iterator[Work]:
    """Articles as plain text: ``TITLE:`` and further headings, each on a line of its own."""
    for path in sorted(folder.glob("*.txt")):
        title, _, rest = path.read_text("utf-8").removeprefix("TITLE:").strip().partition("\n")
        lines = [("", line.strip()) for line in rest.split("\n")]
        yield Work(title, _kept(lines))


def _headed(text: str) -> list[tuple[str, str]]:
    found = []
    for paragraph in _PARAGRAPH.split(text):
        paragraph = paragraph.strip()
        heading = _HEADING.match(paragraph)
        body = paragraph[heading.end() :] if heading else paragraph
        found.append((heading[0].strip(" :\n").capitalize() if heading else "", body))
    return [(heading, body) for heading, body in found if len(body.split()) >= FEWEST_WORDS]


def _kept(paragraphs: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    one_line = ((heading, " ".join(text.split())) for heading, text in paragraphs)
    return tuple((heading, text) for heading, text in one_line if len(text.split()) >= FEWEST_WORDS)


def draw_number(chance: random.Random) -> str:
    """A number as texts hold them: short ones often, with decimals sometimes."""
    whole = str(int(10 ** chance.uniform(0, 3.2)))
    return f"{whole}.{chance.randrange(10)}" if chance.random() < 0.25 else whole
