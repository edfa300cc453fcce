"""Two quantities beside each other."""

import pytest

from bedside.quantities import compare, find_quantities


def _compared(ours, theirs, **of):
    return compare(find_quantities(ours)[0], find_quantities(theirs)[0], **of)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("1.50 g", "1.5 g", "equal"),
        ("500 mg", "0.5 g", "converted-equal"),
        ("2 wk", "14 days", "converted-equal"),
        ("1.3 mEq/L", "0.65 mmol/L", "converted-equal"),
        ("0.5 mmol/L", "1.2 mg/dL", "converted-equal"),
        ("0.6 mmol/L", "1.2 mg/dL", "different"),
        ("1 g", "1.3 g", "different"),
        ("2-4 g", "2 to 4 g", "equal"),
        ("2 g", "2 to 4 g", "inside range"),
        ("3000 mg", "2 to 4 g", "inside range"),
        ("5 g", "2 to 4 g", "different"),
        ("2-4 g", "2 g", "different"),
        ("2 mL", "2 mg", "wrong dimension"),
        ("every 6 h", "four times a day", "equal"),
        ("every 8 h", "four times a day", "different"),
        ("q12h", "twice daily", "equal"),
        ("every 6 to 8 hours", "3-4 times a day", "equal"),
        ("20 mmol over 3 h", "20 mmol over 6 h", "different"),
        ("2", "2 g", "equal"),
    ],
)
def test_sameness(ours, theirs, expected):
    assert _compared(ours, theirs, of="magnesium").sameness == expected


def test_only_the_analyte_ties_its_units():
    assert _compared("1.3 mEq/L", "0.65 mmol/L").sameness == "different"
    assert _compared("1.3 mEq/L", "0.65 mmol/L", of="glucose").sameness == "different"


def test_another_analyte_is_seen_and_another_name_of_it_is_none():
    assert _compared("4 mmol/L", "4 mmol/L", of="K+", of_theirs="magnesium").sameness == "wrong analyte"
    assert _compared("4 mmol/L", "4 mmol/L", of="K+", of_theirs="potassium").is_same


def test_the_converted_value_is_told():
    assert _compared("500 mg", "0.5 g").converted == 500
    assert _compared("500 mg", "500 mg").converted is None


def test_bounds_that_are_opposed():
    assert _compared("above 2 g", "at most 2 g").is_opposed
    assert not _compared("above 2 g", "at least 2 g").is_opposed
