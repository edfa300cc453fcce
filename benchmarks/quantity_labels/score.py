"""How well does Bedside read quantities? Scores its reader against labels made by reading.

Run: ``python benchmarks/quantity_labels/score.py --data ../shared/data [--part dev] [--show-errors]``.
The reader was mended by the errors of dev, test, fresh and last; the part newest is only scored.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bedside.errors import UserError
from bedside.evaluation.quantity_labels import LabeledSentence, read_labels
from bedside.evaluation.quantity_scores import (
    Find,
    ReadQuantity,
    Score,
    is_all_same,
    pair,
    score_quantities,
    without_names,
)
from bedside.quantities import find_quantities
from bedside.terms.quantity import QuantityRole

LABELS = Path(__file__).parents[2] / "tests" / "evaluation" / "quantity-labels.jsonl"
PARTS = ("dev", "test", "fresh", "last", "newest")
UNSEEN = "newest"
"""The part that nobody mends the reader by: it tells how well texts are read that nobody looked at."""
DRAWS = ("any", "rich")


def table(name: str, sentences: int, scores: Sequence[Score]) -> Iterator[str]:
    yield f"{name}: {sentences} sentences, {scores[0].labeled} labeled quantities, {scores[0].found} found"
    yield f"  {'':<16} {'hits':>5}  {'precision [95 %]':<24} {'recall [95 %]':<24} F1 [95 %]"
    for score in scores:
        shares = [
            f"{share.value:.3f} [{share.low:.3f}, {share.high:.3f}]"
            for share in (score.precision, score.recall, score.f1)
        ]
        yield f"  {score.level:<16} {score.hits:>5}  {shares[0]:<24} {shares[1]:<24} {shares[2]}"


def told(quantity: ReadQuantity, sentence: str) -> str:
    bounds = f"{quantity.low:g}" + ("" if quantity.high is None else f" to {quantity.high:g}")
    text = sentence[quantity.start : quantity.end]
    return f"{text!r}: {quantity.comparator} {bounds} {quantity.unit or '-'}, {quantity.role}"


def errors(sentence: LabeledSentence, find: Find) -> Iterator[str]:
    """What was expected and not found so, and what was found and not expected so."""
    found = without_names(find(sentence.sentence))
    right = [both for both in pair(sentence, found) if is_all_same(*both)]
    labels = [label for label in sentence.quantities if label.role != QuantityRole.LABEL]
    for label in labels:
        if not any(label is one for one, _ in right):
            yield f"  expected {told(label, sentence.sentence)}"
    for quantity in found:
        if not any(quantity is other for _, other in right):
            yield f"  found    {told(quantity, sentence.sentence)}"


def show_errors(sentences: Sequence[LabeledSentence], find: Find) -> None:
    for sentence in sentences:
        if sentence.part == UNSEEN:
            continue
        lines = list(errors(sentence, find))
        if lines:
            print(f"{sentence.id} {sentence.file}\n  {sentence.sentence}", *lines, "", sep="\n")


def groups(sentences: Sequence[LabeledSentence]) -> Iterator[tuple[str, list[LabeledSentence]]]:
    """All, each part and each draw, where these are not all."""
    yield "all", list(sentences)
    for name in (*PARTS, *DRAWS):
        those = [sentence for sentence in sentences if name in (sentence.part, sentence.draw)]
        if 0 < len(those) < len(sentences):
            yield name, those


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "--data", type=Path, default=Path("../shared/data"), help="the texts that were labeled"
    )
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--part", choices=PARTS, help="one part only")
    parser.add_argument(
        "--show-errors",
        action="store_true",
        help="print sentences of all parts but newest, what was expected and found",
    )
    chosen = parser.parse_args()
    try:
        sentences = read_labels(chosen.labels, chosen.data, part=chosen.part)
    except UserError as problem:
        sys.exit(str(problem))
    if chosen.show_errors:
        show_errors(sentences, find_quantities)
    for name, those in groups(sentences):
        print(*table(name, len(those), score_quantities(those, find_quantities)), "", sep="\n")


if __name__ == "__main__":
    main()
