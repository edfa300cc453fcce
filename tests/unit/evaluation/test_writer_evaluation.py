"""Is what a run with a writer tells what happened?"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pytest

from bedside.engines.scripted import ScriptedJudge, ScriptedWriter
from bedside.errors import SourceError, UserError
from bedside.evaluation import evaluate_writer, read_writer_run, render_writer, write_writer_run
from bedside.evaluation.writer_run import WRITER_RUN_SCHEMA, Examiner, Outcome, Shown, WriterRun
from bedside.library import Library
from bedside.ports import Brief

QUESTION = "Does zorbafen shorten the common cold?"
TRUE = "Zorbafen shortened the common cold by two days in adults."


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    corpus = tmp_path / "corpus.jsonl"
    line = {"_id": "expert", "title": "Zorbafen in colds", "text": f"{TRUE} Zorbafen did not cure influenza."}
    corpus.write_bytes(msgspec.json.encode(line) + b"\n")
    Library.ingest(corpus, library=tmp_path / "library")
    with Library.open(tmp_path / "library") as library:
        yield library


def writer(*texts: str) -> ScriptedWriter:
    def reply(brief: Brief) -> Iterable[str]:
        told = [{"passages": [1], "section": "answer", "text": text} for text in texts]
        yield msgspec.json.encode({"claims": told}).decode()

    return ScriptedWriter(reply)


def run_of(*outcomes: Outcome) -> WriterRun:
    return WriterRun(
        schema=WRITER_RUN_SCHEMA,
        date="2026-01-01",
        bedside="0",
        python="3",
        cores=1,
        seed=1,
        writer="scripted",
        judge="scripted",
        threshold=0.8,
        labeled=10,
        texts=2,
        outcomes=outcomes,
    )


def test_both_ways_are_counted_and_judged(library: Library) -> None:
    judge = ScriptedJudge((0.7, 0.2, 0.1))
    examiner = Examiner(library=library, judge=judge, threshold=0.8)
    outcome = examiner.ask(QUESTION, frozenset({"expert"}), writer(TRUE, "Zorbafen harms nobody."))
    assert (outcome.kept, outcome.quoted, sum(outcome.dropped.values())) == (1, 0, 1)
    drafted = outcome.by_writer
    assert drafted.sentences == drafted.cited == drafted.supported == drafted.expert == 1
    assert drafted.seconds is not None and outcome.drafted.sentences >= 1
    assert drafted.surely == 0  # 0.7 is below the strict threshold
    assert any(claim == TRUE for claim, _ in judge.asked)


def test_where_nothing_is_drafted_both_ways_are_the_same(library: Library) -> None:
    examiner = Examiner(library=library, judge=ScriptedJudge((1.0, 0.0, 0.0)), threshold=0.8)
    outcome = examiner.ask(QUESTION, frozenset(), writer("Nothing of this stands anywhere."))
    assert outcome.drafted == outcome.extractive
    assert outcome.by_writer == Shown()
    assert outcome.extractive.sentences > 0


def test_the_page_tells_shares_and_fates(tmp_path: Path) -> None:
    shown = Shown(sentences=4, cited=4, supported=3, surely=2, expert=1, seconds=1.5)
    ways = {"extractive": Shown(), "drafted": shown, "by_writer": shown}
    run = run_of(Outcome(question="q", kept=3, quoted=1, dropped={"was so": 4}, **ways))
    page = render_writer(run)
    assert "| with a citation that resolves | – | 100.0%" in page
    assert "| supported by the judge | – | 75.0%" in page
    assert "| dropped: was so | 4 | 50.0%" in page
    write_writer_run(run, tmp_path / "run.json")
    assert read_writer_run(tmp_path / "run.json").outcomes[0].kept == 3


def test_no_run_no_figure(tmp_path: Path) -> None:
    assert "no figure" in render_writer(None)
    (tmp_path / "run.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SourceError):
        read_writer_run(tmp_path / "run.json")


def test_without_a_judge_nothing_is_measured(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="judge"):
        evaluate_writer(tmp_path, writer=writer(), judge=None, progress=lambda what, done, total: None)
