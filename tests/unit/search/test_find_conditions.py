"""Which condition is meant: by name, by a substance with a direction, or by a measured value."""

import pytest

from bedside import Library
from bedside.search import understand


@pytest.fixture(scope="module")
def vocabulary():
    with Library.open() as library:
        yield library._shelf.vocabulary


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("my potassium is 6.2 what should i do", "hyperkalemia"),
        ("potassium 7.2 mmol/L management", "hyperkalemia"),
        ("K 2.8", "hypokalemia"),
        ("sodium 165 management", "hypernatremia"),
        ("Na 128 what to do", "hyponatremia"),
        ("calcium 3.6 mmol/L treatment", "hypercalcemia"),
        ("magnesium 5 mmol/L treatment", "hypermagnesemia"),
        ("Mg 3.5 reflexes absent", "hypermagnesemia"),
        ("Is a magnesium of 0.6 mmol/L low?", "hypomagnesemia"),
        ("magnesium 2 g iv", "hypomagnesemia"),
        ("how can I lower my potassium?", "hyperkalemia"),
        ("foods to raise magnesium", "hypomagnesemia"),
        ("drugs that raise potassium", "hyperkalemia"),
        ("does cisplatin lower magnesium", "hypomagnesemia"),
        ("mechanism of hypocalcemia in hypomagnesemia", "hypomagnesemia"),
        ("low Mg and low K", "hypomagnesemia"),
        ("hypok refractory", "hypokalemia"),
        ("blood pressure", None),
    ],
)
def test_the_condition_that_is_meant(vocabulary, text, concept):
    assert understand(text, vocabulary).concept == concept


def test_how_a_value_was_read_is_told(vocabulary):
    read = understand("K 2.8 and Mg 1.1 mg/dL, how to replace", vocabulary)
    assert [correction.read_as for correction in read.corrections] == ["low potassium", "low magnesium"]
    assert read.focus == ("hypomagnesemia",)


def test_a_value_that_could_be_both_is_told(vocabulary):
    read = understand("Mg 1.1", vocabulary)
    assert "no unit was given" in read.corrections[0].read_as


def test_egfr_is_not_the_growth_factor_receptor(vocabulary):
    assert "kidney disease" in understand("magnesium dose at eGFR 20", vocabulary).populations
    assert "kidney disease" not in understand("EGFR inhibitors and magnesium", vocabulary).populations
