"""How many sentences a second are checked, and how many pairs verified, on one core?

    python benchmarks/checking.py --data ../shared/data

The texts are guideline summaries and labels of other people, drawn with a seed. Beside our own figures stands
splitting the same texts into sentences, which any checker must do first: read the ratios, machines are noisy.
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

from bedside.checking import check_manuscript, read_manuscript
from bedside.evaluation.real_passages import Half, sample_passages
from bedside.quantities import find_quantities
from bedside.sentences import find_sentences
from bedside.verification import verify_claim

SEED = 7


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    passages = sample_passages(parser.parse_args().data, half=Half.MEASURING, seed=SEED)
    texts = ["\n\n".join(passage.sentences) for passage in passages]
    sentences = [sentence for passage in passages for sentence in passage.sentences]
    pairs = [(s, passage.text) for passage in passages for s in passage.sentences]
    changed = [(s.replace(" is ", " may be ").replace("1", "2"), text) for s, text in pairs]
    rows: list[tuple[str, int, Callable[[], object]]] = [
        ("split into sentences (cold)", len(sentences), lambda: [find_sentences(" " + t) for t in texts]),
        ("read quantities", len(sentences), lambda: [find_quantities(s) for s in sentences]),
        ("check, text alone", len(sentences), lambda: [check_manuscript(read_manuscript(t)) for t in texts]),
        ("verify, verbatim", len(pairs), lambda: [verify_claim(s, t) for s, t in pairs]),
        ("verify, changed", len(changed), lambda: [verify_claim(s, t) for s, t in changed]),
    ]
    base = 0.0
    print(f"{'what':<30}{'a second':>10}{'times splitting':>18}")
    for name, count, run in rows:
        began = time.process_time()
        run()
        rate = count / (time.process_time() - began)
        base = base or rate
        print(f"{name:<30}{rate:>10.0f}{base / rate:>18.1f}")


if __name__ == "__main__":
    main()
