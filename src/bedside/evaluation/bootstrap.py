"""What of a difference may chance explain? A paired bootstrap over the queries.

Queries are drawn with replacement, each with both of its values; the middle 95 % of the mean differences
are the interval. It speaks of queries like these over these texts, of nothing else.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.errors import UserError

RESAMPLES = 10_000
SEED = 20_260
MOST_DRAWN = 2_000_000
"""Numbers drawn at a time, so that a large set needs little memory."""

NUMPY_MISSING = (
    "Intervals need numpy, which is not installed. Install it with 'pip install numpy', or leave the peer "
    "out with --no-peer."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A mean difference and its 95 % interval, to four decimals."""

    mean: float
    low: float
    high: float


def compare_paired(ours: Sequence[float], theirs: Sequence[float], *, seed: int = SEED) -> Difference:
    """The mean of ours minus theirs, query by query, and its interval from 10,000 resamples.

    The same values and seed give the same interval. Raises ``ValueError`` if the two are empty or of
    different lengths, ``UserError`` if numpy is not installed.
    """
    if not ours or len(ours) != len(theirs):
        raise ValueError(f"paired values are needed: {len(ours)} of ours, {len(theirs)} of theirs")
    try:
        import numpy as np
    except ImportError:
        raise UserError(NUMPY_MISSING) from None
    each = np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)
    draw = np.random.default_rng(seed)
    step = max(1, MOST_DRAWN // len(each))
    means = [
        each[draw.integers(len(each), size=(min(step, RESAMPLES - done), len(each)))].mean(axis=1)
        for done in range(0, RESAMPLES, step)
    ]
    low, high = np.percentile(np.concatenate(means), [2.5, 97.5])
    return Difference(mean=_rounded(each.mean()), low=_rounded(low), high=_rounded(high))


def _rounded(value: float) -> float:
    return round(float(value), 4) + 0.0  # no minus before a zero
