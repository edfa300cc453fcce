"""What does a run do with peer, variants and texts, and what does it leave?"""

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bedside.cli.entry import main
from bedside.errors import EngineError, SourceError
from bedside.evaluation import Plan, costs, evaluate, ranking, read_run, render_page, render_table, write_run
from bedside.evaluation.peer import Peer
from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.variants import VARIANTS, Variant, choose_variants

CORPUS = {
    "1": ("Zinc", "Lozenges shortened colds."),
    "2": ("Sleep", "It was not changed by a lozenge."),
    "3": ("Salt", "It raises pressure."),
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "med1033"
    place.mkdir(parents=True)
    lines = [{"_id": id, "title": title, "text": text} for id, (title, text) in CORPUS.items()]
    (place / "corpus.jsonl").write_text("\n".join(map(json.dumps, lines)))
    queries = [{"_id": "a", "text": "zinc lozenge"}, {"_id": "b", "text": "salt"}]
    (place / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)))
    (place / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\na\t1\t1\nb\t3\t1\n")
    return place.parent


@pytest.fixture
def bedside(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["bedside", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def quiet(*_: object) -> None:
    """No progress."""


def test_the_peer_stems_and_gives_only_what_holds_a_word() -> None:
    peer = Peer(CORPUS)
    assert set(peer.rank("lozenge", depth=100)) == {"1", "2"}
    assert peer.rank("pressures", depth=1) == ["3"]
    assert peer.rank("of the and", depth=10) == peer.rank("", depth=10) == []
    assert peer.rank("unheard", depth=10) == []


def test_variants_are_measured_side_by_side(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worst = Variant(about="Worst first.", rank=lambda *given: VARIANTS["bedside"].rank(*given)[::-1])
    monkeypatch.setattr("bedside.evaluation.variants.VARIANTS", {**VARIANTS, "worst": worst})
    run = evaluate(Plan(sets=["med"], variants=["bedside", "worst"]), data=data, progress=quiet)
    found = {system.system: system for system in run.sets[0].systems}
    assert list(found) == ["bm25", "bedside", "worst"]
    assert found["worst"].differences["ndcg@10"].mean < 0 == found["bedside"].differences["ndcg@10"].mean
    assert "  worst" in render_table(run) and "`worst`" in render_page(run)


def test_a_variant_named_twice_is_measured_once() -> None:
    assert list(choose_variants(["bedside", "bedside"])) == ["bedside"]


def test_a_text_that_the_library_did_not_take_in_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else search would be blamed for what was never there."""
    pool = make_pool([("two words", "", "x")], queries={"q": "x"}, relevant={"q": {"two words": 1}})
    given = RetrievalSet(name="s", pools=(pool,), hit="h", license="l", caution="c")
    with pytest.raises(EngineError, match="Only 0 of 1 texts"):
        ranking.rank_set(given, variants=VARIANTS, with_peer=False, progress=quiet)


def test_a_run_file_is_read_back_and_others_are_refused(data: Path, tmp_path: Path) -> None:
    run = evaluate(Plan(sets=["med"]), data=data, progress=quiet)
    path = tmp_path / "run.json"
    write_run(run, path)
    assert read_run(path) == run
    assert '"mrr@10": [1.0, 1.0]' in path.read_text("utf-8")
    write_run(replace(run, schema=99), path)
    with pytest.raises(SourceError) as caught:
        read_run(path)
    assert "schema 99, expected 1" in str(caught.value.problems[0])
    path.write_text("{}")
    with pytest.raises(SourceError):
        read_run(path)


def test_without_a_peak_to_read_there_is_a_dash(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(costs, "_STATUS", Path("/nowhere"))
    monkeypatch.setattr(costs, "_CLEAR", Path("/nowhere/at/all"))
    run = evaluate(Plan(sets=["med"]), data=data, progress=quiet)
    assert run.sets[0].systems[0].costs.build_peak_mb is None
    assert "| – |" in render_page(run)


def test_percentiles_are_of_the_times_in_milliseconds() -> None:
    assert costs.measure_percentile([0.001 * number for number in range(1, 102)], 50) == 51
    assert costs.measure_percentile([0.002], 99) == 2


def test_the_command_prints_a_table_and_writes_the_run(bedside, data: Path, tmp_path: Path) -> None:
    output = tmp_path / "run.json"
    code, out, err = bedside("evaluate", "med", "--data", data, "-o", output, "--queries", 1)
    assert (code, err) == (0, "")
    assert out.startswith("set ") and f"Every figure is in {output}." in out
    assert len(read_run(output).sets[0].queries) == 1


def test_a_folder_that_is_not_there_is_told_before_the_run(bedside, data: Path, tmp_path: Path) -> None:
    code, out, err = bedside("evaluate", "med", "--data", data, "-o", tmp_path / "no" / "run.json")
    assert (code, out) == (2, "")
    assert "There is no folder" in err


@pytest.mark.parametrize(
    ("arguments", "code"), [(["nothing"], 2), (["med", "--variant", "magic"], 2), (["scifact"], 3)]
)
def test_errors_end_with_their_code(bedside, data: Path, tmp_path: Path, arguments, code) -> None:
    found, out, err = bedside("evaluate", *arguments, "--data", data, "-o", tmp_path / "run.json")
    assert (found, out) == (code, "") and err.startswith("bedside: ")


def test_progress_tells_the_set_and_the_system(data: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    evaluate(Plan(sets=["med"]), data=data, progress=lambda *what: told.append(what))
    systems = [(f"med: {name}", done, 2) for name in ("bedside", "bm25") for done in (0, 1)]
    assert told == [("Reading med", 0, 1), ("med: reading", 0, 2), *systems]
