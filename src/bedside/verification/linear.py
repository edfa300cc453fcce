"""How likely is it that the passage supports, contradicts, or says nothing? A linear model.

Multinomial logistic regression over ``features.NAMES``; the numbers in ``linear.json`` are fitted by
``training/fit_linear.py`` and used here, in plain Python. Probabilities are those of a pair for which the
three answers were equally likely before it was read.
"""

import json
import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from bedside.terms import Support
from bedside.verification.features import NAMES

ANSWERS = (Support.SUPPORTS, Support.CONTRADICTS, Support.SILENT)

POOL_TEMPERATURE = 1.5
"""Of 1, 1.25, 1.5, 2 and 2.5 the one with the least surprise on the held-out parts of the fitted sets."""

Weights = tuple[tuple[float, ...], ...]


def weigh(values: Sequence[float]) -> tuple[float, float, float]:
    """The probabilities of ``ANSWERS``; ``values`` in the order of ``features.NAMES``."""
    logits = [bias + sum(w * v for w, v in zip(row, values, strict=True)) for *row, bias in read_weights()]
    most = max(logits)
    powers = [math.exp(logit - most) for logit in logits]
    total = sum(powers)
    return powers[0] / total, powers[1] / total, powers[2] / total


def pool(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float, float]:
    """The probabilities of ``ANSWERS`` by two voices: their product, softened by ``POOL_TEMPERATURE``."""
    powers = [(a * b) ** (1 / POOL_TEMPERATURE) for a, b in zip(ours, theirs, strict=True)]
    total = sum(powers) or 1.0
    return powers[0] / total, powers[1] / total, powers[2] / total


@lru_cache(maxsize=1)
def read_weights() -> Weights:
    """A row of weights an answer, its bias last. Raises ``ValueError`` if they are of other features."""
    fitted = json.loads((files("bedside.verification") / "linear.json").read_text(encoding="utf-8"))
    if tuple(fitted["features"]) != NAMES:
        raise ValueError(
            "linear.json was fitted on other features than features.py counts: "
            "run training/fit_linear.py again."
        )
    return tuple(tuple(fitted["weights"][answer.value]) for answer in ANSWERS)
