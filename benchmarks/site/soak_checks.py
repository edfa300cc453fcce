"""Is every acknowledged write there, does the trail hold, and does memory stay where it was?"""

import json
import os
import sqlite3
import statistics
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from served_site import SERVED_BY
from soak_log import Log, Write

Counts = Counter[tuple[str, str, str]]
SITE = "from bedside_web.config.manage import main; main()"
LIBRARY = "from bedside.cli.entry import main; main()"
TOLD = {"sign": "decide", "request changes": "decide", "revise": "write"}
"""The trail does not say which way a decision went, and tells a new wording by two names."""
MOST_GROWTH = 1.10
COUNTED = """SELECT username, act, substr(subject, 7), count(*) FROM trail_event
JOIN accounts_user ON accounts_user.id = actor_id WHERE subject LIKE 'claim:%' GROUP BY 1, 2, 3"""
WORDS = {
    "comment": "SELECT text FROM reviews_reviewcomment WHERE text LIKE '%soak-%'",
    "write": "SELECT body FROM ledger_claimrevision WHERE body LIKE '%soak-%'",
    "request changes": "SELECT reason FROM reviews_reviewdecision WHERE reason LIKE '%soak-%'",
}
SIGNED = """SELECT username, claim_id, claim_hash FROM reviews_reviewdecision
JOIN accounts_user ON accounts_user.id = reviewer_id WHERE kind = 'approve'"""


def count_trail(database: Path) -> Counts:
    """How often each person did each act to each claim, as the trail tells."""
    counts: Counts = Counter()
    with closing(sqlite3.connect(database)) as asked:
        for actor, act, claim, count in asked.execute(COUNTED):
            counts[actor, TOLD.get(act, act), claim] += count
    return counts


def find_lost(database: Path, log: Log, before: Counts) -> list[str]:
    """Acknowledged writes that are not in the database, and entries of the trail that nobody asked for."""
    return [
        *_find_faulty_file(database),
        *_find_lost_words(database, log),
        *_find_miscounted(database, log, before),
    ]


def _find_faulty_file(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as asked:
        told = [row[0] for row in asked.execute("PRAGMA integrity_check")]
        dangling = list(asked.execute("PRAGMA foreign_key_check"))
    return [f"the file: {line}" for line in told if line != "ok"] + [f"dangling: {row}" for row in dangling]


def _find_lost_words(database: Path, log: Log) -> list[str]:
    lost = []
    with closing(sqlite3.connect(database)) as asked:
        signed = set(asked.execute(SIGNED))
        for act, query in WORDS.items():
            counted = Counter(token for (text,) in asked.execute(query) for token in _tokens(text))
            lost += [
                f"lost: {each}" for each in log.acknowledged if each.act == act and not counted[each.token]
            ]
            lost += [f"written {count} times: {act} {token}" for token, count in counted.items() if count > 1]
    approvals = (each for each in log.acknowledged if each.act == "sign")
    return lost + [
        f"lost: {each}" for each in approvals if (each.actor, each.claim, each.token) not in signed
    ]


def _tokens(text: str) -> set[str]:
    return {word[:12] for word in text.split("soak-")[1:] for word in [f"soak-{word}"]}


def _find_miscounted(database: Path, log: Log, before: Counts) -> list[str]:
    """The trail has each acknowledged act, and no more than those and the ones in doubt."""
    counts = count_trail(database)
    counts.subtract(before)
    sure, doubted = _count(log.acknowledged), _count(log.in_doubt)
    acts = {act for _, act, _ in sure | doubted}
    return [
        f"the trail tells {counts[key]} of {key}, acknowledged {sure[key]}, in doubt {doubted[key]}"
        for key in sorted(counts.keys() | sure.keys())
        if key[1] in acts and not sure[key] <= counts[key] <= sure[key] + doubted[key]
    ]


def _count(writes: Iterable[Write]) -> Counts:
    return Counter((each.actor, TOLD.get(each.act, each.act), each.claim) for each in writes)


def find_broken_trail(folder: Path) -> list[str]:
    """Export the trail and verify it as a stranger would."""
    file = folder / "trail.jsonl"
    here = {**os.environ, **SERVED_BY, "BEDSIDE_SITE_HOME": str(folder)}
    told = []
    for program, words in ((SITE, ["export_trail", str(file)]), (LIBRARY, ["trail", "verify", str(file)])):
        done = subprocess.run(
            [sys.executable, "-c", program, *words], env=here, capture_output=True, text=True, check=False
        )
        print((done.stdout or done.stderr).strip()[-300:])
        told += [f"{' '.join(words)} ended with {done.returncode}"] if done.returncode else []
    return told


def print_errors(log: Path, most: int = 5) -> None:
    """Print the first errors that the server told of, each with its places; the log goes with its folder."""
    told = [line for line in log.read_text("utf-8").splitlines() if '"error":' in line]
    for line in told[:most]:
        print(line)


def find_growth(samples: Sequence[tuple[float, float]], *, is_judged: bool) -> list[str]:
    """Print how resident memory went, by quarters of the run; ``samples`` are seconds and MB."""
    if len(samples) < 8:
        return []
    megabytes = [sample for _, sample in samples]
    quarter = len(samples) // 4
    means = [statistics.fmean(megabytes[quarter * n : quarter * (n + 1)]) for n in range(4)]
    later = samples[len(samples) // 2 :]
    slope = statistics.linear_regression([at / 3600 for at, _ in later], [mb for _, mb in later]).slope
    quarters = ", ".join(f"{mean:.0f}" for mean in means)
    print(
        f"memory MB: first {megabytes[0]:.0f}, median {statistics.median(megabytes):.0f}, most "
        f"{max(megabytes):.0f}; means of quarters {quarters}; slope of the second half {slope:+.1f} an hour"
    )
    has_grown = is_judged and means[3] > MOST_GROWTH * means[1]
    return [f"memory grew from {means[1]:.0f} to {means[3]:.0f} MB"] if has_grown else []


def keep_samples(samples: Sequence[tuple[float, float]], file: Path) -> None:
    """For a drawing."""
    file.write_text(json.dumps(samples), "utf-8")
