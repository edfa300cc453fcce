"""How well does a reader of quantities read? Precision, recall and F1 against labels, with intervals.

A found quantity and a labeled one are one if their places overlap, each with at most one other. What only
names something (role *label*) is left out of both sides: to take it for a quantity counts against precision,
to take a quantity for it counts against recall.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bedside.errors import UserError
from bedside.evaluation.bootstrap import NUMPY_MISSING, RESAMPLES, SEED
from bedside.evaluation.quantity_labels import LabeledQuantity, LabeledSentence
from bedside.terms.quantity import Comparator, QuantityRole

STEP = 500
"""Resamples drawn at a time, so that little memory is needed."""
NEAR = 5e-4
"""Numbers this near, relatively, are the same: one third is labeled 0.3333."""

# Curly braces of UCUM tell what is counted and change no value; only the body surface is labeled with them.
_ANNOTATION = re.compile(r"\{(?!1\.73_m2\})[^}]*\}")


class ReadQuantity(Protocol):
    """A quantity as a reader of texts found it."""

    @property
    def start(self) -> int:
        """Where it begins in the sentence."""

    @property
    def end(self) -> int:
        """Where it ends."""

    @property
    def low(self) -> float | Decimal:
        """Its value, or the lower end of its range."""

    @property
    def high(self) -> float | Decimal | None:
        """The upper end of its range."""

    @property
    def unit(self) -> str | None:
        """A UCUM code, or none."""

    @property
    def comparator(self) -> Comparator:
        """How the value bounds it."""

    @property
    def role(self) -> QuantityRole:
        """What it does where it stands."""


Find = Callable[[str], Sequence[ReadQuantity]]
Pair = tuple[LabeledQuantity, ReadQuantity]


def is_number_same(label: LabeledQuantity, found: ReadQuantity) -> bool:
    """Whether value, or both ends of a range, and unit agree."""
    return (
        _is_near(label.low, found.low)
        and _is_near(label.high, found.high)
        and _plain_unit(label.unit) == _plain_unit(found.unit)
    )


def is_bound_same(label: LabeledQuantity, found: ReadQuantity) -> bool:
    """Whether number, unit and comparator agree."""
    return is_number_same(label, found) and label.comparator == found.comparator


def is_all_same(label: LabeledQuantity, found: ReadQuantity) -> bool:
    """Whether number, unit, comparator and role agree."""
    return is_bound_same(label, found) and label.role == found.role


LEVELS: dict[str, Callable[[LabeledQuantity, ReadQuantity], bool]] = {
    "number and unit": is_number_same,
    "with comparator": is_bound_same,
    "with role": is_all_same,
}
"""How much must agree, from little to all."""


def _is_near(one: float | None, other: float | Decimal | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(float(one), float(other), rel_tol=NEAR)


def _plain_unit(unit: str | None) -> str | None:
    plain = _ANNOTATION.sub("", unit or "")
    return None if plain in ("", "1") else plain


def without_names(quantities: Sequence[ReadQuantity]) -> list[ReadQuantity]:
    """Those that measure or count; what only names something is left out."""
    return [quantity for quantity in quantities if quantity.role != QuantityRole.LABEL]


def pair(sentence: LabeledSentence, found: Sequence[ReadQuantity]) -> list[Pair]:
    """Labels and found quantities by place, one to one.

    Those that agree most go first, then those that share the longest run of text.
    """
    labels = [label for label in sentence.quantities if label.role != QuantityRole.LABEL]
    shared = [
        (sum(same(label, other) for same in LEVELS.values()), _overlap(label, other), -one, -two)
        for one, label in enumerate(labels)
        for two, other in enumerate(found)
        if _overlap(label, other) > 0
    ]
    taken: dict[int, int] = {}
    for _, _, one, two in sorted(shared, reverse=True):
        if -one not in taken and -two not in taken.values():
            taken[-one] = -two
    return [(labels[one], found[two]) for one, two in sorted(taken.items())]


def _overlap(label: LabeledQuantity, found: ReadQuantity) -> int:
    return min(label.end, found.end) - max(label.start, found.start)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A share between 0 and 1 with its 95 % interval; not a number where nothing was to be shared."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well the sentences were read at one level of agreement."""

    level: str
    hits: int
    labeled: int
    found: int
    precision: Share
    recall: Share
    f1: Share


def score_quantities(sentences: Sequence[LabeledSentence], find: Find) -> tuple[Score, ...]:
    """One score for each of ``LEVELS``, over all given sentences; intervals from resampled sentences.

    Raises ``ValueError`` if there is no sentence, ``UserError`` if numpy is not installed.
    """
    if not sentences:
        raise ValueError("no labeled sentences were given")
    rows: dict[str, list[tuple[int, int, int]]] = {level: [] for level in LEVELS}
    for sentence in sentences:
        found = without_names(find(sentence.sentence))
        pairs = pair(sentence, found)
        labeled = sum(label.role != QuantityRole.LABEL for label in sentence.quantities)
        for level, same in LEVELS.items():
            rows[level].append((sum(same(*both) for both in pairs), labeled, len(found)))
    return tuple(_score(level, counted) for level, counted in rows.items())


def _score(level: str, rows: Sequence[tuple[int, int, int]]) -> Score:
    """Rows are hits, labeled and found of each sentence."""
    try:
        import numpy as np
    except ImportError:
        raise UserError(NUMPY_MISSING) from None
    counts, draw = np.asarray(rows, dtype=float), np.random.default_rng(SEED)
    drawn = [
        counts[draw.integers(len(rows), size=(STEP, len(rows)))].sum(axis=1)
        for _ in range(0, RESAMPLES, STEP)
    ]
    hits, labeled, found = np.concatenate(drawn).T
    all_hits, all_labeled, all_found = counts.sum(axis=0)

    def share(value: float, resampled: "np.typing.NDArray[np.float64]") -> Share:
        known = resampled[np.isfinite(resampled)]
        low, high = np.percentile(known, [2.5, 97.5]) if known.size else (math.nan, math.nan)
        return Share(value=round(float(value), 4), low=round(float(low), 4), high=round(float(high), 4))

    with np.errstate(invalid="ignore", divide="ignore"):
        return Score(
            level=level,
            hits=int(all_hits),
            labeled=int(all_labeled),
            found=int(all_found),
            precision=share(np.divide(all_hits, all_found), hits / found),
            recall=share(np.divide(all_hits, all_labeled), hits / labeled),
            f1=share(np.divide(2 * all_hits, all_labeled + all_found), 2 * hits / (labeled + found)),
        )
