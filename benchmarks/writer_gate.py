"""What would a lying writer get past the checker, the judge and the gate? And what does the gate keep?

    PYTHONPATH=tests python benchmarks/writer_gate.py --data ../shared/data

Writes ``docs/evaluation/writer-gate-run.json``, from which ``tests/generate.py`` makes the page. Needs the
extra ``models`` for the judge. The same files give the same counts.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from bedside.library.judging import find_judge
from bedside.terms import Support
from bedside.verification import verify_claim
from bedside.version import __version__
from lying_writer import WAYS
from writer_trials import (
    SEED,
    Page,
    Trial,
    find_shown_lies,
    make_trials,
    real_pages,
    shipped_pages,
    told_of,
    write,
)

JUDGE = find_judge()
RUN = Path(__file__).parents[1] / "docs" / "evaluation" / "writer-gate-run.json"
_LABEL = re.compile(
    r"^(?:RESULTS?|CONCLUSIONS?|FINDINGS|INTERPRETATION|BACKGROUND|METHODS?): (?=[A-Z])", re.I
)
_FINDER = re.compile(
    r"^(?:We|Our results|Our data|These results|This study) (?:show|showed|found|demonstrate) that "
)
_STATISTICS = re.compile(r" \((?:95 ?% CI|[pP] ?<|OR|RR|HR)[^()a-z]*(?: to [^()a-z]*)?\)")
_TURN = re.compile(r"^(?:In conclusion|In addition|Moreover|Furthermore|Finally), ")


def main() -> None:
    """Measure and write the run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--each", type=int, default=60, help="lies a way and source, at most")
    given = parser.parse_args()
    sources = {"shipped": shipped_pages(), "real": real_pages(given.data)}
    run = {
        "date": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "seed": SEED,
        "sources": {name: _measure(pages, given.each) for name, pages in sources.items()},
        "kept": _measure_kept([page for pages in sources.values() for page in pages]),
    }
    RUN.write_text(json.dumps(run, indent=1) + "\n", "utf-8")


def _measure(pages: list[Page], each: int) -> dict[str, object]:
    trials, true = make_trials(pages, each=each)
    passed = {way: Counter[str]() for way in WAYS}
    for trial in trials:
        passed[trial.way].update(_passed(trial))
    return {"pages": len(pages), "true after all": true, "ways": {way: dict(passed[way]) for way in WAYS}}


def _passed(trial: Trial) -> Iterator[str]:
    """Where the lie would have been believed; each trial counts as one of ``lies``."""
    text = trial.page.passages[trial.told.number - 1].text
    yield "lies"
    if verify_claim(trial.lie, text).support is Support.SUPPORTS:
        yield "rules"
    if verify_claim(trial.lie, text, judge=JUDGE).support is Support.SUPPORTS:
        yield "judge"
    for name, beside in (("gate", None), ("gate with judge", JUDGE)):
        drafted = write(trial.page, trial.lie, trial.numbers, judge=beside)
        if find_shown_lies(trial, drafted):
            yield name
        if drafted.quoted and beside is None:
            yield "quoted instead"


def _measure_kept(pages: Iterable[Page]) -> dict[str, dict[str, int]]:
    counts = {what: Counter[str]() for what in TRUE}
    for page in pages:
        for told in told_of(page):
            for what, shorten in TRUE.items():
                text = shorten(told.sentence)
                if text is not None:
                    drafted = write(page, text, [told.number], judge=JUDGE)
                    fate = "quoted" if drafted.quoted else "kept" if drafted.claims else "dropped"
                    counts[what].update(["sentences", fate])
    return {what: dict(counts[what]) for what in TRUE}


def _without(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def shorten(sentence: str) -> str | None:
        left = pattern.sub("", sentence)
        return None if left == sentence else left[:1].upper() + left[1:]

    return shorten


TRUE: Mapping[str, Callable[[str], str | None]] = {
    "copied": lambda sentence: sentence,
    "without the label": _without(_LABEL),
    "without the turn of speech": _without(_TURN),
    "without who found it": _without(_FINDER),
    "without statistics in brackets": _without(_STATISTICS),
}

if __name__ == "__main__":
    main()
