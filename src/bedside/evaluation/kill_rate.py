"""How often does a changed claim slip past the checker, and how often is an unchanged one accused?

Mutation testing: a sentence of a real passage is changed in every way that it allows, and held against the
passage that it came from. A change is killed where the verdict is not ``supports`` and a finding fits it.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from bedside.evaluation.mutations import CLASSES, Family, Mutation, MutationClass, mutate_as, reword
from bedside.evaluation.real_passages import Half, RealPassage, sample_passages
from bedside.evaluation.wilson import measure_wilson
from bedside.terms import Support, Verdict, VerificationCode
from bedside.verification import verify_claim

SEED = 20_260
CLEAN = "unchanged"
"""The name under which unchanged sentences are counted beside the harmless changes."""
REWORDED = "reworded"
"""The same for sentences with all harmless changes one upon the other."""
LIGHT = frozenset({VerificationCode.TERM_MISSING})
"""Findings that say only that a word is not there; alone, they accuse a harmless rewording lightly."""

Verify = Callable[[str, str], Verdict]
"""From a claim and a passage to a verdict."""


class Fate(StrEnum):
    """What became of one changed sentence."""

    NAMED = "named"
    KILLED = "killed"
    UNNAMED = "unnamed"
    MISSED = "missed"


class Alarm(StrEnum):
    """What was said of one sentence that says what its source says."""

    NONE = "none"
    LIGHT = "light"
    FALSE = "false"


@dataclass(frozen=True, slots=True, kw_only=True)
class KillRate:
    """One class of changes that matter.

    ``killed`` of ``mutants`` were not supported and had a fitting finding, with the Wilson 95 % interval of
    the share; ``named`` of them had the exact one; ``doubted`` were not supported, for whatever reason.
    """

    name: str
    family: str
    is_held_out: bool
    mutants: int
    killed: int
    named: int
    doubted: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class AlarmRate:
    """One class of harmless changes, or the unchanged sentences.

    ``false`` of ``sentences`` were accused, with the Wilson 95 % interval of the share; ``light`` more were
    called ``partly`` with no finding but a missing word.
    """

    name: str
    sentences: int
    false: int
    light: int
    rate: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRates:
    """The same for one source of passages, all classes that matter and all harmless ones together."""

    source: str
    passages: int
    kills: KillRate
    alarms: AlarmRate
    clean: AlarmRate


@dataclass(frozen=True, slots=True, kw_only=True)
class KillRates:
    """What the checker kills and whom it accuses, on one half of the sample.

    ``reworded`` are the same changes made in sentences that were first reworded without harm.
    """

    seed: int
    half: str
    passages: int
    kills: Sequence[KillRate]
    reworded: Sequence[KillRate]
    alarms: Sequence[AlarmRate]
    sources: Sequence[SourceRates]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One changed sentence and what was said of it."""

    source: str
    kind: MutationClass
    mutation: Mutation
    passage: str
    verdict: Verdict


def measure_verification(
    data: Path, *, half: Half = Half.MEASURING, seed: int = SEED, verify: Verify = verify_claim
) -> KillRates:
    """Kill rates and false alarms of ``verify`` on real passages below ``data``. Raises ``SourceError``.

    The same files and seed give the same numbers.
    """
    passages = sample_passages(data, half=half, seed=seed)
    trials = run_trials(passages, seed=seed, verify=verify)
    harmless = [trial for trial in trials if trial.kind.family is Family.HARMLESS]
    return KillRates(
        seed=seed,
        half=half.value,
        passages=len(passages),
        kills=_kill_rates(trials),
        reworded=_kill_rates(run_trials(_reworded(passages, seed=seed), seed=seed, verify=verify)),
        alarms=[
            measure_clean(passages, verify=verify),
            measure_clean(_reworded(passages, seed=seed), name=REWORDED, verify=verify),
        ]
        + [
            _alarm_rate(kind.name, [trial.verdict for trial in harmless if trial.kind is kind])
            for kind in CLASSES.values()
            if kind.family is Family.HARMLESS
        ],
        sources=[
            _source_rates(name, passages, trials=trials, verify=verify)
            for name in dict.fromkeys(passage.source for passage in passages)
        ],
    )


