"""How is the cross-encoder fitted? Seeded, one thread; from the weights of all-MiniLM-L6-v2 (Apache-2.0).

    python training/train_judge.py --pairs pairs.jsonl --weights FOLDER --out FIRST
    python training/train_judge.py --pairs pairs.jsonl --weights FOLDER --out SECOND --start FIRST/judge.pt

Writes ``judge.pt`` now and then and, at the end, ``held-out.jsonl``: the logits of held-out pairs.
"""

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from encoder import LABELS, Judge, load_start
from tokenizers import Tokenizer

SEED = 20_260
BATCH, WARMUP = 16, 0.06
RATES = {"first": (8e-5, 6e-4), "second": (4e-5, 2e-4)}
"""Of the encoder and of the head, by stage."""
SECOND = {
    "scifact": 400,
    "evidence-inference": 480,
    "expertqa": 260,
    "stranger": 250,
    "mutant": 110,
    "quoted": 0,
}
"""Pairs of each set and answer at most in the second stage: fewer of ours, more of what people judged."""
KEEP_EACH = 40
"""Steps after which the weights are written."""
MOST_TOKENS = 160

Line = dict[str, str]


def main() -> None:
    """Fit, then write logits."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--pairs", "--weights", "--out"):
        options.add_argument(name, type=Path, required=True)
    options.add_argument("--start", type=Path, help="a judge.pt of the first stage; then this is the second")
    given = options.parse_args()
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    lines = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines()]
    fit = [line for line in lines if line["part"] == "fit" and line["gold"] in LABELS]
    held_out = [line for line in lines if line["part"] == "held-out"]
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(given.weights)
    judge = load_start(given.weights)
    if given.start:
        judge.load_state_dict(torch.load(given.start, weights_only=True))
        fit = list(choose_second(fit))
    rates = RATES["second" if given.start else "first"]
    fit_judge(judge, fit, tokenizer=tokenizer, rates=rates, out=given.out)
    logits = judge_all(judge, held_out, tokenizer=tokenizer)
    with (given.out / "held-out.jsonl").open("w", encoding="utf-8") as stream:
        for line, row in zip(held_out, logits, strict=True):
            stream.write(
                json.dumps({"set": line["set"], "id": line["id"], "gold": line["gold"], "logits": row}) + "\n"
            )


def open_tokenizer(folder: Path) -> Tokenizer:
    """The encoder's tokenizer; a pair longer than ``MOST_TOKENS`` loses the end of its longer side."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.enable_truncation(MOST_TOKENS, strategy="longest_first")
    tokenizer.enable_padding()
    return tokenizer


def encode(tokenizer: Tokenizer, lines: Sequence[Line]) -> dict[str, torch.Tensor]:
    """Claims and texts as the encoder reads them."""
    made = tokenizer.encode_batch([(line["claim"], line["text"]) for line in lines])
    return {
        "input_ids": torch.tensor([each.ids for each in made]),
        "attention_mask": torch.tensor([each.attention_mask for each in made]),
        "token_type_ids": torch.tensor([each.type_ids for each in made]),
    }


def choose_second(fit: Sequence[Line]) -> Iterator[Line]:
    """The pairs of the second stage, drawn by seed."""
    taken: Counter[tuple[str, str]] = Counter()
    for line in random.Random(SEED).sample(list(fit), k=len(fit)):
        kind = line["set"], line["gold"]
        if taken[kind] < SECOND[line["set"].split(" ")[0]]:
            taken[kind] += 1
            yield line


def fit_judge(
    judge: Judge, fit: Sequence[Line], *, tokenizer: Tokenizer, rates: tuple[float, float], out: Path
) -> None:
    """Fit in place, each pair once, with batches of like length."""
    judge.word.weight.requires_grad_(False)  # too few pairs to say anything new of single words
    head = [*judge.hidden.parameters(), *judge.head.parameters()]
    body = [weight for layer in judge.layers for weight in layer.parameters()]
    groups = [{"params": head, "lr": rates[1]}, {"params": [*body, judge.side.weight, judge.place.weight]}]
    optimizer = torch.optim.AdamW(groups, lr=rates[0], weight_decay=0.01)
    batches = list(_batches(fit, random.Random(SEED)))
    steps = len(batches)
    whole = steps if rates == RATES["second"] else 2 * steps  # the second stage takes over half-way down
    rate = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda at: min((at + 1) / (WARMUP * whole), max(0.0, (whole - at) / ((1 - WARMUP) * whole))),
    )
    loss_of = torch.nn.CrossEntropyLoss(label_smoothing=0.05)
    begun, mean = time.monotonic(), 1.1
    judge.train()
    for done, batch in enumerate(batches, start=1):
        gold = torch.tensor([LABELS.index(line["gold"]) for line in batch])
        loss = loss_of(judge(**encode(tokenizer, batch)), gold)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        optimizer.step()
        rate.step()
        mean += 0.03 * (float(loss.detach()) - mean)
        if done % KEEP_EACH == 0 or done == steps:
            torch.save(judge.state_dict(), out / "judge.pt")
            pace = done * BATCH / (time.monotonic() - begun)
            sys.stdout.write(f"step {done}/{steps} loss {mean:.3f} {pace:.1f} pairs/s\n")
            sys.stdout.flush()


def _batches(fit: Sequence[Line], chance: random.Random) -> Iterator[list[Line]]:
    """All pairs once, in chance order, each batch of like length so that little is padded."""
    order = chance.sample(list(fit), k=len(fit))
    pools = [sorted(order[at : at + 20 * BATCH], key=_length) for at in range(0, len(order), 20 * BATCH)]
    batches = [pool[at : at + BATCH] for pool in pools for at in range(0, len(pool), BATCH)]
    chance.shuffle(batches)
    yield from batches


def _length(line: Line) -> int:
    return len(line["claim"]) + len(line["text"])


@torch.no_grad()
def judge_all(judge: Judge, lines: Sequence[Line], *, tokenizer: Tokenizer) -> list[list[float]]:
    """The logits of each pair, in order."""
    judge.eval()
    order = sorted(range(len(lines)), key=lambda at: _length(lines[at]))
    made: list[list[float]] = [[]] * len(lines)
    for start in range(0, len(order), 32):
        places = order[start : start + 32]
        for place, row in zip(
            places, judge(**encode(tokenizer, [lines[at] for at in places])).tolist(), strict=True
        ):
            made[place] = [round(value, 4) for value in row]
    return made


if __name__ == "__main__":
    main()
