"""How does the fitted cross-encoder become a file that ships? As ONNX with int8 weights.

    python training/export_judge.py --weights FOLDER --judge FOLDER --pairs pairs.jsonl

Reads ``judge.pt``, writes ``judge.onnx`` and ``judge.json`` (answers, temperature, hash) beside it.
The temperature is fitted on ``CALIBRATED_ON`` pairs of the fit parts that people labeled, drawn by seed.
"""

import argparse
import hashlib
import json
import math
import random
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import onnxruntime
import torch
from encoder import LABELS, Judge
from onnxruntime.quantization import QuantType, quantize_dynamic
from train_judge import MOST_TOKENS, SEED, encode, open_tokenizer

OURS = ("quoted", "mutant", "stranger")
CALIBRATED_ON = 600
TEMPERATURES = tuple(round(0.5 + 0.05 * step, 2) for step in range(71))


def main() -> None:
    """Export, quantize, calibrate."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--weights", "--judge", "--pairs"):
        options.add_argument(name, type=Path, required=True)
    given = options.parse_args()
    judge = Judge()
    judge.load_state_dict(torch.load(given.judge / "judge.pt", weights_only=True))
    judge.eval()
    tokenizer = open_tokenizer(given.weights)
    plain, small = given.judge / "judge-fp32.onnx", given.judge / "judge.onnx"
    example = encode(tokenizer, [{"claim": "a b", "text": "c d e"}, {"claim": "a", "text": "b"}])
    names = list(example)
    torch.onnx.export(
        judge,
        tuple(example.values()),
        str(plain),
        input_names=names,
        output_names=["logits"],
        dynamic_axes={name: {0: "pairs", 1: "tokens"} for name in names},
        dynamo=False,
    )
    quantize_dynamic(str(plain), str(small), per_channel=True, weight_type=QuantType.QInt8)
    shutil.copy(given.weights / "tokenizer.json", given.judge / "tokenizer.json")
    lines = [json.loads(line) for line in given.pairs.read_text(encoding="utf-8").splitlines()]
    lines = [x for x in lines if x["part"] == "fit" and not x["set"].startswith(OURS) and x["gold"] in LABELS]
    chosen = random.Random(SEED).sample(lines, k=min(CALIBRATED_ON, len(lines)))
    running = onnxruntime.SessionOptions()
    running.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(small), running, providers=["CPUExecutionProvider"])
    rows = [
        session.run(None, {k: v.numpy() for k, v in encode(tokenizer, [x]).items()})[0][0] for x in chosen
    ]
    gold = [LABELS.index(x["gold"]) for x in chosen]
    best = min(TEMPERATURES, key=lambda temperature: _surprise(rows, gold, temperature))
    name = hashlib.sha256(small.read_bytes()).hexdigest()
    settings = {"answers": LABELS, "temperature": best, "most_tokens": MOST_TOKENS, "model": name}
    (given.judge / "judge.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{small}: {small.stat().st_size:,} bytes, temperature {best}\n")


def _surprise(rows: Sequence[Sequence[float]], gold: Sequence[int], temperature: float) -> float:
    total = 0.0
    for row, answer in zip(rows, gold, strict=True):
        scaled = [value / temperature for value in row]
        most = max(scaled)
        total += math.log(sum(math.exp(value - most) for value in scaled)) + most - scaled[answer]
    return total


if __name__ == "__main__":
    main()
