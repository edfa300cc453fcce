"""How does one process read spoiled files until its time is over? ``python -m fuzzing.child``.

Arguments: reader, folder for the input, report, seconds, seed, and ``plain`` to do without atheris.
"""

import faulthandler
import json
import os
import resource
import sys
import time
import traceback
from pathlib import Path
from random import Random
from typing import Any

SECONDS = 20
MEMORY = 1_500_000_000
MOST_INPUTS = 4_000
"""After so many a fresh process goes on: what leaks in a C library does not look like a fault."""
MOST_FAULTS = 15

try:
    if "plain" in sys.argv:
        raise ImportError
    import atheris
except ImportError:
    atheris = None

if atheris:
    with atheris.instrument_imports(include=["bedside.literature"], enable_loader_override=False):
        from fuzzing import oracle
else:
    from fuzzing import oracle

from fuzzing.mutations import mutate  # noqa: E402
from fuzzing.seeds import KINDS, find_seeds  # noqa: E402


class Run:
    """The inputs of one process."""

    def __init__(self, name: str, folder: Path, report: Path, seconds: float, seed: int) -> None:
        self.name, self.folder, self.report = name, folder, report
        self.kind, suffix = KINDS[name]
        self.input = folder / f"input{suffix}"
        self.until = time.monotonic() + seconds
        self.chance = Random(seed)
        self.seeds = find_seeds(name)
        self.outcomes: dict[str, int] = {}
        self.faults: set[str] = set()
        self.watch: oracle.Watch
        self.done = 0

    def begin(self) -> None:
        """Read the sound files, so that all is imported; then bound the memory and watch."""
        (self.folder / "canary.txt").write_text(oracle.SECRET)
        warming = self.folder / f"warming{self.input.suffix}"
        for seed in self.seeds[:6]:
            warming.write_bytes(seed)
            try:
                oracle.warm(warming, self.name)
            except Exception:  # noqa: BLE001 - a seed that breaks a law is told when its turn comes
                traceback.print_exc()
        warming.unlink(missing_ok=True)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        self.watch = oracle.make_watch()

    def one(self, data: bytes) -> None:
        """Read one input. Ends the process if the time is over."""
        if time.monotonic() > self.until or self.done >= MOST_INPUTS or len(self.faults) >= MOST_FAULTS:
            self.end()
        self.done += 1
        self.input.write_bytes(data)
        faulthandler.dump_traceback_later(SECONDS, exit=True)
        try:
            outcome = oracle.check(self.input, self.name, self.watch)
        except Exception as error:  # noqa: BLE001 - that is what is looked for
            outcome = "fault"
            self._tell(error, data)
        finally:
            faulthandler.cancel_dump_traceback_later()
        self.outcomes[outcome] = self.outcomes.get(outcome, 0) + 1
        if self.done % 200 == 0:
            self._write()

    def spoiled(self) -> bytes:
        """A sound file, spoiled; now and then as it is."""
        seed = self.chance.choice(self.seeds)
        return seed if self.chance.random() < 0.01 else mutate(seed, self.kind, self.chance)

    def end(self) -> None:
        """Tell what came out and stop at once, whatever runs above."""
        self._write()
        sys.stdout.flush()
        os._exit(0)

    def _tell(self, error: Exception, data: bytes) -> None:
        frames = traceback.extract_tb(error.__traceback__)
        ours = [each for each in frames if "/bedside/" in each.filename] or list(frames)
        place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}"
        fault = f"{type(error).__name__}: {str(error)[:160]} at {place}"
        signature = f"{type(error).__name__} {place}" if "Broken" not in fault else fault[:60]
        if signature in self.faults:
            return
        self.faults.add(signature)
        kept = self.folder / f"fault-{len(self.faults)}{self.input.suffix}"
        kept.write_bytes(data)
        self._write(fault=fault, input=kept.name)

    def _write(self, **more: Any) -> None:
        line = {"outcomes": self.outcomes, "way": "atheris" if atheris else "tables", **more}
        self.outcomes = {}
        with self.report.open("a") as file:
            file.write(json.dumps(line) + "\n")


def main() -> None:
    name, folder, report, seconds, seed = sys.argv[1:6]
    run = Run(name, Path(folder), Path(report), float(seconds), int(seed))
    run.begin()
    if not atheris:
        while True:
            run.one(run.spoiled())
    corpus = Path(folder, "corpus")
    corpus.mkdir()
    for at, data in enumerate(run.seeds):
        (corpus / str(at)).write_bytes(data)

    def mutator(data: bytes, size: int, number: int) -> bytes:
        chance = Random(number)
        if chance.random() < 0.5:
            return run.spoiled()[:size]
        if chance.random() < 0.7:
            return mutate(data, run.kind, chance)[:size]
        return bytes(atheris.Mutate(data, size))

    options = [f"-seed={seed}", "-max_len=400000", "-len_control=0", "-timeout=100", "-rss_limit_mb=0"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], run.one, custom_mutator=mutator)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
