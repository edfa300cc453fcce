"""What a passage does to a claim, by exact rules."""

from pathlib import Path

import pytest

from bedside.terms import Support, VerificationCode
from bedside.verification import find_best_span, verify_claim

PASSAGE = (
    "Thiazide diuretics increase renal magnesium loss. "
    "Symptoms rarely appear until serum magnesium falls below 1.2 mg/dL. "
    "Cisplatin may cause hypomagnesemia in up to 90% of patients. "
    "Oral magnesium did not improve QTc. "
    "Give 20 mmol of magnesium over 3 h."
)


def _codes(claim, passage=PASSAGE):
    return {code.value for code in verify_claim(claim, passage).findings}


@pytest.mark.parametrize("sentence", PASSAGE[:-1].split(". "))
def test_a_quoted_sentence_is_supported_with_score_1(sentence):
    for quoted in (sentence + ".", sentence, "  " + sentence.replace(" ", "\n") + "."):
        verdict = verify_claim(quoted, PASSAGE)
        assert (verdict.support, verdict.score, verdict.findings) == (Support.SUPPORTS, 1.0, ())


def test_two_quoted_sentences_are_supported():
    assert verify_claim(". ".join(PASSAGE.split(". ")[1:3]) + ".", PASSAGE).score == 1.0


def test_a_question_is_quoted_as_a_question_only():
    assert verify_claim("Does magnesium help?", "Does magnesium help? It does.").score == 1.0
    assert verify_claim("Magnesium helps.", "Magnesium helps? It does.").score < 1.0


def test_part_of_a_sentence_is_no_quotation():
    verdict = verify_claim("Magnesium raises potassium.", "It is false that magnesium raises potassium.")
    assert verdict.support is Support.CONTRADICTS


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("Symptoms rarely appear until serum magnesium falls below 1.5 mg/dL.", "number-differs"),
        ("Symptoms rarely appear until serum magnesium falls below 1.2 mmol/L.", "unit-differs"),
        ("Symptoms rarely appear until serum magnesium rises above 1.2 mg/dL.", "direction-differs"),
        ("Thiazide diuretics decrease renal magnesium loss.", "direction-differs"),
        ("Thiazide diuretics do not increase renal magnesium loss.", "negation-differs"),
        ("Oral magnesium improved QTc.", "direction-differs"),
    ],
)
def test_is_contradicted(claim, code):
    assert verify_claim(claim, PASSAGE).support is Support.CONTRADICTS
    assert code in _codes(claim)


@pytest.mark.parametrize(
    ("claim", "code"),
    [
        ("Cisplatin causes hypomagnesemia in 90% of patients.", "hedge-removed"),
        ("Carboplatin may cause hypomagnesemia in up to 90% of patients.", "term-missing"),
        ("Give 20 mmol of magnesium over 30 min.", "number"),
    ],
)
def test_is_not_supported(claim, code):
    assert verify_claim(claim, PASSAGE).support is not Support.SUPPORTS
    assert any(found.startswith(code) for found in _codes(claim))


@pytest.mark.parametrize(
    "claim",
    [
        "Symptoms rarely appear until serum magnesium falls below 0.49 mmol/L.",
        "Symptoms rarely appear until serum magnesium falls below 0.99 mEq/L.",
        "Symptoms rarely appear until plasma magnesium falls below 1.2 mg/dL.",
        "Symptoms rarely appear until serum magnesium falls under 1.20 mg/dL.",
    ],
)
def test_a_converted_or_reprinted_number_holds(claim):
    assert verify_claim(claim, PASSAGE).support is Support.SUPPORTS


def test_a_number_converts_only_by_its_own_analyte():
    passage = "Symptoms appear when calcium falls below 1.2 mg/dL."
    claim = "Symptoms appear when calcium falls below 0.49 mmol/L."
    assert verify_claim(claim, passage).support is Support.CONTRADICTS


def test_another_topic_is_silent():
    verdict = verify_claim("Aspirin prevents stroke.", PASSAGE)
    assert (verdict.support, verdict.findings) == (Support.SILENT, (VerificationCode.OFF_TOPIC,))


@pytest.mark.parametrize("claim", ["", "  ", "the of and", "12", "\x00\ud800"])
@pytest.mark.parametrize("passage", ["", " \n", PASSAGE, "\ud800"])
def test_empty_or_odd_input_gives_a_verdict(claim, passage):
    assert verify_claim(claim, passage).support is Support.SILENT
    assert find_best_span(claim, passage)[0] <= len(passage)


@pytest.mark.parametrize(
    "text", ["magnesium 1.2 mg not " * 50_000, "a" * 1_000_000, "potassium rises. " * 60_000]
)
def test_huge_input_gives_a_verdict(text):
    assert 0.0 <= verify_claim("Magnesium falls below 1.2 mg/dL.", text).score <= 1.0
    assert 0.0 <= verify_claim(text, PASSAGE).score <= 1.0
    assert verify_claim(text, text).score == 1.0


def test_the_best_span_is_the_sentence_that_speaks_of_the_claim():
    start, end = find_best_span("Magnesium falls with cisplatin", PASSAGE)
    assert PASSAGE[start:end] == "Cisplatin may cause hypomagnesemia in up to 90% of patients."
    assert find_best_span("anything", "") == (0, 0)


SCIFACT = Path(__file__).parents[3] / ".." / "shared" / "data" / "scifact"


@pytest.mark.skipif(not SCIFACT.exists(), reason="SciFact is not beside the repository")
def test_agrees_with_scifact_above_a_floor():
    """Whole cited abstracts; partly counts as support. A floor: the weights were fitted on these claims."""
    import json

    with (SCIFACT / "corpus.jsonl").open() as lines:
        texts = {work["doc_id"]: " ".join(work["abstract"]) for work in map(json.loads, lines)}
    with (SCIFACT / "claims_train.jsonl").open() as lines:
        claims = [json.loads(line) for line in lines][::4]
    told = {"supports": "SUPPORT", "partly": "SUPPORT", "contradicts": "CONTRADICT", "silent": "NEI"}
    judged = []
    for claim in claims:
        labels = {int(i): sets[0]["label"] for i, sets in claim["evidence"].items()}
        for i in labels or claim["cited_doc_ids"]:
            verdict = verify_claim(claim["claim"], texts[i])
            judged.append(told[verdict.support.value] == labels.get(i, "NEI"))
    assert sum(judged) / len(judged) > 0.6
