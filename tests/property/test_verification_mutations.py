"""A claim that says otherwise than its source is never supported; whatever is given, a verdict comes back."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bedside.terms import Support
from bedside.verification import find_best_span, verify_claim

BEFORE = "Serum magnesium was measured in all patients."
AFTER = "Potassium and calcium were measured at the same visits."
DRUGS = ("cisplatin", "furosemide", "omeprazole", "foscarnet", "digoxin", "amphotericin", "cetuximab")
DIRECTIONS = (
    ("increases", "decreases"),
    ("raises", "lowers"),
    ("improves", "worsens"),
    ("enhances", "reduces"),
    ("promotes", "inhibits"),
)
UNITS = ("mmol/L", "mEq/L", "mg/dL", "mg", "g", "mL", "%", "days", "months")
SUBJECTS = st.sampled_from(DRUGS)
OUTCOMES = st.sampled_from(
    ("renal magnesium loss", "survival after surgery", "the QT interval", "kidney function")
)
VALUES = st.decimals(min_value="0.1", max_value="999", places=1)


def _verdict(claim, sentence):
    passage = f"{BEFORE} {sentence} {AFTER}"
    original = verify_claim(sentence, passage)
    assert (original.support, original.score) == (Support.SUPPORTS, 1.0)
    return verify_claim(claim, passage).support


@given(SUBJECTS, OUTCOMES, VALUES, VALUES, st.sampled_from(UNITS))
def test_a_changed_number_is_not_supported(drug, outcome, value, other, unit):
    sentence = f"With {drug}, {outcome} changed at {value} {unit}."
    if abs(value - other) > Decimal("0.05") * max(value, other):
        assert (
            _verdict(f"With {drug}, {outcome} changed at {other} {unit}.", sentence) is not Support.SUPPORTS
        )


@given(SUBJECTS, OUTCOMES, VALUES, st.permutations(UNITS))
def test_a_changed_unit_is_not_supported(drug, outcome, value, units):
    sentence = f"With {drug}, {outcome} changed at {value} {units[0]}."
    assert (
        _verdict(f"With {drug}, {outcome} changed at {value} {units[1]}.", sentence) is not Support.SUPPORTS
    )


@given(SUBJECTS, OUTCOMES, st.sampled_from(("is", "was", "is often", "was clearly")))
def test_a_dropped_or_added_not_is_contradicted(drug, outcome, verb):
    denied, plain = (f"{drug} {verb} {no}associated with {outcome}." for no in ("not ", ""))
    assert _verdict(plain, denied) is Support.CONTRADICTS
    assert _verdict(denied, plain) is Support.CONTRADICTS


@given(SUBJECTS, OUTCOMES, st.sampled_from(DIRECTIONS), st.booleans())
def test_a_turned_direction_is_contradicted(drug, outcome, pair, is_turned):
    said, turned = reversed(pair) if is_turned else pair
    assert _verdict(f"{drug} {turned} {outcome}.", f"{drug} {said} {outcome}.") is Support.CONTRADICTS


@given(st.permutations(DRUGS), OUTCOMES, st.sampled_from(DIRECTIONS))
def test_a_swapped_drug_is_not_supported(drugs, outcome, pair):
    sentence = f"Treatment with {drugs[0]} {pair[0]} {outcome}."
    assert _verdict(f"Treatment with {drugs[1]} {pair[0]} {outcome}.", sentence) is not Support.SUPPORTS


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_gives_a_verdict_and_a_span_inside(claim, passage):
    verdict = verify_claim(claim, passage)
    assert 0.0 <= verdict.score <= 1.0
    assert verdict == verify_claim(claim, passage)
    start, end = find_best_span(claim, passage)
    assert 0 <= start <= end <= len(passage)
