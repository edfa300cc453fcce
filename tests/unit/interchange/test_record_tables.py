"""Do the tables of codes and names hold together, and with the packs, the analytes and the calculators?"""

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from bedside.clinic.calculators import CALCULATORS
from bedside.interchange import conditions, drugs
from bedside.interchange.measurable import find_by_loinc, find_by_name, measurables
from bedside.interchange.tabled import read_table
from bedside.interchange.unit_names import read_unit
from bedside.quantities import find_analyte, parse_unit
from bedside.quantities.analytes import ANALYTES
from bedside.terms import Specimen

PACK = Path(drugs.__file__).parents[1] / "packs" / "electrolytes"
NOT_OF_A_RECORD = {
    "age",  # Patient.age_years
    "sex",  # Patient.sex
    "body water",  # a choice of the person who calculates
    "magnesium salt",  # a product, not the patient
    "time",  # between two values that the person chooses
}
"""What calculators ask for that no measurement of a record gives, and where it comes from instead."""

NO_DRUGS_OF_A_RECORD = {"citrate (regional anticoagulation, blood products)", "ethanol", "laxatives (misuse)"}
"""Rows of the pack's drug causes that no list of medicines holds under such a name."""


def test_every_measurement_is_an_analyte_or_tells_its_units() -> None:
    for row in measurables():
        assert row.units or find_analyte(row.of), row.of
        assert row.loinc or row.called, row.of
    spoken = {row.of for row in measurables() if find_analyte(row.of)}
    assert spoken - set(ANALYTES) == {"ionized calcium", "adjusted calcium"}


def test_no_code_means_two_things_and_each_has_the_form_of_a_loinc_code() -> None:
    """LOINC ends in a check digit (Mod 10), so a slip of one digit is seen."""
    codes = [code for row in measurables() for code in row.loinc]
    assert [code for code, count in Counter(codes).items() if count > 1] == []
    assert [code for code in codes if not _has_check_digit(code)] == []


def test_canary_the_check_digit_sees_a_slip() -> None:
    assert _has_check_digit("19123-9")
    assert not _has_check_digit("19124-9")


def _has_check_digit(code: str) -> bool:
    """The Luhn digit that LOINC's users' guide describes."""
    number, _, digit = code.partition("-")
    total = 0
    for place, sign in enumerate(reversed(number)):
        doubled = int(sign) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return digit.isdecimal() and (10 - total % 10) % 10 == int(digit)


def test_every_code_names_where_it_was_seen() -> None:
    for row in read_table("measurements")["measurement"]:
        assert all(code in row["seen"] for code in row["loinc"]), row["of"]


def test_every_unit_is_ucum_and_read_as_itself() -> None:
    """The reader of UCUM that we use lacks the pH, which UCUM has."""
    written = set(read_table("units")["written"].values())
    for unit in {unit for row in measurables() for unit in row.units} | written:
        assert unit == "[pH]" or parse_unit(unit)
        assert read_unit(unit) == unit


def test_every_measurement_can_be_in_each_of_its_usual_units() -> None:
    for row in measurables():
        for unit in row.usual_units():
            known = read_unit(unit)
            assert known and row.can_be_in(known), (row.of, unit)
        assert not row.can_be_in("furlong")


def test_names_of_the_table_are_found() -> None:
    for row in measurables():
        for name in row.called:
            specimen = {
                Specimen.BLOOD: "Serum ",
                Specimen.URINE: "Urine ",
                Specimen.URINE_OF_A_DAY: "24-hour urine ",
            }
            found = find_by_name(f"{specimen[row.specimen]}{name}" if row.specimen else name)
            assert found is not None and (found.of, found.specimen) == (row.of, row.specimen), (row.of, name)


