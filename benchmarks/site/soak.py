"""Does the site bear half an hour of readers and writers, and being killed while they write?

    python benchmarks/site/soak.py [--minutes 30] [--kills 0] [--seed 1]

Eight readers read and ask; two reviewers and an author of the demonstration, signed in with password and
authenticator app, write all the time. With ``--kills`` the whole server is killed with SIGKILL at random
moments, some while it is starting, and started again at the same port. Ends with 1 if an answer was a
failure of the server, if an acknowledged write is not in the database, if the trail does not verify, or
if memory grew.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

from served_site import Server, site
from soak_asking import Account
from soak_checks import (
    Counts,
    count_trail,
    find_broken_trail,
    find_growth,
    find_lost,
    keep_samples,
    print_errors,
)
from soak_log import Log
from soak_people import Scene, author, read, review, set_scene, write_as

READERS = 8
SAMPLE_SECONDS = 15.0
TOLD = re.compile(r"^(\w+) \(.*?\): password (\S+), TOTP secret (\w+)$", re.MULTILINE)
Samples = list[tuple[float, float]]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--samples", type=Path, help="Keep what memory was sampled, as JSON.")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bedside-soak-") as kept:
        return _soak(Path(kept) / "site", asked)


def _soak(folder: Path, asked: argparse.Namespace) -> int:
    log, samples = Log(), Samples()
    with site(folder, demo=True, workers=2) as server:
        before = count_trail(folder / "demo" / "site.sqlite3")
        threads = _people(set_scene(server.url, log, _accounts(server)))
        threads.append(Thread(target=_sample, args=(server, log, samples), name="sampler"))
        for thread in threads:
            thread.start()
        _live(server, log, seconds=asked.minutes * 60, moments=_moments(asked))
        log.over.set()
        for thread in threads:
            thread.join()
        print_errors(server.log)
    return _judge(folder / "demo", log, samples, before=before, asked=asked)


def _accounts(server: Server) -> dict[str, Account]:
    told = TOLD.findall(server.log.read_text("utf-8"))
    return {name: Account(name=name, password=password, secret=secret) for name, password, secret in told}


def _people(scene: Scene) -> list[Thread]:
    readers = [
        Thread(target=read, args=(scene, number), name=f"reader {number}") for number in range(READERS)
    ]
    acts = {"reviewer1": review, "reviewer2": review, "author": author}
    return readers + [
        Thread(target=write_as, args=(scene, name, act, scene.claims), name=name)
        for name, act in acts.items()
    ]


def _moments(asked: argparse.Namespace) -> list[float]:
    dice = random.Random(asked.seed)
    return sorted(dice.uniform(0, asked.minutes * 60) for _ in range(asked.kills))


def _live(server: Server, log: Log, *, seconds: float, moments: list[float]) -> None:
    """Wait until it is over; kill the server at each moment, even while it is starting."""
    begun, is_ready = time.monotonic(), True
    while (lived := time.monotonic() - begun) < seconds:
        if moments and lived >= moments[0]:
            moments.pop(0)
            print(f"killed after {lived:.1f} s{'' if is_ready else ', while it was starting'}", flush=True)
            log.goes_down()
            server.kill()
            server.launch()
            is_ready = False
        if not is_ready and server.answers():
            log.is_up()
            is_ready = True
        time.sleep(0.1)
    if not is_ready:
        server.wait()
        log.is_up()


def _sample(server: Server, log: Log, samples: Samples) -> None:
    begun = time.monotonic()
    while not log.over.wait(SAMPLE_SECONDS):
        samples.append((time.monotonic() - begun, server.resident_mb()))
        if len(samples) % 20 == 0:
            print(
                f"{samples[-1][0]:6.0f} s: {samples[-1][1]:.0f} MB, {len(log.acknowledged):,} writes, "
                f"{len(log.faults)} faults",
                flush=True,
            )


def _judge(folder: Path, log: Log, samples: Samples, *, before: Counts, asked: argparse.Namespace) -> int:
    log.print()
    database = folder / "site.sqlite3"
    faults = list(log.faults)
    faults += find_lost(database, log, before)
    faults += find_broken_trail(folder)
    faults += find_growth(samples, is_judged=not asked.kills)
    if asked.samples:
        keep_samples(samples, asked.samples)
    for fault in faults[len(log.faults) :]:
        print(f"FAULT {fault}")
    print(f"{sum(log.answers.values()):,} answers; {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
