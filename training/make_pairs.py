"""Which pairs is a judge fitted on? The fit parts of the sets, and mutations of our own, as JSON lines.

    python training/make_pairs.py --data ../shared/data --out pairs.jsonl

Each line: claim, text (what the judge reads of the passage), gold, set, part (``fit`` or ``held-out``).
"""

import argparse
import json
import random
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from mutate import MUTATIONS, SILENT, find_drug_names, make_drug_swap

from bedside.evaluation.support_pairs import SEED, Pair
from bedside.evaluation.support_sets import SUPPORT_SETS
from bedside.terms import Support
from bedside.verification.reading import choose_text
from bedside.verification.sentences import find_sentences
from bedside.verification.words import coverage, read_words, weights_of

MUTANTS_EACH = {"number": 350, "unit": 150, "direction": 600, "denial": 600, "population": 250, "drug": 250}
QUOTED_SENTENCES = 700
STRANGERS = 700
"""True claims beside the passage of another group that shares most of their words."""
LONGEST_CLAIM = 400


def main() -> None:
    """Write the pairs."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    given = options.parse_args()
    sets = [read(given.data) for read in SUPPORT_SETS.values()]
    fit = [(each.name, pair) for each in sets for pair in each.fit]
    lines = [_line(name, "fit", pair.claim, pair.passage, pair.gold) for name, pair in fit]
    lines += _own([pair for _, pair in fit])
    lines += [
        _line(each.name, "held-out", pair.claim, pair.passage, pair.gold) | {"id": pair.id}
        for each in sets
        for pair in each.held_out
    ]
    given.out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} pairs\n")


def _line(name: str, part: str, claim: str, passage: str, gold: str) -> dict[str, str]:
    return {"set": name, "part": part, "claim": claim, "text": choose_text(claim, passage), "gold": str(gold)}


def _own(pairs: Sequence[Pair]) -> Iterator[dict[str, str]]:
    """Sentences of passages as claims, mutants of these and of true claims, and claims beside strangers."""
    chance = random.Random(SEED)
    true = [pair for pair in pairs if pair.gold is Support.SUPPORTS and len(pair.claim) < LONGEST_CLAIM]
    quoted = [(sentence, pair.passage) for pair in pairs if (sentence := _sentence_of(pair, chance))]
    chance.shuffle(quoted)
    for sentence, passage in quoted[:QUOTED_SENTENCES]:
        yield _line("quoted", "fit", sentence, passage, Support.SUPPORTS)
    bases = [(pair.claim, pair.passage) for pair in true] + quoted[: 2 * QUOTED_SENTENCES]
    drugs = make_drug_swap(find_drug_names([claim for claim, _ in bases]))
    for name, (change, gold) in {**MUTATIONS, "drug": (drugs, SILENT)}.items():
        chance.shuffle(bases)
        made = 0
        for claim, passage in bases:
            mutant = change(claim, chance) if made < MUTANTS_EACH[name] else None
            if mutant is not None:
                made += 1
                yield _line(f"mutant {name}", "fit", mutant, passage, gold)
    yield from _strangers(true, pairs, chance)


def _sentence_of(pair: Pair, chance: random.Random) -> str | None:
    spans = [span for span in find_sentences(pair.passage) if 60 < span[1] - span[0] < LONGEST_CLAIM // 2]
    if not spans or pair.id.endswith("methods"):
        return None
    start, end = chance.choice(spans)
    return pair.passage[start:end]


def _strangers(
    true: Sequence[Pair], pairs: Sequence[Pair], chance: random.Random
) -> Iterator[dict[str, str]]:
    stems = [(pair, frozenset(word.stem for word in read_words(pair.passage))) for pair in pairs]
    for pair in chance.sample(list(true), k=min(STRANGERS, len(true))):
        wanted = weights_of(read_words(pair.claim))
        others = [
            (coverage(wanted, words), each.id, each) for each, words in stems if each.group != pair.group
        ]
        others = [other for other in others if other[2].passage != pair.passage]
        best = sorted(others, key=lambda other: (-other[0], other[1]))[:3]
        yield _line("stranger", "fit", pair.claim, chance.choice(best)[2].passage, SILENT)


if __name__ == "__main__":
    main()
