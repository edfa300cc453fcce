"""How are the weights of the linear model found? From the fit parts of the sets whose license allows it.

    python training/fit_linear.py --data ../shared/data

Writes ``src/bedside/verification/linear.json``. The penalty is the one of ``PENALTIES`` with the best mean
macro-F1 over five folds of the fit parts; the held-out parts are not looked at.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from bedside.evaluation.logistic import Weights, fit_weights
from bedside.evaluation.support_measures import MACRO_F1, Answer, Tally, measure
from bedside.evaluation.support_pairs import LABELS, SEED, Pair, SupportSet, draw
from bedside.evaluation.support_sets import SUPPORT_SETS
from bedside.verification.features import NAMES, features_of
from bedside.verification.rules import find_differences, read_pair

OUT = Path(__file__).parents[1] / "src" / "bedside" / "verification" / "linear.json"
PENALTIES = (1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
FOLDS = "abcde"
EACH_SET = 700.0
"""What the pairs of one set weigh together; within a set each answer weighs the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A pair with its values, its set and its fold."""

    set: str
    pair: Pair
    values: tuple[float, ...]
    fold: str


def main() -> None:
    """Choose the penalty, fit, write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    given = options.parse_args()
    counted = [each for read in SUPPORT_SETS.values() for each in count(read(given.data))]
    scores = {penalty: fmean(_fold_scores(counted, penalty)) for penalty in PENALTIES}
    best = max(scores, key=lambda penalty: scores[penalty])
    weights = fit(counted, best)
    fitted = {
        "about": "Written by training/fit_linear.py; do not edit.",
        "sets": dict(Counter(each.set for each in counted)),
        "seed": SEED,
        "penalty": best,
        "macro-F1 over folds of the fit parts": {str(p): round(score, 4) for p, score in scores.items()},
        "features": NAMES,
        "weights": {
            label.value: [round(weight, 4) for weight in row]
            for label, row in zip(LABELS, weights.rows, strict=True)
        },
    }
    OUT.write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"penalty {best}: {scores[best]:.4f} over folds; wrote {OUT}\n")


def count(pairs: SupportSet) -> Iterable[Counted]:
    """The pairs to fit on that share a word with their passage; the others are silent without a model."""
    for pair in pairs.fit:
        reading = read_pair(pair.claim, pair.passage)
        if pair.gold in LABELS and reading.window.best > 0:
            values = features_of(reading, find_differences(reading))
            yield Counted(set=pairs.name, pair=pair, values=values, fold=draw(f"fold {pair.group}", FOLDS))


def fit(counted: Sequence[Counted], penalty: float) -> Weights:
    """The weights, each set and each of its answers counting the same."""
    sizes = Counter((each.set, each.pair.gold) for each in counted)
    kinds = Counter(name for name, _ in sizes)
    return fit_weights(
        [each.values for each in counted],
        [LABELS.index(each.pair.gold) for each in counted],
        importance=[EACH_SET / kinds[e.set] / sizes[e.set, e.pair.gold] for e in counted],
        penalty=penalty,
    )


def _fold_scores(counted: Sequence[Counted], penalty: float) -> Iterable[float]:
    for fold in FOLDS:
        weights = fit([each for each in counted if each.fold != fold], penalty)
        for name in {each.set for each in counted}:
            tested = [each for each in counted if each.fold == fold and each.set == name]
            answers = [_answer(weights.probabilities(each.values)) for each in tested]
            gold, groups = [each.pair.gold for each in tested], [each.pair.group for each in tested]
            yield measure(Tally(gold=gold, groups=groups, answers=answers))[MACRO_F1].value or 0.0


def _answer(odds: Sequence[float]) -> Answer:
    best = max(range(len(odds)), key=lambda at: odds[at])
    return Answer(label=LABELS[best], confidence=odds[best], score=odds[0])


if __name__ == "__main__":
    main()
