"""How is support measured? On tiny sets of our own."""

import json
from pathlib import Path

import pytest

from bedside.engines.scripted import ScriptedEmbedder, ScriptedJudge
from bedside.errors import SourceError, UserError
from bedside.evaluation.logistic import fit_weights
from bedside.evaluation.support_measures import (
    ACCURACY,
    CALIBRATION,
    FOUND,
    MACRO_F1,
    PRECISE,
    Answer,
    Tally,
    compare_macro_f1,
    measure,
)
from bedside.evaluation.support_page import render_support
from bedside.evaluation.support_pairs import Pair, draw, part_by_group
from bedside.evaluation.support_run import evaluate_support, read_support_run, write_support_run
from bedside.evaluation.support_sets import SUPPORT_SETS
from bedside.evaluation.support_systems import JUDGE, MEANING, VERIFY
from bedside.terms import Support
from shared_data import shared

YES, NO, NONE = Support.SUPPORTS, Support.CONTRADICTS, Support.SILENT
PARTS = {"scifact": 214, "expertqa": 344, "healthver": 1917, "nli4ct": 200, "evidence-inference": 357}


def write(data: Path, name: str, *lines: object) -> None:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Every set, with enough records to fit on."""
    claims, judged, prompts, spans = [], [], [], []
    for at in range(24):
        label = ("SUPPORT", "CONTRADICT")[at % 2]
        said = {"7": [{"label": label, "sentences": [0]}]} if at % 3 else {}
        claims.append({"id": at, "claim": f"Zinc helps {at}.", "evidence": said, "cited_doc_ids": [7, 99]})
        judged.append(
            {
                "question": f"Why {at}?",
                "system": "s",
                "claim_no": 0,
                "claim": "Zinc helps [1].",
                "evidence": ["[1] http://a.example\n\n" + "Zinc helps some. " * 9, "[2] http://b.example"],
                "support": ("Complete", "Incomplete", "Partial", "N/A")[at % 4],
            }
        )
        prompts.append(f"{at},{at + 50},pain,ice,heat")
        spans.append(f"{at},{at + 50},True,True,significantly decreased,14,24")
        text = ("BODY.RESULTS:", "Pain fell.", "", "BODY.METHODS:", "We asked people. " * 30)
        write(tmp_path, f"evidence_inference/txt_files/PMC{at + 50}.txt", *text)
    write(tmp_path, "scifact/corpus.jsonl", {"doc_id": 7, "title": "Z", "abstract": ["Zinc helps.", "So."]})
    write(tmp_path, "scifact/claims_train.jsonl", *claims)
    write(tmp_path, "expertqa/claims_other_fields.jsonl", *judged)
    rows = ("1,Zinc helps.,Does zinc help?,Neutral,1,q", "2,Zinc fails.,Zinc helps,Refutes,1,q")
    write(tmp_path, "healthver/healthver_dev.csv", "id,evidence,claim,label,topic_ip,question", *rows)
    stated = {"Section_id": "Results", "Primary_id": "N1", "Statement": "Two fell ill", "Label": "Entailment"}
    write(tmp_path, "nli4ct/dev.json", {"a": stated, "b": stated | {"Secondary_id": "N2"}})
    for trial in ("N1", "N2"):
        record = {"Clinical Trial ID": trial, "Results": ["Ill:", "  2/30"]}
        write(tmp_path, f"nli4ct/ct_json/{trial}.json", record)
    place = "evidence_inference"
    write(tmp_path, f"{place}/split_developers.txt", *(str(at + 50) for at in range(24)))
    licenses = (f"PMC{at + 50}.nxml\t{('CC BY 4.0', 'CC BY-NC 4.0')[at % 4 == 3]}" for at in range(24))
    write(tmp_path, f"{place}/license_by_article.tsv", "file\tlicence", *licenses)
    write(
        tmp_path,
        f"{place}/prompts_developers.csv",
        "PromptID,PMCID,Outcome,Intervention,Comparator",
        *prompts,
    )
    head = "PromptID,PMCID,Valid Label,Valid Reasoning,Label,Evidence Start,Evidence End"
    write(tmp_path, f"{place}/v2_annotations_developers.csv", head, *spans)
    return tmp_path


def test_parts_never_share_a_group(data: Path) -> None:
    for read in SUPPORT_SETS.values():
        found = read(data)
        assert not {pair.group for pair in found.fit} & {pair.group for pair in found.held_out}
        assert found.held_out
        assert all(pair.claim and pair.passage for pair in found.fit + found.held_out)


def test_sets_without_a_license_are_never_fitted_on(data: Path) -> None:
    for name in ("healthver", "nli4ct"):
        assert SUPPORT_SETS[name](data).fit == ()
    effects = SUPPORT_SETS["evidence-inference"](data)
    assert all(pair.may_fit for pair in effects.fit)
    assert any(not pair.may_fit for pair in effects.held_out) or len(effects.fit) < 3 * 24


def test_what_becomes_of_the_records(data: Path) -> None:
    pairs = {name: read(data) for name, read in SUPPORT_SETS.items()}
    scifact = {pair.id: pair for pair in pairs["scifact"].fit + pairs["scifact"].held_out}
    assert scifact["0-7"].gold is NONE  # cited, and nothing was found in it
    assert (scifact["2-7"].gold, scifact["1-7"].gold) == (YES, NO)
    expert = pairs["expertqa"].fit + pairs["expertqa"].held_out
    assert {pair.gold for pair in expert} == {YES, NONE, Support.PARTLY}
    assert all(pair.claim == "Zinc helps." and pair.passage.startswith("Zinc") for pair in expert)
    assert [pair.gold for pair in pairs["healthver"].held_out] == [NONE, NO]
    single, both = pairs["nli4ct"].held_out
    assert single.passage == "Primary trial:\nIll:\n2/30"
    assert both.passage == single.passage + "\nSecondary trial:\nIll:\n2/30"
    effects = pairs["evidence-inference"].fit + pairs["evidence-inference"].held_out
    assert {pair.gold for pair in effects} == {YES, NO, NONE}
    assert all("Pain fell." in pair.passage for pair in effects if pair.gold is not NONE)
    assert all("We asked" in pair.passage for pair in effects if pair.gold is NONE)
    assert all(word in pair.claim.lower() for pair in effects for word in ("ice", "heat", "pain"))


def test_a_broken_set_is_told(data: Path) -> None:
    (data / "nli4ct" / "dev.json").write_text("[]")
    with pytest.raises(SourceError):
        SUPPORT_SETS["nli4ct"](data)


def test_parts_are_drawn_by_name_alone() -> None:
    pairs = [Pair(id=str(at), group=str(at), claim="a", passage="b", gold=YES) for at in range(2_000)]
    fit, held_out = part_by_group(pairs)
    assert 0.7 < len(fit) / 2_000 < 0.8
    assert part_by_group(reversed(held_out))[0] == []
    assert {draw(str(at), "abc") for at in range(50)} == set("abc")


def answers(*said: tuple[Support, float]) -> list[Answer]:
    return [Answer(label=label, confidence=sure, score=sure if label is YES else 0.0) for label, sure in said]


def test_figures_of_a_small_run() -> None:
    gold = [YES, YES, NO, NONE]
    said = answers((YES, 0.9), (NONE, 0.8), (NO, 0.7), (YES, 0.1))
    figures = measure(Tally(gold=gold, groups=list("abcd"), answers=said))
    assert figures[ACCURACY].value == 0.5
    assert figures["precision of supports"].value == figures["recall of supports"].value == 0.5
    assert figures["precision of silent"].value == 0.0
    assert figures[MACRO_F1].value == pytest.approx((0.5 + 1.0 + 0.0) / 3, abs=1e-4)
    assert (figures[PRECISE].value, figures[FOUND].value) == (1.0, 0.5)  # the least sure answer is not given
    assert figures[CALIBRATION].value == pytest.approx((0.1 + 1.0 + 0.1) / 4, abs=1e-4)


def test_labels_that_the_gold_lacks_are_not_averaged() -> None:
    figures = measure(Tally(gold=[YES, NO], groups=["a", "b"], answers=answers((YES, 0.9), (NO, 0.9))))
    assert figures[MACRO_F1].value == 1.0
    assert figures["recall of silent"].value is None


def test_the_same_answers_differ_by_nothing() -> None:
    tally = Tally(
        gold=[YES, NO, NONE] * 5, groups=list("abcdefghijklmno"), answers=answers(*[(YES, 0.9)] * 15)
    )
    difference = compare_macro_f1(tally, tally)
    assert (difference.value, difference.low, difference.high) == (0.0, 0.0, 0.0)


def test_weights_tell_answers_apart() -> None:
    values = [(0.1, 5.0), (0.2, 4.0), (0.5, 5.0), (0.6, 4.0), (0.9, 5.0), (1.0, 4.0)]
    weights = fit_weights(values, [0, 0, 1, 1, 2, 2], importance=[1.0] * 6, penalty=0.01)
    assert all(sum(weights.probabilities(each)) == pytest.approx(1) for each in values)
    told = [max(range(3), key=weights.probabilities(each).__getitem__) for each in values]
    assert told == [0, 0, 1, 1, 2, 2]
    scaled = fit_weights(
        [(v * 100, w) for v, w in values], [0, 0, 1, 1, 2, 2], importance=[1.0] * 6, penalty=0.01
    )
    assert scaled.probabilities((50.0, 5.0)) == pytest.approx(weights.probabilities((0.5, 5.0)), abs=1e-6)


def test_a_run_is_kept_and_shown(data: Path, tmp_path: Path) -> None:
    told: list[str] = []
    run = evaluate_support(
        data,
        progress=lambda what, done, total: told.append(what),
        judge=ScriptedJudge((0.8, 0.1, 0.1)),
        embedder=ScriptedEmbedder([["zinc"], ["pain"]]),
    )
    assert "Measuring nli4ct" in told
    path = tmp_path / "run.json"
    write_support_run(run, path)
    assert read_support_run(path) == run
    page = render_support(run)
    assert all(f"### {name}\n" in page for name in SUPPORT_SETS)
    assert all(f"| {name} |" in page for name in (JUDGE, MEANING, VERIFY))
    assert "The judge is scripted." in page
    assert "no figure" in render_support(None)


def test_a_run_of_another_schema_or_no_folder_is_told(data: Path, tmp_path: Path) -> None:
    run = evaluate_support(data, progress=lambda what, done, total: None)
    path = tmp_path / "run.json"
    write_support_run(run, path)
    path.write_text(path.read_text().replace('"schema": 1', '"schema": 9'))
    for text in (path.read_text(), "{"):
        path.write_text(text)
        with pytest.raises(SourceError):
            read_support_run(path)
    with pytest.raises(UserError):
        evaluate_support(tmp_path / "nowhere", progress=lambda what, done, total: None)


@pytest.mark.parametrize("name", SUPPORT_SETS)
def test_a_real_set_is_read_whole(name: str) -> None:
    found = SUPPORT_SETS[name](shared("scifact").parent)
    assert len(found.held_out) == PARTS[name]
