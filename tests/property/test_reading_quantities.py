"""Laws of reading: nothing raises, places are right, and what is printed is read back."""

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from bedside.quantities import find_quantities, name_subjects
from bedside.terms import Comparator

WORDS = (
    "1 2.5 .05 1,000 10 95 2015 0 -3 one two half third twenty % mg g/dL mL/min h weeks day days every q "
    "twice times daily a per of in to - – / ± ( ) [ ] , ; : . < ≥ up at least CI P = n patients Table grade "
    "x 10^9/L between and from over within aged old bid × U.S. magnesium sulfate serum target adults"
)
PIECES = st.sampled_from(WORDS.split())
VALUES = st.decimals(min_value="0.001", max_value="99999", places=3)
UNITS = st.sampled_from(["mg", "mmol/L", "mg/dL", "mg/kg/d", "%", "mL/min", "kg/m2", "kcal", "mm Hg", "U/L"])
SIGNS = st.sampled_from(["", "< ", "> ", "≤ ", "≥ ", "~ "])
MEANT = {"": "=", "< ": "<", "> ": ">", "≤ ": "<=", "≥ ": ">=", "~ ": "~"}


def _check(text: str) -> None:
    found = find_quantities(text)
    last = -1
    for quantity in found:
        assert 0 <= quantity.start <= quantity.at < quantity.end <= len(text)
        assert quantity.at > last
        assert quantity.high is None or quantity.high > quantity.low
        assert quantity.low.is_finite()
        last = quantity.at
    assert len(name_subjects(text, found)) == len(found)


@given(st.text(max_size=200))
@example("9" * 5000)
@example("1 x 10^99 " * 20)
@example("1/" * 500)
@example("one " * 500)
def test_any_text_is_read(text):
    _check(text)


@given(st.lists(PIECES, max_size=25), st.sampled_from([" ", ""]))
def test_any_run_of_its_words_is_read(pieces, joint):
    _check(joint.join(pieces))


@given(SIGNS, VALUES, UNITS)
def test_what_is_printed_is_read_back(sign, value, unit):
    (found,) = find_quantities(f"They had {sign}{value} {unit} then.")
    assert (found.comparator, found.low, found.printed_unit) == (MEANT[sign], value, unit)


@given(VALUES, VALUES, UNITS)
def test_a_printed_range_is_read_back(one, other, unit):
    low, high = sorted((one, other + Decimal(100000)))
    (found,) = find_quantities(f"They had {low} to {high} {unit} then.")
    assert (found.comparator, found.low, found.high) == (Comparator.RANGE, low, high)
