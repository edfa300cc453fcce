"""How does the fitted cross-encoder become a file that ships? As ONNX with int8 weights.

    python training/export_judge.py --weights FOLDER --judge FOLDER

Reads ``judge.pt``, writes ``judge.onnx``, ``tokenizer.json`` and ``judge.json`` (answers, hash) beside it.
"""

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

import torch
from encoder import LABELS, Judge
from onnxruntime.quantization import QuantType, quantize_dynamic
from train_judge import MOST_TOKENS, encode, open_tokenizer


def main() -> None:
    """Export, quantize, calibrate."""
    options = argparse.ArgumentParser(description=__doc__)
    for name in ("--weights", "--judge"):
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
    name = hashlib.sha256(small.read_bytes()).hexdigest()
    settings = {"answers": LABELS, "most_tokens": MOST_TOKENS, "model": name}
    (given.judge / "judge.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{small}: {small.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