def test_what_calculators_ask_for_can_come_from_a_record() -> None:
    """Each ``of`` with its specimen is read, or is said not to be a record's to give."""
    readable = {(row.of, row.specimen) for row in measurables()}
    asked = {(each.of, each.specimen) for one in CALCULATORS for each in one.inputs}
    assert {of for of, specimen in asked if (of, specimen) not in readable} == NOT_OF_A_RECORD


def test_units_that_calculators_take_are_read() -> None:
    """Every unit of an input can be read of a record, so that filling a calculator finds it."""
    asked = {
        unit
        for one in CALCULATORS
        for each in one.inputs
        for unit in each.units
        if each.of not in NOT_OF_A_RECORD
    }
    assert {unit for unit in asked if read_unit(unit) is None} == {"mosm/L"}


def test_drugs_of_the_pack_are_known_with_their_class() -> None:
    rows = yaml.safe_load((PACK / "drug_causes.yaml").read_text("utf-8"))
    assert rows
    known = drugs.known_drugs()
    for row in rows:
        if row["drug"] in NO_DRUGS_OF_A_RECORD:
            continue
        assert row["drug"] in known, row["drug"]
        assert known[row["drug"]].classes[0] == row["class"]


def test_drugs_and_classes_that_rules_ask_for_are_known() -> None:
    """A rule that asks for a name which no record can give would never speak."""
    names = {drug.lower() for drug in drugs.known_drugs()} | {
        word for row in read_table("drugs")["drug"] for word in row.get("called", ())
    }
    classes = {one for drug in drugs.known_drugs().values() for one in drug.classes} | set(
        read_table("drugs")["class"]
    )
    for key, asked in _asked_of_records():
        if key == "drug":
            assert any(name.lower() in names for name in asked), asked
        if key == "class":
            assert any(name in classes for name in asked), asked


def test_conditions_that_rules_ask_for_are_known() -> None:
    names = {name.lower() for name in conditions.known_conditions()} | {
        also for one in conditions.known_conditions().values() for also in one.also
    }
    for key, asked in _asked_of_records():
        if key == "has":
            assert any(name.lower() in names for name in asked), asked


def test_what_else_holds_is_a_condition_too() -> None:
    named = conditions.known_conditions()
    for one in named.values():
        assert all(also in named for also in one.also), one


def _asked_of_records() -> list[tuple[str, list[str]]]:
    """Every ``has``, ``drug`` and ``class`` of the tests in the pack's rules."""
    found: list[tuple[str, list[str]]] = []

    def walk(value: object) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                if key in ("has", "drug", "class") and not isinstance(inner, dict):
                    found.append((key, [inner] if isinstance(inner, str) else list(inner)))
                walk(inner)
        elif isinstance(value, list):
            for inner in value:
                walk(inner)

    for file in [PACK / "cause_rules.yaml", *PACK.glob("pathways/*.yaml")]:
        walk(yaml.safe_load(file.read_text("utf-8")))
    return found


@pytest.mark.parametrize("code", ["I10", "E83.42", "E8342", "N18.30"])
def test_icd_codes_hold_all_below_them(code: str) -> None:
    assert conditions.find_by_code("http://hl7.org/fhir/sid/icd-10-cm", code)


@pytest.mark.parametrize("code", ["", "E", "E8", "E83", "hello", "E83.42.", "E83.423456"])
def test_what_is_no_icd_code_means_nothing(code: str) -> None:
    assert conditions.find_by_code("http://hl7.org/fhir/sid/icd-10-cm", code) == ()


def test_codes_of_other_systems_mean_nothing() -> None:
    assert drugs.find_by_code("http://snomed.info/sct", "7646") is None
    assert conditions.find_by_code("http://loinc.org", "E83.42") == ()
    assert find_by_loinc("E83.42") is None


def test_every_table_tells_its_sources() -> None:
    for name in ("measurements", "drugs", "conditions", "units"):
        text = (Path(drugs.__file__).parent / "tables" / f"{name}.toml").read_text("utf-8")
        assert re.search(r"[Ss]een", text.split("\n[", 1)[0]), name