def run_trials(
    passages: Iterable[RealPassage], *, seed: int = SEED, verify: Verify = verify_claim
) -> list[Trial]:
    """For each passage and class, one changed sentence of it, drawn from those that the class applies to."""
    trials = []
    for passage in passages:
        for kind in CLASSES.values():
            made = [mutate_as(sentence, kind, seed=seed) for sentence in passage.sentences]
            fit = [each for each in made if each is not None and each.text not in passage.text]
            if fit:
                mutation = random.Random(f"{seed} {kind.name} {passage.text}").choice(fit)
                verdict = verify(mutation.text, passage.text)
                trials.append(
                    Trial(
                        source=passage.source,
                        kind=kind,
                        mutation=mutation,
                        passage=passage.text,
                        verdict=verdict,
                    )
                )
    return trials


def measure_clean(
    passages: Sequence[RealPassage], *, name: str = CLEAN, verify: Verify = verify_claim
) -> AlarmRate:
    """False alarms on every sentence of the passages, as it is given."""
    pairs = [(sentence, each.text) for each in passages for sentence in each.sentences]
    return _alarm_rate(name, [verify(sentence, text) for sentence, text in pairs])


def fate_of(trial: Trial) -> Fate:
    """What became of a change that matters."""
    codes = {code.value for code in trial.verdict.findings}
    if trial.verdict.support is Support.SUPPORTS:
        return Fate.MISSED
    if codes & trial.kind.exact:
        return Fate.NAMED
    return Fate.KILLED if codes & trial.kind.fitting else Fate.UNNAMED


def alarm_of(verdict: Verdict) -> Alarm:
    """What was said of a claim that its source supports."""
    if verdict.support is Support.SUPPORTS:
        return Alarm.NONE
    is_light = verdict.support is Support.PARTLY and set(verdict.findings) <= LIGHT
    return Alarm.LIGHT if is_light else Alarm.FALSE


def _reworded(passages: Iterable[RealPassage], *, seed: int) -> list[RealPassage]:
    """The passages with their sentences reworded; the texts stay as they are."""
    return [
        replace(each, sentences=tuple(reword(sentence, seed=seed) for sentence in each.sentences))
        for each in passages
    ]


def _kill_rates(trials: Sequence[Trial]) -> list[KillRate]:
    kinds = (kind for kind in CLASSES.values() if kind.family is not Family.HARMLESS)
    return [_kill_rate(kind, [trial for trial in trials if trial.kind is kind]) for kind in kinds]


def _kill_rate(kind: MutationClass, trials: Sequence[Trial]) -> KillRate:
    return _counted(kind.name, trials, family=kind.family.value, is_held_out=kind.is_held_out)


def _counted(name: str, trials: Sequence[Trial], *, family: str, is_held_out: bool = False) -> KillRate:
    fates = Counter(fate_of(trial) for trial in trials)
    killed, of = fates[Fate.KILLED] + fates[Fate.NAMED], len(trials)
    low, high = measure_wilson(killed, of)
    return KillRate(
        name=name,
        family=family,
        is_held_out=is_held_out,
        mutants=of,
        killed=killed,
        named=fates[Fate.NAMED],
        doubted=of - fates[Fate.MISSED],
        rate=_share(killed, of),
        low=low,
        high=high,
    )


def _alarm_rate(name: str, verdicts: Sequence[Verdict]) -> AlarmRate:
    alarms = Counter(map(alarm_of, verdicts))
    low, high = measure_wilson(alarms[Alarm.FALSE], len(verdicts))
    return AlarmRate(
        name=name,
        sentences=len(verdicts),
        false=alarms[Alarm.FALSE],
        light=alarms[Alarm.LIGHT],
        rate=_share(alarms[Alarm.FALSE], len(verdicts)),
        low=low,
        high=high,
    )


def _source_rates(
    name: str, passages: Sequence[RealPassage], *, trials: Sequence[Trial], verify: Verify
) -> SourceRates:
    ours = [trial for trial in trials if trial.source == name]
    own = [passage for passage in passages if passage.source == name]
    harmless = [trial.verdict for trial in ours if trial.kind.family is Family.HARMLESS]
    return SourceRates(
        source=name,
        passages=len(own),
        kills=_counted(name, [t for t in ours if t.kind.family is not Family.HARMLESS], family="all"),
        alarms=_alarm_rate(name, harmless),
        clean=measure_clean(own, verify=verify),
    )


def _share(hits: int, of: int) -> float:
    return round(hits / of, 4) if of else 0.0
