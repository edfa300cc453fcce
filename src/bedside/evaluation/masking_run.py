"""How much of what identifies a person is masked, and how much else? One run over sentences of our own."""

import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bedside.engines import find_masker
from bedside.errors import UserError, how_to_install
from bedside.evaluation.masking_labels import HALVES, LabeledSentence, read_half
from bedside.evaluation.masking_scores import MaskingScores, score_masker
from bedside.evaluation.public_questions import read_public_questions
from bedside.evaluation.run_json import read_json_run, write_json_run
from bedside.evaluation.sets import find_data
from bedside.ports import Masker, Progress
from bedside.terms import DetailKind
from bedside.version import __version__

MASKING_RUN_SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFigures:
    """Of one kind of detail: how many are labeled, and how many of them are wholly found."""

    kind: str
    labeled: int
    found: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanFigures:
    """Sentences without personal details: how many, in how many something is masked; the same of words."""

    name: str
    sentences: int
    touched: int
    words: int
    words_masked: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HalfFigures:
    """One half of our sentences; ``masks`` are what was found, ``right`` what of it touches a label."""

    name: str
    kinds: Sequence[KindFigures]
    masks: int
    right: int
    clean: CleanFigures


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskingRun:
    """One run: when, by which version, with which masker; our halves, and questions of others."""

    schema: int
    date: str
    bedside: str
    python: str
    masker: str
    halves: Sequence[HalfFigures]
    questions: Sequence[CleanFigures]


def run_masking(data: Path | None, *, progress: Progress, masker: Masker | None = None) -> MaskingRun:
    """Hold what is found against the labels, and count what is masked in questions of others below ``data``.

    Raises ``UserError`` without a masker or a folder, ``SourceError`` for a set that cannot be read.
    """
    masker = masker or find_masker()
    if masker is None:
        raise UserError(f"There is no masker on this machine. {how_to_install('writer')}")
    questions = read_public_questions(find_data(data))
    measured: list[CleanFigures] = []
    for done, (name, texts) in enumerate(questions.items()):
        progress(f"Masking {name}", done, len(questions))
        sentences = (LabeledSentence(text=text, details=()) for text in texts)
        measured.append(_clean(name, score_masker(masker, sentences)))
    return MaskingRun(
        schema=MASKING_RUN_SCHEMA,
        date=date.today().isoformat(),
        bedside=__version__,
        python=platform.python_version(),
        masker=masker.name,
        halves=[measure_half(name, read_half(name), masker) for name in HALVES],
        questions=measured,
    )


def measure_half(name: str, sentences: Iterable[LabeledSentence], masker: Masker) -> HalfFigures:
    """The figures of one half."""
    scores = score_masker(masker, sentences)
    kinds = [
        KindFigures(kind=kind.value, labeled=scores.labeled[kind], found=scores.found[kind])
        for kind in DetailKind
        if scores.labeled[kind]
    ]
    return HalfFigures(
        name=name, kinds=kinds, masks=scores.masks, right=scores.right, clean=_clean(name, scores)
    )


def _clean(name: str, scores: MaskingScores) -> CleanFigures:
    return CleanFigures(
        name=name,
        sentences=scores.clean,
        touched=scores.touched,
        words=scores.words,
        words_masked=scores.words_masked,
    )


def write_masking_run(run: MaskingRun, path: Path) -> None:
    """Write the run as JSON. Raises ``OSError``."""
    write_json_run(run, path)


def read_masking_run(path: Path) -> MaskingRun:
    """A run that ``write_masking_run`` wrote. Raises ``SourceError``."""
    return read_json_run(path, MaskingRun, schema=MASKING_RUN_SCHEMA)
