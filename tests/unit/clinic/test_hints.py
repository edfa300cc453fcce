"""Does a hint come where the record says so, and never from what is not in it?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bedside import Library
from bedside.clinic.hints import HINT_RULES
from bedside.clinic.hints.magnesium_order import HURT_HEARTS
from bedside.terms import (
    ClaimId,
    Comparator,
    Concept,
    Diagnosis,
    HintLevel,
    Measurement,
    Medication,
    Patient,
    Sex,
    Specimen,
    Unread,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
EMPTY = Patient(asked_at=NOW)
PPI = Medication(
    name="omeprazole 20 mg",
    drug="omeprazole",
    drug_classes=("proton pump inhibitor",),
    place="MedicationRequest/p",
    is_current=True,
)
THIAZIDE = Medication(
    name="chlorthalidone 25 mg",
    drug="chlorthalidone",
    drug_classes=("thiazide or thiazide-like diuretic",),
    place="MedicationRequest/t",
)
MAGNESIUM = Medication(name="Magnesium oxide 400 mg oral tablet", place="MedicationRequest/m")
BLOCK = Diagnosis(name="Complete heart block", condition="heart block", place="Condition/b", is_active=True)
POTASSIUM = Medication(name="potassium chloride 20 mmol", place="MedicationRequest/k", is_current=True)


def value(of: str, number: float, unit: str = "mmol/L", *, days: float = 1, **more: object) -> Measurement:
    given = {"specimen": Specimen.BLOOD, "place": f"Observation/{of}-{days}", **more}
    return Measurement(of=of, value=number, unit=unit, taken=NOW - timedelta(days=days), **given)


def record(*measurements: Measurement, medications: tuple[Medication, ...] = (), **more: object) -> Patient:
    return replace(EMPTY, measurements=measurements, medications=medications, **more)


def hints(rule: str, patient: Patient, *orders: Medication):
    return HINT_RULES[rule](patient, orders)


LOW = value("magnesium", 0.58)
REFRACTORY = (value("potassium", 2.9), value("potassium", 3.0, days=4))


@pytest.mark.parametrize("rule", HINT_RULES)
def test_an_empty_record_gives_no_hint(rule: str) -> None:
    assert hints(rule, EMPTY) == ()
    assert hints(rule, record(medications=(PPI, POTASSIUM)), PPI, THIAZIDE, POTASSIUM) == ()


def test_a_low_magnesium_is_worked_up() -> None:
    (hint,) = hints("low-magnesium-work-up", record(LOW))
    assert hint.level is HintLevel.INFO
    assert [datum.text for datum in hint.data] == ["Magnesium 0.58 mmol/L (2026-11-19)"]
    assert "hm-dx-001" in hint.claim_ids and "hm-cli-002" not in hint.claim_ids


def test_a_very_low_one_is_a_warning() -> None:
    (hint,) = hints("low-magnesium-work-up", record(value("magnesium", 0.4)))
    assert hint.level is HintLevel.WARNING and "hm-cli-002" in hint.claim_ids


def test_medicines_that_may_explain_it_are_named() -> None:
    (hint,) = hints("low-magnesium-work-up", record(LOW, medications=(PPI, THIAZIDE)))
    assert [datum.place for datum in hint.data] == ["Observation/magnesium-1", "MedicationRequest/p"]
    assert "hm-cau-021" in hint.claim_ids and "hm-cau-031" not in hint.claim_ids


@pytest.mark.parametrize(
    "measured",
    [
        value("magnesium", 0.7),
        value("magnesium", 0.58, days=31),
        value("magnesium", 0.58, specimen=Specimen.URINE),
        value("magnesium", 1.7, "mg/dL"),
        value("magnesium", 0.9, comparator=Comparator.LESS),
        value("magnesium", 0.58, "kg"),
        value("magnesium", float("nan")),
        replace(LOW, taken=None),
        replace(LOW, taken=NOW + timedelta(days=9)),
    ],
    ids=lambda one: f"{one.value:g} {one.unit}",
)
def test_no_hint_where_magnesium_is_not_known_to_be_low_now(measured: Measurement) -> None:
    assert not hints("low-magnesium-work-up", record(measured))
    assert not hints("new-drug-low-magnesium", record(measured), PPI, THIAZIDE)


def test_units_do_not_matter() -> None:
    assert hints("low-magnesium-work-up", record(value("magnesium", 1.4, "mg/dL")))
    assert hints("low-magnesium-work-up", record(value("magnesium", 1.2, "meq/L")))


def test_the_newest_value_counts() -> None:
    assert not hints("low-magnesium-work-up", record(LOW, value("magnesium", 0.8, days=0.5)))


@pytest.mark.parametrize("rule", HINT_RULES)
def test_beside_a_value_that_could_not_be_read_nothing_is_said(rule: str) -> None:
    """The unread value may be the newest."""
    unread = (Unread(place="Observation/x", reason="no unit"),)
    patient = record(LOW, value("eGFR", 12, "mL/min/{1.73_m2}", specimen=None), *REFRACTORY, unread=unread)
    assert not hints(rule, patient, PPI, THIAZIDE, MAGNESIUM, POTASSIUM)


def test_magnesium_for_kidneys_that_clear_little() -> None:
    patient = record(value("eGFR", 22, "mL/min/{1.73_m2}", specimen=None))
    (hint,) = hints("magnesium-order-kidney", patient, MAGNESIUM)
    assert hint.level is HintLevel.WARNING and not hint.tests and not hint.missing
    assert {"hm-dose-011", "hm-dose-013"} <= set(hint.claim_ids)
    assert hints("magnesium-order-kidney", patient, THIAZIDE) == ()


def test_magnesium_where_nobody_looked_at_the_kidneys() -> None:
    (hint,) = hints("magnesium-order-kidney", record(value("creatinine", 80, "umol/L", days=200)), MAGNESIUM)
    assert hint.level is HintLevel.INFO and hint.missing and hint.tests


@pytest.mark.parametrize(
    "measured",
    [
        value("eGFR", 30, "mL/min/{1.73_m2}", specimen=None),
        value("creatinine", 60, "umol/L"),
        value("creatinine", 400, "umol/L", comparator=Comparator.LESS),
        value("eGFR", 90, "mL/min", specimen=None, comparator=Comparator.MORE),
    ],
    ids=lambda one: f"{one.of} {one.value:g}",
)
def test_no_hint_where_filtration_is_not_known_to_be_low(measured: Measurement) -> None:
    for patient in (record(measured), record(measured, age_years=70.0, sex=Sex.MALE)):
        assert hints("magnesium-order-kidney", patient, MAGNESIUM) == ()


def test_filtration_is_calculated_where_none_was_reported() -> None:
    """From creatinine, age and sex of an adult; without one of them nothing is said."""
    high = value("creatinine", 4.0, "mg/dL")
    (hint,) = hints("magnesium-order-kidney", record(high, age_years=70.0, sex=Sex.MALE), MAGNESIUM)
    assert "eGFR 15" in hint.data[1].text and "calculated" in hint.data[1].text
    assert any("creatinine 4" in datum.text for datum in hint.data)
    for person in ({}, {"age_years": 70.0}, {"sex": Sex.MALE}, {"age_years": 9.0, "sex": Sex.MALE}):
        assert hints("magnesium-order-kidney", record(high, **person), MAGNESIUM) == ()
    old = record(replace(high, taken=NOW - timedelta(days=99)), age_years=70.0, sex=Sex.MALE)
    (hint,) = hints("magnesium-order-kidney", old, MAGNESIUM)
    assert hint.missing


def test_a_newer_creatinine_counts_for_more_than_an_older_rate() -> None:
    def found(rate: float, creatinine: Measurement, **more: object):
        reported = value("eGFR", rate, "mL/min/{1.73_m2}", specimen=None, days=5)
        return hints("magnesium-order-kidney", record(reported, creatinine, **more), MAGNESIUM)

    person = {"age_years": 70.0, "sex": Sex.MALE}
    good, bad = value("creatinine", 1.0, "mg/dL"), value("creatinine", 5.0, "mg/dL")
    assert not found(22, good, **person) and found(70, bad, **person)
    assert found(22, good) and not found(70, bad)
    assert not found(70, value("creatinine", 5.0, "mg/dL", days=5), **person)


@pytest.mark.parametrize(
    ("name", "is_meant"),
    [
        ("Magnesium sulfate 4 g", True),
        ("Aluminum hydroxide / magnesium hydroxide", True),
        ("Milk of Magnesia", True),
        ("24 HR magnesium chloride", False),
        ("Esomeprazole magnesium 40 mg", False),
        ("Nexium (esomeprazole magnesium)", False),
        ("Permagnesium", False),
    ],
)
def test_salts_of_other_drugs_give_no_magnesium(name: str, is_meant: bool) -> None:
    ordered = Medication(name=name, place="MedicationRequest/x")
    assert bool(hints("magnesium-order-kidney", EMPTY, ordered)) is is_meant


@pytest.mark.parametrize(
    ("name", "route", "is_meant"),
    [
        ("Magnesium sulfate 500 mg/mL injection", None, True),
        ("magnesium sulphate", "intravenous", True),
        ("MgSO4 2 g", None, True),
        ("Magnesium sulfate", "oral", False),
        ("Magnesium sulfate powder", None, False),
        ("Epsom salt (magnesium sulfate)", None, False),
        ("Sodium sulfate / potassium sulfate / magnesium sulfate", None, False),
        ("Magnesium chloride 2 g", "intravenous", False),
        ("Magnesium oxide 400 mg oral tablet", None, False),
    ],
)
def test_heart_block_speaks_against_what_is_injected(name: str, route: str | None, is_meant: bool) -> None:
    ordered = Medication(name=name, place="MedicationRequest/x", route=route)
    kidney = value("eGFR", 90, "mL/min/{1.73_m2}", specimen=None)
    found = hints("magnesium-order-kidney", record(kidney, diagnoses=(BLOCK,)), ordered)
    assert [hint.claim_ids for hint in found] == ([("hm-dose-015",)] if is_meant else [])
    for is_active in (False, None):
        past = record(kidney, diagnoses=(replace(BLOCK, is_active=is_active),))
        assert not hints("magnesium-order-kidney", past, ordered)


def test_what_the_plan_takes_for_a_hurt_heart_the_card_does_too() -> None:
    with Library.open() as library:
        rules = library.ledger.plan_rules(Concept("hypomagnesemia"))
    (rule,) = (rule for rule in rules if rule.claim_id == "hm-dose-015")
    assert rule.when.test == HURT_HEARTS


@pytest.mark.parametrize(("drug", "claim"), [(PPI, "hm-mgt-009"), (THIAZIDE, "hm-cau-032")])
def test_a_new_drug_with_a_known_low_magnesium(drug: Medication, claim: str) -> None:
    (hint,) = hints("new-drug-low-magnesium", record(LOW), drug)
    assert hint.level is HintLevel.WARNING and claim in hint.claim_ids
    assert not hints("new-drug-low-magnesium", record(LOW), MAGNESIUM)


def test_both_together_are_told_once_each_with_what_they_do_together() -> None:
    found = hints("new-drug-low-magnesium", record(LOW), PPI, THIAZIDE)
    assert len(found) == 2 and all("hm-spe-002" in each.claim_ids for each in found)


def test_a_drug_that_goes_on_is_not_new() -> None:
    assert not hints("new-drug-low-magnesium", record(LOW, medications=(PPI,)), PPI)


def test_potassium_that_stays_low_although_it_is_given() -> None:
    (hint,) = hints("refractory-low-potassium", record(*REFRACTORY, medications=(POTASSIUM,)))
    assert "hm-mgt-006" in hint.claim_ids and hint.missing and [each.name for each in hint.tests]
    assert hints("refractory-low-potassium", record(*REFRACTORY), POTASSIUM)


@pytest.mark.parametrize(
    "patient",
    [
        record(*REFRACTORY),
        record(REFRACTORY[0], medications=(POTASSIUM,)),
        record(*REFRACTORY, LOW, medications=(POTASSIUM,)),
        record(*REFRACTORY, value("potassium", 4.0, days=2), medications=(POTASSIUM,)),
        record(value("potassium", 2.9), value("potassium", 3.0, days=1.1), medications=(POTASSIUM,)),
        record(value("potassium", 3.5), REFRACTORY[1], medications=(POTASSIUM,)),
        record(*REFRACTORY, medications=(replace(POTASSIUM, is_current=False),)),
        record(*REFRACTORY, medications=(replace(POTASSIUM, name="losartan potassium"),)),
    ],
    ids=["not given", "once", "magnesium known", "up between", "hours apart", "up now", "stopped", "a salt"],
)
def test_no_hint_where_potassium_is_not_known_to_resist(patient: Patient) -> None:
    assert not hints("refractory-low-potassium", patient)


def test_every_claim_that_a_hint_can_name_ships() -> None:
    """Thresholds and reasons stand in claims, and the claims in the library."""
    patients = (
        record(value("magnesium", 0.4), medications=(PPI, THIAZIDE)),
        record(value("eGFR", 22, "mL/min/{1.73_m2}", specimen=None)),
        record(*REFRACTORY),
        EMPTY,
    )
    orders = (MAGNESIUM, POTASSIUM, replace(PPI, is_current=None), replace(THIAZIDE, is_current=None))
    named: set[ClaimId] = {
        claim
        for rule in HINT_RULES
        for patient in patients
        for hint in HINT_RULES[rule](patient, orders)
        for claim in hint.claim_ids
    }
    with Library.open() as library:
        assert all(library.ledger.claim(each).statement for each in named) and len(named) > 12


def test_thresholds_stand_in_the_claims_that_are_cited() -> None:
    with Library.open() as library:
        words = {id: library.ledger.claim(ClaimId(id)).statement for id in _SAYS}
    assert all(says in words[id] for id, says in _SAYS.items())


_SAYS = {
    "hm-def-001": "0.7 mmol/L",
    "hm-cli-002": "0.5 mmol/L",
    "hypk-001": "below 3.5 mmol/L",
    "hm-dose-011": "eGFR below 30",
}
