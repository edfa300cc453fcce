"""Which real passages is the checker measured on? A seeded sample of guidelines, trials and labels.

The files are other people's and do not ship. The sample is parted into two halves: rules are made on one and
measured on the other.
"""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bedside.evaluation.sets.evidence_inference import cut_article
from bedside.evaluation.sets.folder import find_files, read_text
from bedside.literature import find_reader
from bedside.ports import ReadPublication
from bedside.sentences import find_sentences
from bedside.terms import PassageKind

LEAST, MOST = 120, 2_500
"""Code points of a passage; shorter ones are headings, longer ones tables."""
WORDS = range(7, 61)
"""Words of a sentence that is changed."""


class Half(StrEnum):
    """Which half of the sample: the one that rules are made on, or the one that they are measured on."""

    MAKING = "making"
    MEASURING = "measuring"


@dataclass(frozen=True, slots=True, kw_only=True)
class RealPassage:
    """A passage of a file of a source, with its sentences that are fit to be changed."""

    source: str
    file: str
    text: str
    sentences: tuple[str, ...]


_TRIAL_HEADS = ("ABSTRACT.RESULT", "ABSTRACT.FINDING", "ABSTRACT.CONCL", "RESULT", "BODY.RESULT")

_RARE = re.compile(
    r"\d ?(?:m?[Ll]|dL|mmol|mEq|[mµμ]?g/d?m?[Ll]|mmol/[Ll]|mL/min)\b"
    r"|\b(?:magnesium|calcium|potassium|sodium|ferrous|zinc) (?:sul|ox|chlor|gluc|carb|citr|phosph|bicarb)"
    r"|\belemental (?:iron|magnesium|calcium|zinc)"
)

Texts = Iterator[tuple[str, str]]
"""File name and text of a passage."""


def sample_passages(data: Path, *, half: Half, seed: int) -> list[RealPassage]:
    """The passages of one half, the same for the same seed and files. Raises ``SourceError``."""
    made: list[RealPassage] = []
    taken: set[str] = set()
    for name, (read, most) in SOURCES.items():
        draw = random.Random(f"{seed} {name}")
        fit = [each for file, text in read(data, draw) if (each := _fit(name, file, text))]
        fit = [each for each in {each.text: each for each in fit}.values() if each.text not in taken]
        draw.shuffle(fit)
        taken.update(each.text for each in fit[:most])
        made += fit[:most][half is Half.MEASURING :: 2]
    return made


def _fit(source: str, file: str, text: str) -> RealPassage | None:
    if not LEAST <= len(text) <= MOST:
        return None
    pieces = (text[start:end] for start, end in find_sentences(text))
    sentences = tuple(piece for piece in pieces if _is_statement(piece))
    return RealPassage(source=source, file=file, text=text, sentences=sentences) if sentences else None


def _is_statement(piece: str) -> bool:
    is_whole = piece[:1].isupper() and piece.endswith(".") and "\n" not in piece
    return is_whole and len(piece.split()) in WORDS and ":" not in piece[:40] and piece.count(";") < 3


def _guidelines(data: Path, draw: random.Random) -> Texts:
    files = find_files(data / "ngc_guidelines" / "summaries", "*.xml")
    for path in draw.sample(files, min(60, len(files))):
        texts = list(_passages([path], sections=("Major Recommendations",)))
        yield from draw.sample(texts, min(8, len(texts)))


def _trials(data: Path, draw: random.Random) -> Texts:
    for path in find_files(data / "evidence_inference" / "txt_files", "*.txt"):
        article = read_text(path)
        texts = [
            " ".join(article[start:end].split())
            for (start, end), head in cut_article(article)
            if head.upper().startswith(_TRIAL_HEADS)
        ]
        yield from ((path.name, text) for text in draw.sample(texts, min(4, len(texts))))


def _abstracts(data: Path, draw: random.Random) -> Texts:
    yield from _passages(find_files(data / "pubmed_xml" / "metapub", "*.xml"))


def _labels(data: Path, draw: random.Random) -> Texts:
    files = find_files(data / "spl_labels", "*.xml") + find_files(data / "drug_leaflets", "*.html")
    yield from _passages(files, kinds=(PassageKind.PROSE, PassageKind.LIST))


def _doses(data: Path, draw: random.Random) -> Texts:
    """Passages of guidelines and labels that print what is rare elsewhere: volumes, levels, salts."""
    guidelines = _passages(
        find_files(data / "ngc_guidelines" / "summaries", "*.xml"), sections=("Major Recommendations",)
    )
    for read in (guidelines, _labels(data, draw), _abstracts(data, draw), _trials(data, draw)):
        yield from ((file, text) for file, text in read if _RARE.search(text))


SOURCES: Mapping[str, tuple[Callable[[Path, random.Random], Texts], int]] = {
    "guidelines": (_guidelines, 220),
    "trials": (_trials, 240),
    "abstracts": (_abstracts, 100),
    "labels": (_labels, 120),
    "doses": (_doses, 240),
}
"""A source's name to how its passages are read and how many are drawn for both halves."""


def _passages(
    files: Iterable[Path],
    *,
    sections: tuple[str, ...] = ("",),
    kinds: tuple[PassageKind, ...] = (PassageKind.PROSE, PassageKind.RECOMMENDATION),
) -> Texts:
    for path in files:
        for read in find_reader(path).read(path, on_problem=lambda _: None):
            if isinstance(read, ReadPublication):
                for passage in read.passages:
                    if passage.kind in kinds and passage.section.startswith(sections):
                        yield path.name, passage.text
