"""Which weights tell the answers apart? Multinomial logistic regression with an L2 penalty.

Used for the baselines, and by ``training/fit_linear.py`` for the model that ships. By Newton's method, with
numpy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

STEPS = 60
ENOUGH = 1e-7


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One row of weights an answer, the last of each row its bias; for values as they are, not scaled."""

    rows: tuple[tuple[float, ...], ...]

    def probabilities(self, values: Sequence[float]) -> tuple[float, ...]:
        """The probability of each answer for one pair's values."""
        import math

        logits = [sum(w * v for w, v in zip(row, (*values, 1.0), strict=True)) for row in self.rows]
        most = max(logits)
        powers = [math.exp(logit - most) for logit in logits]
        return tuple(power / sum(powers) for power in powers)


def fit_weights(
    values: Sequence[Sequence[float]],
    answers: Sequence[int],
    *,
    importance: Sequence[float],
    penalty: float = 1.0,
) -> Weights:
    """The weights at the penalized optimum; values are scaled for the penalty, and the weights scaled back.

    ``importance`` tells how much each pair counts; the bias is not penalized. Answers are counted from 0.
    """
    import numpy as np

    plain = np.asarray(values, dtype=float)
    mean, spread = plain.mean(axis=0), plain.std(axis=0)
    spread[spread < 1e-9] = 1.0
    scaled = np.hstack([(plain - mean) / spread, np.ones((len(plain), 1))])
    target = np.eye(max(answers) + 1)[np.asarray(answers)]
    made = _newton(scaled, target, importance=np.asarray(importance, dtype=float), penalty=penalty)
    weights = made[:, :-1] / spread
    bias = made[:, -1] - weights @ mean
    return Weights(
        rows=tuple(tuple(float(v) for v in (*row, b)) for row, b in zip(weights, bias, strict=True))
    )


def _newton(scaled: Any, target: Any, *, importance: Any, penalty: float) -> Any:
    import numpy as np

    classes, width = target.shape[1], scaled.shape[1]
    held = np.tile(np.append(np.full(width - 1, penalty), 1e-6), classes)
    weights = np.zeros((classes, width))
    for _ in range(STEPS):
        logits = scaled @ weights.T
        odds = np.exp(logits - logits.max(axis=1, keepdims=True))
        odds /= odds.sum(axis=1, keepdims=True)
        slope = ((odds - target) * importance[:, None]).T @ scaled
        slope = slope.ravel() + held * weights.ravel()
        bend = np.zeros((classes * width, classes * width))
        for a in range(classes):
            for b in range(classes):
                share = importance * odds[:, a] * ((a == b) - odds[:, b])
                bend[a * width : (a + 1) * width, b * width : (b + 1) * width] = (
                    scaled * share[:, None]
                ).T @ scaled
        step = np.linalg.solve(bend + np.diag(held), slope)
        weights = weights - step.reshape(classes, width)
        if np.abs(step).max() < ENOUGH:
            break
    return weights
