"""Does this text support this claim? A small cross-encoder of our own, read from a folder.

Fitted by ``training/train_judge.py`` from all-MiniLM-L6-v2 (Apache-2.0; Reimers and Gurevych 2019,
https://www.sbert.net), written as int8 ONNX by ``training/export_judge.py``. The folder holds ``judge.onnx``,
``tokenizer.json`` and ``judge.json``; one ships in ``judge/``, and is used where the extra ``models`` is
installed.
"""

import hashlib
import json
import math
from collections.abc import Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bedside.errors import EngineError

_FILES = ("judge.onnx", "tokenizer.json", "judge.json")
_ANSWERS = ["supports", "contradicts", "silent"]


SHIPPED = Path(__file__).parent / "judge"
_NEEDED = ("numpy", "onnxruntime", "tokenizers")


def find_packaged_judge(folder: Path = SHIPPED) -> "PackagedJudge | None":
    """The judge if its files are in ``folder`` and what runs it is installed; ``None`` otherwise."""
    if any(find_spec(name) is None for name in _NEEDED):
        return None
    return PackagedJudge(folder) if all((folder / name).is_file() for name in _FILES) else None


class PackagedJudge:
    """Honors ``ports.Judge``. The model is loaded at its first use: some 0.3 s and 150 MB."""

    def __init__(self, folder: Path, *, threads: int = 1) -> None:
        """Use the files in ``folder``."""
        self._folder = folder
        self._threads = threads

    @property
    def name(self) -> str:
        """The model and the first digits of its file's hash."""
        return f"bedside-judge-minilm-l6-int8-{self._hash[:12]}"

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """The probabilities of supports, contradicts and silent, for each claim and text.

        Raises ``EngineError`` if the files are not what they should be.
        """
        # One pair a run: int8 scales by what is in the batch, and a verdict must not hang on its neighbors.
        return [self._odds(self._run(pair)) for pair in pairs]

    def _run(self, pair: tuple[str, str]) -> list[float]:
        import numpy

        _ = self._settings  # files that do not belong together are told before one is used
        encoded = self._tokenizer.encode(*pair)
        given = {
            "input_ids": numpy.array([encoded.ids]),
            "attention_mask": numpy.array([encoded.attention_mask]),
            "token_type_ids": numpy.array([encoded.type_ids]),
        }
        logits: list[float] = self._session.run(None, given)[0][0].tolist()
        return logits

    @staticmethod
    def _odds(logits: Sequence[float]) -> tuple[float, float, float]:
        most = max(logits)
        powers = [math.exp(logit - most) for logit in logits]
        total = sum(powers)
        return powers[0] / total, powers[1] / total, powers[2] / total

    @cached_property
    def _settings(self) -> dict[str, Any]:
        path = self._folder / "judge.json"
        try:
            settings: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
            known = settings["answers"] == _ANSWERS and settings["most_tokens"] > 0
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError(f"The judge's settings {path} cannot be read ({error}). {_AGAIN}") from error
        if not known or settings["model"] != self._hash:
            raise EngineError(f"The judge's settings {path} are of another model. {_AGAIN}")
        return settings

    @cached_property
    def _hash(self) -> str:
        path = self._folder / "judge.onnx"
        try:
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise EngineError(
                f"The judge's file {path} cannot be read ({error.strerror}). {_AGAIN}"
            ) from error

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._folder / "tokenizer.json"))
        tokenizer.enable_truncation(self._settings["most_tokens"], strategy="longest_first")
        tokenizer.no_padding()  # the file itself asks for a fixed length
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = self._threads, 1
        # Threads that spin while they wait take the cores from whoever has work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = str(self._folder / "judge.onnx")
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])


_AGAIN = "Export it again with training/export_judge.py."
