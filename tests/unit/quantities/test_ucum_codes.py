"""UCUM codes: what they measure, and that reading text never loads the grammar."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bedside.quantities import dimension_of, parse_unit

SHARED = Path(__file__).parents[3] / ".." / "shared" / "data" / "ucum" / "UcumFunctionalTests.xml"


@pytest.mark.parametrize(
    ("codes", "dimension"),
    [
        ("mmol/L meq/L mmol/mL meq/mL", "substance/length3"),
        ("mg/dL", "mass/length3"),
        ("mmol/d mmol/(24.h) mmol/h meq/d", "substance/time"),
        ("mg/d mg/(24.h) g/(24.h) g/(6.h) g/(48.h) mg/min g/h", "mass/time"),
        ("mmol/kg/d", "substance/mass·time"),
        ("mg/kg/d", "mass/mass·time"),
        ("mL/min/{1.73_m2} mL/(4.h)", "length3/time"),
        ("{ratio} {count} % 1", "1"),
        ("ug mg g", "mass"),
        ("[iU]", "arbitrary"),
        ("m[iU]/mL", "arbitrary/length3"),
        ("/min", "1/time"),
        ("d h mo a ms", "time"),
        ("mL", "length3"),
        ("mmol meq", "substance"),
    ],
)
def test_codes_of_the_packs_have_their_dimension(codes, dimension):
    assert {dimension_of(code) for code in codes.split()} == {dimension}


def test_a_day_is_24_hours():
    assert parse_unit("mmol/(24.h)").factor == pytest.approx(parse_unit("mmol/d").factor)


@pytest.mark.parametrize(
    "code", ["", "foo", "mg/foo", "mg dL", "µg", "mg\n", "{a", "m" * 5000, "(" * 60, "/"]
)
def test_what_is_no_code_is_refused_with_a_sentence(code):
    with pytest.raises(ValueError, match="is not a UCUM code: write one such as"):
        parse_unit(code)


def test_reading_text_loads_no_unit_grammar():
    lines = [
        "import sys, bedside.quantities as q",
        "q.find_quantities('1.3 mEq/L')",
        "q.in_all_units(1.3, 'meq/L', 'magnesium')",
        "assert not {'pint', 'lark', 'ucumvert'} & set(sys.modules), 'loaded'",
    ]
    subprocess.run([sys.executable, "-c", "\n".join(lines)], check=True)


@pytest.mark.skipif(not SHARED.exists(), reason="the UCUM functional tests are not beside the repository")
def test_agrees_with_the_ucum_functional_tests_on_validity():
    cases = ElementTree.parse(SHARED).getroot().find("validation")
    judged = [(case.get("unit"), case.get("valid") == "true") for case in cases]
    wrong = [unit for unit, is_valid in judged if _is_code(unit) != is_valid]
    assert len(wrong) <= len(judged) // 10, wrong


def _is_code(unit):
    try:
        parse_unit(unit)
    except ValueError:
        return False
    return True
