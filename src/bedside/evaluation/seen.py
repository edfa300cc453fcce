"""In how many changed texts was the change seen? A count with its interval, with the source and without."""

from collections import Counter
from dataclasses import dataclass

from bedside.evaluation.kill_rate import CLEAN, SEED
from bedside.evaluation.wilson import measure_wilson

__all__ = ["CLEAN", "SEED", "Seen", "count_seen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One class of change: ``seen`` of ``texts`` with the source at hand, ``alone`` of them without it.

    The intervals are Wilson's, 95 %. For harmless classes and unchanged sentences, to be seen is an alarm.
    """

    name: str
    family: str
    texts: int
    seen: int
    low: float
    high: float
    alone: int
    alone_low: float
    alone_high: float


def count_seen(name: str, family: str, counts: Counter[tuple[str, str]]) -> Seen:
    """The rates of one class out of ``counts``, by ``(name, "texts" | "seen" | "alone")``."""
    texts, seen, alone = (counts[name, part] for part in ("texts", "seen", "alone"))
    low, high = measure_wilson(seen, texts)
    alone_low, alone_high = measure_wilson(alone, texts)
    return Seen(
        name=name,
        family=family,
        texts=texts,
        seen=seen,
        low=low,
        high=high,
        alone=alone,
        alone_low=alone_low,
        alone_high=alone_high,
    )
