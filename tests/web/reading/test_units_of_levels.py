"""A level is converted unless the text itself tells it in the reader's unit, right beside."""

from dataclasses import replace

import pytest

from bedside.quantities import find_analyte
from bedside.terms import Dissent
from bedside_web.pages.choices import Units
from bedside_web.pages.presenting.article_page import lay_out
from bedside_web.pages.presenting.units import analyte_of, in_units


def _converted(text, units=Units.SI, **more):
    parts = in_units(text, units, **more)
    assert "".join(part.printed for part in parts) == text
    return [part.printed for part in parts if part.converted]


def test_another_value_near_it_is_no_conversion():
    text = "Phosphate is high above 4.5 mg/dL in one handbook and above 1.5 mmol/L in one guideline."
    assert len(_converted(text)) == 1 and len(_converted(text, Units.CONVENTIONAL)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Phosphate above 4.5 mg/dL (1.45 mmol/L) is high.",
        "Phosphate above 4.5 mg/dL or 1.45 mmol/L is high.",
        "Phosphate above 4.5 mg/dL = 1.45 mmol/L is high.",
        "Phosphate above 4.5 mg/dL / 1.45 mmol/L is high.",
        "Phosphate above 1.45 mmol/L (4.5 mg/dL) is high.",
        "Serum magnesium below 1.2 mg/dL (0.5 mmol/L or 1.0 mEq/L) is low.",
    ],
)
def test_a_value_right_beside_it_is(text):
    assert _converted(text) == [] and _converted(text, Units.CONVENTIONAL) == []


@pytest.mark.parametrize(
    "text",
    [
        "Serum magnesium of 2.0 mg/dL is the same level as 0.82 mmol/L.",
        "Serum magnesium is 1.5 mmol/L, not 1.5 mg/dL.",
        "Serum magnesium was printed as 1.5 mg/dL.",
        "Serum magnesium of 1 mmol/L equals 2 mEq/L.",
        "For magnesium, 1 mmol/L is the same as 2 mEq/L, or about 2.43 mg/dL.",
        "Serum magnesium of 2 mg/dL and serum magnesium of 2 mEq/L are two levels.",
    ],
)
def test_a_sentence_about_units_is_left_alone(text):
    assert _converted(text) == [] and _converted(text, Units.CONVENTIONAL) == []


def test_the_sentence_after_it_is_not():
    text = "Serum magnesium was printed as 1.5 mg/dL. Serum magnesium below 1.2 mg/dL is low."
    assert len(_converted(text)) == 1


def test_what_another_source_says_is_of_the_same_analyte():
    magnesium = analyte_of("Serum magnesium below 1.8 mg/dL is low.")
    assert magnesium is find_analyte("magnesium")
    assert _converted("below 1.3 mEq/L") == []
    assert _converted("below 1.3 mEq/L", of=magnesium) != []


def test_dissents_are_converted_on_the_page(db, library):
    article = library.ask("How is hypomagnesemia defined?").article
    first = next(each for each in article.bottom_line if each.citations)
    dissent = Dissent(says="below 1.3 mEq/L", citation=first.citations[0])
    told = replace(first, text="Serum magnesium below 1.8 mg/dL is low.", dissents=(dissent,))
    shown = lay_out(replace(article, bottom_line=(told,), sections=()), units=Units.SI)
    assert shown.bottom_line[0].dissents[0].parts[-1].converted == "below 0.65 mmol/L"


def test_tables_hold_only_units_that_laboratories_report(library):
    """Nobody reports potassium in mg/dL, nor phosphate in mEq/L."""
    columns = {}
    for concept in ("hypokalemia", "hypomagnesemia", "hyperphosphatemia", "hyponatremia"):
        article = library.ask(f"How is {concept} defined?").article
        for section in article.sections:
            for table in section.tables:
                if "draw the line" in table.title:
                    columns[concept] = table.columns
                    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    assert columns["hypomagnesemia"][1:-1] == ("mmol/L", "mg/dL", "mEq/L")
    for concept in ("hypokalemia", "hyponatremia"):
        assert "mg/dL" not in columns.get(concept, ())
    assert "hypokalemia" in columns or "hyponatremia" in columns
