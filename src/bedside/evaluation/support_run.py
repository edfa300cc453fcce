"""How well do we tell whether a passage supports a claim? One run over the sets with known answers."""

import os
import platform
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bedside.evaluation.run_json import read_json_run, write_json_run
from bedside.evaluation.sets.folder import find_data
from bedside.evaluation.support_measures import (
    FOUND,
    MACRO_F1,
    PRECISE,
    RESAMPLES,
    Answer,
    Estimate,
    Tally,
    compare_macro_f1,
    mean_of,
    measure,
)
from bedside.evaluation.support_pairs import LABELS, SEED, Pair, SupportSet
from bedside.evaluation.support_sets import SUPPORT_SETS
from bedside.evaluation.support_systems import ABOUT, RULES, Answerer, Systems, Verify, make_answerers
from bedside.ports import Embedder, Progress
from bedside.terms import Support
from bedside.verification import verify_claim
from bedside.version import __version__

if TYPE_CHECKING:
    from bedside.ports import Judge

SUPPORT_RUN_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemFigures:
    """One system on one set: figures by name, what it gains on the rules, pairs a second of one core."""

    system: str
    figures: Mapping[str, Estimate]
    beyond_rules: Estimate | None
    pairs_per_second: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SetFigures:
    """One set: how many held-out pairs of each answer, how many people called partly, and the systems."""

    name: str
    license: str
    caution: str
    fitted_on: int
    pairs: Mapping[str, int]
    partly: int
    systems: Sequence[SystemFigures]


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportRun:
    """One run: when, by which version, with which systems, and the sets; means are over the sets."""

    schema: int
    date: str
    bedside: str
    python: str
    cores: int
    seed: int
    resamples: int
    judge: str | None
    systems: Mapping[str, str]
    means: Mapping[str, Mapping[str, float | None]]
    sets: Sequence[SetFigures]


def evaluate_support(
    data: Path | None,
    *,
    progress: Progress,
    verify: Verify = verify_claim,
    judge: "Judge | None" = None,
    embedder: Embedder | None = None,
) -> SupportRun:
    """Hold every held-out pair of every set below ``data`` against its known answer.

    Raises ``UserError`` for an absent folder or numpy, ``SourceError`` for a set that cannot be read.
    """
    folder = find_data(data)
    sets: list[SupportSet] = []
    for done, (name, read) in enumerate(SUPPORT_SETS.items()):
        progress(f"Reading {name}", done, len(SUPPORT_SETS))
        sets.append(read(folder))
    answerers = make_answerers(Systems(verify=verify, judge=judge, embedder=embedder), sets)
    measured: list[SetFigures] = []
    for done, each in enumerate(sets):
        progress(f"Measuring {each.name}", done, len(sets))
        measured.append(measure_set(each, answerers))
    return SupportRun(
        schema=SUPPORT_RUN_SCHEMA,
        date=date.today().isoformat(),
        bedside=__version__,
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        seed=SEED,
        resamples=RESAMPLES,
        judge=judge.name if judge is not None else None,
        systems={name: ABOUT[name] for name in answerers},
        means={name: _means(measured, name) for name in answerers},
        sets=measured,
    )


def measure_set(each: SupportSet, answerers: Mapping[str, Answerer]) -> SetFigures:
    """One set's figures; pairs that people called partly are counted and left out of the three answers."""
    pairs = [pair for pair in each.held_out if pair.gold in LABELS]
    answered = {name: _answer_all(answer, pairs) for name, answer in answerers.items()}
    rules = answered[RULES][0]
    systems = [
        SystemFigures(
            system=name,
            figures=measure(tally),
            beyond_rules=None if name == RULES else compare_macro_f1(tally, rules),
            pairs_per_second=round(pace, 1),
        )
        for name, (tally, pace) in answered.items()
    ]
    return SetFigures(
        name=each.name,
        license=each.license,
        caution=each.caution,
        fitted_on=sum(pair.gold in LABELS for pair in each.fit),
        pairs={label.value: sum(pair.gold is label for pair in pairs) for label in LABELS},
        partly=sum(pair.gold is Support.PARTLY for pair in each.held_out),
        systems=systems,
    )


def _answer_all(answer: Answerer, pairs: Sequence[Pair]) -> tuple[Tally, float]:
    """All answers, and pairs a second of processor time."""
    begun = time.process_time()
    answers: list[Answer] = [answer(pair) for pair in pairs]
    spent = max(time.process_time() - begun, 1e-6)
    tally = Tally(gold=[pair.gold for pair in pairs], groups=[pair.group for pair in pairs], answers=answers)
    return tally, len(pairs) / spent


def _means(sets: Sequence[SetFigures], system: str) -> dict[str, float | None]:
    figures = [each.figures for one in sets for each in one.systems if each.system == system]
    return {name: mean_of(figures, name) for name in (MACRO_F1, PRECISE, FOUND)}


def write_support_run(run: SupportRun, path: Path) -> None:
    """Write the run as JSON. Raises ``OSError``."""
    write_json_run(run, path)


def read_support_run(path: Path) -> SupportRun:
    """A run that ``write_support_run`` wrote. Raises ``SourceError``."""
    return read_json_run(path, SupportRun, schema=SUPPORT_RUN_SCHEMA)
