"""How often are verdicts right? F1 of three answers, precision of ``supports``, calibration; with intervals.

Intervals come from resampling whole groups (claims, questions, articles), since the pairs of one group stand
or fall together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bedside.errors import UserError
from bedside.evaluation.bootstrap import NUMPY_MISSING
from bedside.evaluation.support_pairs import LABELS, SEED
from bedside.terms import Support

if TYPE_CHECKING:
    import numpy

RESAMPLES = 1_000
COVERAGE = 0.7
"""The share of pairs that is answered when the precision of ``supports`` is taken."""
BINS = 10

MACRO_F1, ACCURACY, PRECISE, FOUND, CALIBRATION = (
    "macro-F1",
    "accuracy",
    "supports at 70 %",
    "supports found at 70 %",
    "ECE",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of three answers, how sure a system is of it, and how sure of ``supports`` (0 to 1)."""

    label: Support
    confidence: float
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A figure and its 95 % interval, to four decimals; ``None`` where nothing was to be counted."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The gold answers, the groups and a system's answers, pair by pair."""

    gold: Sequence[Support]
    groups: Sequence[str]
    answers: Sequence[Answer]


def measure(tally: Tally) -> dict[str, Estimate]:
    """Every figure by its name; precision and recall of a label are named ``precision of supports``."""
    np = _numpy()
    counts, draws = _confusions(tally), _draws(tally)
    drawn = draws @ counts.reshape(len(counts), -1)
    shape = (len(draws), len(LABELS), len(LABELS))
    whole = counts.sum(axis=0)[None]
    every = np.concatenate([whole, drawn.reshape(shape)])
    present = [at for at, label in enumerate(LABELS) if label in tally.gold]
    figures = {MACRO_F1: macro_f1_of(every, present), ACCURACY: _ratio(_trace(every), every.sum(axis=(1, 2)))}
    for at, label in enumerate(LABELS):
        figures[f"precision of {label}"] = _ratio(every[:, at, at], every[:, :, at].sum(axis=1))
        figures[f"recall of {label}"] = _ratio(every[:, at, at], every[:, at, :].sum(axis=1))
    right, answered = _most_sure(tally)
    weights = np.concatenate([np.ones((1, len(right))), draws])
    figures[PRECISE] = _ratio(weights @ right, weights @ answered)
    figures[FOUND] = _ratio(weights @ right, every[:, 0, :].sum(axis=1))
    made = {name: _estimate(values) for name, values in figures.items()}
    made[CALIBRATION] = Estimate(value=round(calibration_error(tally), 4))
    return made


def compare_macro_f1(ours: Tally, theirs: Tally) -> Estimate:
    """Our macro-F1 less theirs on the same pairs, with the interval of the paired difference."""
    np = _numpy()
    present = [at for at, label in enumerate(LABELS) if label in ours.gold]
    draws = _draws(ours)
    sides = []
    for tally in (ours, theirs):
        counts = _confusions(tally)
        drawn = (draws @ counts.reshape(len(counts), -1)).reshape(len(draws), len(LABELS), len(LABELS))
        sides.append(macro_f1_of(np.concatenate([counts.sum(axis=0)[None], drawn]), present))
    return _estimate(sides[0] - sides[1])


def macro_f1_of(counts: "numpy.ndarray[Any, Any]", present: Sequence[int]) -> "numpy.ndarray[Any, Any]":
    """The mean F1 of the labels ``present`` in the gold; ``counts`` is runs by gold by answer."""
    f1 = [
        _ratio(2 * counts[:, at, at], counts[:, at, :].sum(axis=1) + counts[:, :, at].sum(axis=1))
        for at in present
    ]
    mean: numpy.ndarray[Any, Any] = _numpy().nan_to_num(_numpy().stack(f1)).mean(axis=0)
    return mean


def calibration_error(tally: Tally) -> float:
    """Expected calibration error of the score, read as the probability of ``supports``, in ten equal bins."""
    bins: dict[int, list[tuple[float, bool]]] = {}
    for gold, answer in zip(tally.gold, tally.answers, strict=True):
        at = min(BINS - 1, int(answer.score * BINS))
        bins.setdefault(at, []).append((answer.score, gold is Support.SUPPORTS))
    gaps = (abs(sum(score for score, _ in each) - sum(right for _, right in each)) for each in bins.values())
    return sum(gaps) / len(tally.gold) if tally.gold else 0.0


def mean_of(figures: Sequence[Mapping[str, Estimate]], name: str) -> float | None:
    """The plain mean of a figure over sets that have it."""
    values = [value for each in figures if (value := each[name].value) is not None]
    return round(sum(values) / len(values), 4) if values else None


def _most_sure(tally: Tally) -> tuple[Any, Any]:
    """Per group: right and all answers ``supports`` among the share of pairs that the system is surest of."""
    np = _numpy()
    order = sorted(range(len(tally.answers)), key=lambda at: (-tally.answers[at].confidence, at))
    kept = order[: max(1, round(COVERAGE * len(order)))]
    places = _places(tally)
    right, answered = np.zeros(len(places)), np.zeros(len(places))
    for at in kept:
        if tally.answers[at].label is Support.SUPPORTS:
            answered[places[tally.groups[at]]] += 1
            right[places[tally.groups[at]]] += tally.gold[at] is Support.SUPPORTS
    return right, answered


def _confusions(tally: Tally) -> "numpy.ndarray[Any, Any]":
    """Pairs by group, gold label and answer."""
    places = _places(tally)
    counts: numpy.ndarray[Any, Any] = _numpy().zeros((len(places), len(LABELS), len(LABELS)))
    for gold, group, answer in zip(tally.gold, tally.groups, tally.answers, strict=True):
        counts[places[group], LABELS.index(gold), LABELS.index(answer.label)] += 1
    return counts


def _places(tally: Tally) -> dict[str, int]:
    return {group: at for at, group in enumerate(dict.fromkeys(tally.groups))}


def _draws(tally: Tally) -> "numpy.ndarray[Any, Any]":
    """How often each resample holds each group."""
    size = len(_places(tally))
    drawn: numpy.ndarray[Any, Any] = (
        _numpy().random.default_rng(SEED).multinomial(size, [1 / size] * size, size=RESAMPLES)
    )
    return drawn


def _trace(counts: "numpy.ndarray[Any, Any]") -> "numpy.ndarray[Any, Any]":
    trace: numpy.ndarray[Any, Any] = _numpy().trace(counts, axis1=1, axis2=2)
    return trace


def _ratio(above: Any, below: Any) -> Any:
    np = _numpy()
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan)


def _estimate(values: "numpy.ndarray[Any, Any]") -> Estimate:
    """The first value is the figure, the others are its resamples."""
    np = _numpy()
    if np.isnan(values[0]):
        return Estimate(value=None)
    low, high = np.nanpercentile(values[1:], [2.5, 97.5])
    return Estimate(value=_rounded(values[0]), low=_rounded(low), high=_rounded(high))


def _rounded(value: float) -> float:
    return round(float(value), 4) + 0.0  # no minus before a zero


def _numpy() -> Any:
    try:
        import numpy
    except ImportError:
        raise UserError(NUMPY_MISSING) from None
    return numpy
