"""What each quantity is of, in sentences of our own."""

import pytest

from bedside.quantities import find_quantities, name_subjects

NAMES = {"amiloride": "amiloride", "samplazole": "samplazole", "sampla": "samplazole"}


def _subjects(text):
    found = find_quantities(text)
    return list(zip(found, name_subjects(text, found, names=NAMES), strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("magnesium sulfate 2 g IV", ["magnesium sulfate"]),
        ("2 g magnesium sulphate", ["magnesium sulfate"]),
        ("2 g of MgSO4", ["magnesium sulfate"]),
        ("Calcium was 2.1 and magnesium 0.6 mmol/L.", ["calcium", "magnesium"]),
        ("Calcium and magnesium were 2.1 and 0.6 mmol/L, respectively.", ["calcium", "magnesium"]),
        ("serum magnesium below 1.8 mg/dL (0.74 mmol/L)", ["magnesium", "magnesium"]),
        ("amiloride 5 mg twice daily for 3 days", ["amiloride"] * 3),
        ("Sampla 5 mg; potassium 4 mmol/L", ["samplazole", "potassium"]),
        ("In 12 patients magnesium was 0.6 mmol/L (P < 0.05).", [None, "magnesium", None]),
        ("They waited 3 days.", [None]),
        ("0.6 mg and 5 km", [None, None]),
    ],
)
def test_of_what(text, expected):
    assert [subject.of if subject else None for _, subject in _subjects(text)] == expected


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("4 g of magnesium", "ambiguous"),
        ("4 g of elemental magnesium", "element"),
        ("4 g of magnesium citrate", "salt"),
        ("20 mmol of magnesium", "element"),
        ("magnesium of 1.8 mg/dL", "element"),
        ("glucose of 90 mg/dL", None),
    ],
)
def test_salt_or_element(text, form):
    ((_, subject),) = _subjects(text)
    assert subject.form == form


def test_what_stands_around_it():
    text = "Adults: loading dose 4 g of magnesium sulfate IV; children: maximum 2 g by mouth."
    (_, first), (_, second) = _subjects(text)
    assert (first.route, first.purpose, first.populations) == ("intravenous", "loading dose", ("adults",))
    assert (second.route, second.purpose, second.populations) == ("oral", "maximum", ("children",))
    assert second.of == "magnesium sulfate"  # the only one that the text names


def test_the_specimen_and_the_purpose_of_a_level():
    ((_, subject),) = _subjects("The target serum potassium is 4 to 5 mmol/L.")
    assert (subject.of, subject.specimen, subject.purpose) == ("potassium", "serum", "target")


def test_a_unit_is_no_analyte():
    ((_, subject),) = _subjects("It was 5 mg.")
    assert subject is None
