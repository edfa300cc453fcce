"""Which quantities are in these sentences? Labels from a file, sentences from the data.

A line of the file names a sentence by file, way of reading, offsets and hash; its words are not in the
repository. How the labels were made is told in docs/evaluation/quantity-labels.md.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bedside.errors import UserError
from bedside.evaluation.labeled_texts import read_labeled_text
from bedside.terms.quantity import Comparator, QuantityRole


@dataclass(frozen=True, slots=True, kw_only=True)
class LabeledQuantity:
    """A quantity as it was labeled; ``start`` and ``end`` are offsets into its sentence.

    ``unit`` is a UCUM code, or none for a bare number; ``total`` is the 40 of "12 of 40", ``level`` the 95 of
    "95 % CI", ``spread`` the 0.3 of "2 ± 0.3". ``of`` and ``specimen`` stand only where they were clear.
    """

    start: int
    end: int
    low: float
    high: float | None
    comparator: Comparator
    unit: str | None
    role: QuantityRole
    total: float | None = None
    level: float | None = None
    spread: float | None = None
    of: str | None = None
    specimen: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LabeledSentence:
    """A sentence with all its quantities in order of place.

    ``part`` is dev, test, fresh or last; ``draw`` tells whether it was drawn among all sentences (any) or
    among those with several numbers (rich).
    """

    id: str
    part: str
    draw: str
    file: str
    sentence: str
    quantities: tuple[LabeledQuantity, ...]


def read_labels(labels: Path, data: Path, *, part: str | None = None) -> tuple[LabeledSentence, ...]:
    """The labeled sentences, of one part or of all, with their words from the folder ``data``.

    Raises ``UserError`` if a file is absent, or holds other words than those that were labeled.
    """
    if not labels.is_file():
        raise UserError(f"No labels at {labels}. They are kept in tests/evaluation/quantity-labels.jsonl.")
    if not data.is_dir():
        raise UserError(f"No folder {data}. Name the folder of the texts that were labeled with --data.")
    text_of = lru_cache(maxsize=None)(read_labeled_text)
    return tuple(
        _sentence(row, text_of(data, row["file"], row["how"]))
        for row in _rows(labels)
        if part in (None, row["part"])
    )


def _rows(labels: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, labels.read_text(encoding="utf-8").splitlines())


def _sentence(row: Mapping[str, Any], text: str) -> LabeledSentence:
    sentence = text[row["start"] : row["end"]]
    if hashlib.sha256(sentence.encode()).hexdigest() != row["sha256"]:
        raise UserError(
            f"Sentence {row['id']} is not in {row['file']} as it was labeled: its hash differs. "
            "Use the same version of the data, or draw and label the sentence anew."
        )
    return LabeledSentence(
        id=row["id"],
        part=row["part"],
        draw=row["draw"],
        file=row["file"],
        sentence=sentence,
        quantities=tuple(_quantity(label, sentence) for label in row["quantities"]),
    )


def _quantity(label: Mapping[str, Any], sentence: str) -> LabeledQuantity:
    """``at`` is where the number begins; the printed text around it may begin before."""
    text: str = label["text"]
    start = sentence.index(text, max(0, label["at"] - len(text) + 1))
    return LabeledQuantity(
        start=start,
        end=start + len(text),
        low=label["low"],
        high=label["high"],
        comparator=Comparator(label["comparator"]),
        unit=label["unit"],
        role=QuantityRole(label["role"]),
        **{key: label.get(key) for key in ("total", "level", "spread", "of", "specimen")},
    )
