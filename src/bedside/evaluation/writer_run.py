"""What does a writer add to the extractive answer, and what of it holds? Questions of experts, one run.

The gate works by the exact rules alone here, so that the trained judge, which has its thresholds from pairs
that people labeled, can say of each shown sentence, independently, whether its passage supports it.
"""

import json
import os
import platform
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bedside.errors import UserError, how_to_install
from bedside.evaluation.retrieval_set import Pool
from bedside.evaluation.run_json import read_json_run, write_json_run
from bedside.evaluation.sets.bioasq import read_bioasq
from bedside.evaluation.sets.folder import find_data
from bedside.evaluation.support_sets import SUPPORT_SETS
from bedside.library import Library, Limits, Writing, ask_drafted
from bedside.ports import Progress
from bedside.terms import Citation, ClaimOrigin, Section, Statement, Support
from bedside.verification import choose_text
from bedside.version import __version__

if TYPE_CHECKING:
    from bedside.library import Answer
    from bedside.ports import Judge, Writer

WRITER_RUN_SCHEMA = 2
QUESTIONS = 100
SEED = 20_261
LIMITS = Limits(passages=4, passage_letters=700, tokens=300)
"""What a very small writer on a processor can read and write in some seconds."""
PRECISION = 0.9
"""What the strict threshold must reach on pairs that people labeled."""
EXTRACTIVE, DRAFTED, BY_WRITER = "extractive", "with the writer", "of which by the writer"
_FROM_LITERATURE = (ClaimOrigin.EXTRACTED, ClaimOrigin.DRAFTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What one way of answering showed of one question. ``cited`` sentences have a citation that resolves.

    ``supported`` are likelier supported than not by the judge, ``surely`` above its strict threshold,
    ``expert`` cite a text that the question's own experts quoted. ``seconds`` are until the first of them.
    """

    sentences: int = 0
    cited: int = 0
    supported: int = 0
    surely: int = 0
    expert: int = 0
    seconds: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """One question: what each way showed, and what became of the writer's sentences.

    ``by_writer`` are those of ``drafted`` that the writer wrote or for which the source was quoted instead.
    """

    question: str
    extractive: Shown
    drafted: Shown
    by_writer: Shown
    kept: int = 0
    quoted: int = 0
    dropped: Mapping[str, int] = field(default_factory=dict)
    fault: str | None = None
    seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterRun:
    """One run: when, who wrote, who judged and how strictly, and every question's outcome.

    ``threshold`` is the judge's probability above which ``PRECISION`` of the labeled pairs are supported;
    ``labeled`` is how many pairs that was found on.
    """

    schema: int
    date: str
    bedside: str
    python: str
    cores: int
    seed: int
    writer: str
    judge: str
    threshold: float
    labeled: int
    texts: int
    outcomes: Sequence[Outcome]


def evaluate_writer(
    data: Path | None, *, writer: "Writer", judge: "Judge | None", progress: Progress
) -> WriterRun:
    """Ask ``QUESTIONS`` questions with and without ``writer``.

    Raises ``UserError`` for an absent folder or judge, ``SourceError`` for a set that cannot be read.
    """
    if judge is None:
        raise UserError(f"No judge is installed. {how_to_install('models')}")
    folder = find_data(data)
    threshold, labeled = find_threshold(judge, folder, progress)
    pool = read_bioasq(folder).pools[0]
    ids = sorted(pool.queries)
    random.Random(SEED).shuffle(ids)
    with tempfile.TemporaryDirectory() as place, _library(pool, Path(place)) as library:
        examiner = Examiner(library=library, judge=judge, threshold=threshold)
        outcomes = []
        for done, id in enumerate(ids[:QUESTIONS]):
            progress("Asking", done, QUESTIONS)
            outcomes.append(examiner.ask(pool.queries[id], frozenset(pool.relevant[id]), writer))
    return WriterRun(
        schema=WRITER_RUN_SCHEMA,
        date=date.today().isoformat(),
        bedside=__version__,
        python=platform.python_version(),
        cores=os.cpu_count() or 1,
        seed=SEED,
        writer=writer.name,
        judge=judge.name,
        threshold=threshold,
        labeled=labeled,
        texts=len(pool.corpus),
        outcomes=outcomes,
    )


def find_threshold(judge: "Judge", data: Path, progress: Progress) -> tuple[float, int]:
    """The lowest probability above which ``PRECISION`` of the held-out labeled pairs are supported."""
    pairs = []
    for done, (name, read) in enumerate(SUPPORT_SETS.items()):
        progress(f"Reading {name}", done, len(SUPPORT_SETS))
        pairs += [pair for pair in read(data).held_out if pair.gold is not Support.PARTLY]
    odds = _ask(judge, [(pair.claim, pair.passage) for pair in pairs])
    ranked = sorted(zip(odds, (pair.gold is Support.SUPPORTS for pair in pairs), strict=True), reverse=True)
    right, threshold = 0, 1.0
    for count, (probability, is_right) in enumerate(ranked, start=1):
        right += is_right
        if right >= PRECISION * count:
            threshold = probability
    return round(threshold, 4), len(pairs)


def _ask(judge: "Judge", pairs: Iterable[tuple[str, str]]) -> list[float]:
    """The probability of ``supports`` of each claim and passage."""
    return [odds[0] for odds in judge.judge([(claim, choose_text(claim, text)) for claim, text in pairs])]


def _library(pool: Pool, place: Path) -> Library:
    corpus = place / "corpus.jsonl"
    with corpus.open("w", encoding="utf-8") as stream:
        for id, (title, text) in pool.corpus.items():
            stream.write(json.dumps({"_id": id, "title": title, "text": text}) + "\n")
    Library.ingest(corpus, library=place / "library")
    return Library.open(place / "library")


@dataclass(frozen=True, kw_only=True)
class Examiner:
    """Asks both ways, and lets the judge say of each shown sentence whether its passage supports it."""

    library: Library
    judge: "Judge"
    threshold: float
    clock: Callable[[], float] = time.perf_counter

    def ask(self, question: str, quoted_by_experts: frozenset[str], writer: "Writer") -> Outcome:
        """One question, both ways."""
        begun = self.clock()
        answers, times = [], []
        for answer in ask_drafted(self.library, question, Writing(writer=writer, judge=None, limits=LIMITS)):
            answers.append(answer)
            times.append(self.clock() - begun)
        last, drafted = answers[-1], answers[-1].asked.draft
        claims = drafted.claims if drafted else ()
        first = next((at for each, at in zip(answers, times, strict=True) if _has_claims(each)), None)
        said = {claim.text for claim in claims}
        of_writer = [each for each in _shown_of(last) if each.text.strip("“”") in said]
        extractive = self._examine(_shown_of(answers[0]), quoted_by_experts, times[0])
        return Outcome(
            question=question,
            extractive=extractive,
            drafted=self._examine(_shown_of(last), quoted_by_experts, times[0]),
            by_writer=self._examine(of_writer, quoted_by_experts, first),
            kept=len(claims) - drafted.quoted if drafted else 0,
            quoted=drafted.quoted if drafted else 0,
            dropped=dict(Counter(reason.value for reason in drafted.dropped)) if drafted else {},
            fault=drafted.fault.value if drafted and drafted.fault else None,
            seconds=round(times[-1], 3),
        )

    def _examine(self, shown: Sequence[Statement], expert: frozenset[str], seconds: float | None) -> Shown:
        pairs, cited = [], 0
        for each in shown:
            texts = [text for citation in each.citations if (text := self._find_text(citation))]
            cited += bool(texts)
            pairs.append((each.text.strip("“”"), " ".join(texts)))
        odds = _ask(self.judge, pairs)
        return Shown(
            sentences=len(shown),
            cited=cited,
            supported=sum(each > 0.5 for each in odds),
            surely=sum(each >= self.threshold for each in odds),
            expert=sum(any(c.publication_id in expert for c in each.citations) for each in shown),
            seconds=round(seconds, 3) if shown and seconds is not None else None,
        )

    def _find_text(self, citation: Citation) -> str | None:
        passages = self.library.work(citation.publication_id).passages
        return next((each.text for each in passages if each.id == citation.passage_id), None)


def _has_claims(answer: "Answer") -> bool:
    """Whether anything of a draft was verified yet."""
    return bool(answer.asked.draft and answer.asked.draft.claims)


def _shown_of(answer: "Answer") -> list[Statement]:
    def within(sections: Sequence[Section]) -> list[Statement]:
        return [each for one in sections for each in (*one.statements, *within(one.subsections))]

    every = (*answer.article.bottom_line, *within(answer.article.sections))
    return [each for each in every if each.origin in _FROM_LITERATURE]


def write_writer_run(run: WriterRun, path: Path) -> None:
    """Write the run as JSON. Raises ``OSError``."""
    write_json_run(run, path)


def read_writer_run(path: Path) -> WriterRun:
    """A run that ``write_writer_run`` wrote. Raises ``SourceError``."""
    return read_json_run(path, WriterRun, schema=WRITER_RUN_SCHEMA)
