"""What does a run on the checker leave behind, and how does it look? A JSON file, a table, a page's part."""

import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bedside.evaluation.changed_claims import measure_changed_claims
from bedside.evaluation.checker import CheckerRates, measure_checker
from bedside.evaluation.kill_rate import AlarmRate, KillRate, KillRates, measure_verification
from bedside.evaluation.run_json import read_json_run, write_json_run
from bedside.evaluation.seen import Seen
from bedside.evaluation.sets import find_data
from bedside.library import Library
from bedside.ports import Progress
from bedside.version import __version__

CHECKER_SCHEMA = 1
TITLE = "# How often does the checker err?"
NO_RUN = "No run is committed yet: make one with `bedside evaluate checker`."
ABOUT = """Run of {date}, Bedside {bedside}, Python {python}.
Sentences of real guidelines, trials and labels were changed, one thing at a time, and checked.
A change is *seen* where a warning or an error stands on that sentence which the unchanged text did not raise.
The texts are other people's and do not ship.
The sample is drawn with a seed.
The rules of `verify` were made on its other half.
Those of `check` were tried on whole files of the same collections, some of these passages among them.
Intervals are Wilson's, 95 %."""
TEXTS = """Each passage became a text: its sentences with a citation mark each.
A list of references leads to the passage.
*With its source* the cited passage is in the library; *alone* the text is all there is.
In total {passages} passages with {sentences} sentences that may be changed."""
CLAIMS = """Each supported claim of the shipped packs was a text of its own, without any citation.
Only the ledger could tell that it was changed.
The last rows are changes that change nothing, and no change."""
PAIRS = """The changed sentence was held against the passage that it came from (`bedside verify`).
*Killed* means that the verdict was not "supports" and that a fitting finding was given.
*Named* means that it was the exact one."""
LIMITS = """The changes are made by rules, and people err in more ways than these.
Held-out classes use words that no rule lists, so they tell how the rules do on strangers.
A text whose sources are not in the library is checked by what it says itself.
The column *alone* is what remains then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerRun:
    """One run: when, by which version, what whole texts and what pairs gave."""

    schema: int
    date: str
    bedside: str
    python: str
    texts: CheckerRates
    claims: Sequence[Seen]
    pairs: KillRates


def run_checker(data: Path | None, *, progress: Progress) -> CheckerRun:
    """Measure ``check`` and ``verify`` on the sets below ``data``. Raises ``UserError``, ``SourceError``."""
    folder = find_data(data)
    texts = measure_checker(folder, progress=progress)
    progress("Checking changed claims of the packs", 0, None)
    with Library.open() as library:
        claims = measure_changed_claims(library.claims(), library.sources)
    progress("Verifying changed sentences", 0, None)
    return CheckerRun(
        schema=CHECKER_SCHEMA,
        date=date.today().isoformat(),
        bedside=__version__,
        python=platform.python_version(),
        texts=texts,
        claims=claims,
        pairs=measure_verification(folder),
    )


def write_checker_run(run: CheckerRun, path: Path) -> None:
    """Write ``run`` as JSON. Raises ``OSError``."""
    write_json_run(run, path)


def read_checker_run(path: Path) -> CheckerRun:
    """A run that ``write_checker_run`` wrote. Raises ``SourceError``."""
    return read_json_run(path, CheckerRun, schema=CHECKER_SCHEMA)


def render_checker_page(run: CheckerRun | None) -> str:
    """The page in Markdown; without a run it says that there is none."""
    if run is None:
        return f"{TITLE}\n\n{NO_RUN}\n"
    texts = run.texts
    parts = [
        TITLE,
        ABOUT.format(date=run.date, bedside=run.bedside, python=run.python),
        "## Whole texts",
        TEXTS.format(passages=texts.passages, sentences=texts.sentences),
        _table(("change", "texts", "seen with its source", "alone"), map(_seen_row, texts.changes)),
        "### False alarms",
        "Unchanged sentences, and changes that change nothing; here to be seen is to be accused.",
        _table(("change", "texts", "accused with its source", "alone"), map(_seen_row, texts.harmless)),
        "## Curated claims against the ledger",
        CLAIMS,
        _table(("change", "claims", "seen"), (_seen_row(seen)[:3] for seen in run.claims)),
        "## Claim against passage",
        PAIRS,
        _table(("change", "claims", "killed", "named"), map(_kill_row, run.pairs.kills)),
        "### False alarms of the pairs",
        _table(("change", "claims", "accused", "lightly"), map(_alarm_row, run.pairs.alarms)),
        "## What these figures do not tell",
        LIMITS,
        "All counts are in [checker-run.json](checker-run.json).",
    ]
    return "\n\n".join(parts) + "\n"


def render_checker_table(run: CheckerRun) -> str:
    """The rates on whole texts for a terminal."""
    head = f"{'change':<30}{'texts':>6}  {'with its source':<22}alone"
    rows = [*run.texts.changes, *run.texts.harmless]
    return "\n".join([head, *(_line(seen) for seen in rows if seen.texts)])


def _line(seen: Seen) -> str:
    share = f"{100 * seen.seen / seen.texts:5.1f} % [{100 * seen.low:.1f}, {100 * seen.high:.1f}]"
    return f"{seen.name:<30}{seen.texts:>6}  {share:<22}{100 * seen.alone / seen.texts:.1f} %"


def _seen_row(seen: Seen) -> tuple[str, ...]:
    return (
        seen.name,
        str(seen.texts),
        _share(seen.seen, seen.texts, seen.low, high=seen.high),
        _share(seen.alone, seen.texts, seen.alone_low, high=seen.alone_high),
    )


def _kill_row(rate: KillRate) -> tuple[str, ...]:
    named = f"{100 * rate.named / rate.mutants:.1f} %" if rate.mutants else "–"
    return rate.name, str(rate.mutants), _share(rate.killed, rate.mutants, rate.low, high=rate.high), named


def _alarm_row(rate: AlarmRate) -> tuple[str, ...]:
    lightly = f"{100 * rate.light / rate.sentences:.1f} %" if rate.sentences else "–"
    return (
        rate.name,
        str(rate.sentences),
        _share(rate.false, rate.sentences, rate.low, high=rate.high),
        lightly,
    )


def _share(hits: int, of: int, low: float, *, high: float) -> str:
    return f"{100 * hits / of:.1f} % [{100 * low:.1f}, {100 * high:.1f}]" if of else "–"


def _table(head: Sequence[str], rows: Iterable[tuple[str, ...]]) -> str:
    return "\n".join(_lines(head, rows))


def _lines(head: Sequence[str], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield f"|---|{'---:|' * (len(head) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"
