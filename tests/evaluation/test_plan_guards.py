"""Does every suggestion of the shipped pack carry the guards that its claim calls for?

Read off the words of the claims, so that a rule added later is held as well.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bedside import Library
from bedside.clinic.kidney import FILTRATION
from bedside.clinic.signs import find_plain_tests
from bedside.library import tell_look
from bedside.rendering import statements_of
from bedside.terms import (
    AnyTest,
    CalculatedTest,
    Concept,
    DiagnosisTest,
    DrugTest,
    FirstTest,
    MeasuredTest,
    PlanKind,
    PlanRule,
    SignTest,
)

INTO_A_VEIN = re.compile(
    r"\b(?:parenteral|intravenous|intramuscular)\b.*\bmagnesium\b|\bintravenous magnesium\b", re.I
)
GIVES_MAGNESIUM = re.compile(
    r"oral (?:or intravenous )?magnesium|magnesium and potassium supplements|such as magnesium|"
    r"restoring magnesium|magnesium measurement and replacement",
    re.I,
)
GIVES_POTASSIUM = re.compile(r"oral potassium|potassium supplements|\bamiloride\b|\bspironolactone\b", re.I)
RAISE_POTASSIUM = {
    "ACE inhibitor",
    "angiotensin receptor blocker",
    "potassium-sparing diuretic",
    "potassium salt",
    "medicine that raises potassium",
}
HEART = {"heart block", "atrioventricular block", "myocardial infarction"}


@pytest.fixture(scope="module")
def rules() -> Iterator[list[tuple[PlanRule, str]]]:
    with Library.open() as library:
        made = [
            (rule, library.ledger.claim(rule.claim_id).statement)
            for concept in library.ledger.concepts()
            for rule in library.clinic.plan_rules(concept.id)
        ]
        yield made


def suggesting(rules: list[tuple[PlanRule, str]], words: re.Pattern[str], *, least: int) -> list[PlanRule]:
    """The suggestions whose claim holds the words; too few would mean that nothing is checked."""
    found = [rule for rule, text in rules if rule.plan_kind is PlanKind.SUGGESTION and words.search(text)]
    assert len(found) >= least, [rule.claim_id for rule in found]
    return found


def guards(rule: PlanRule) -> list[SignTest]:
    """What forbids the rule by itself: the parts of its ``unless``, where any is enough."""
    assert rule.unless is not None, rule.claim_id
    test = rule.unless.test
    return list(test.tests) if isinstance(test, AnyTest) else [test] if test else []


def asks_for_the_kidney(rule: PlanRule) -> bool:
    def is_kidney(part: SignTest) -> bool:
        plain = list(find_plain_tests(part))
        by_rate = any(isinstance(each, MeasuredTest) and each.of == FILTRATION for each in plain)
        by_creatinine = any(isinstance(each, CalculatedTest) and each.calculator == "egfr" for each in plain)
        return isinstance(part, FirstTest) and by_rate and by_creatinine

    return any(map(is_kidney, guards(rule)))


def test_magnesium_into_a_vein_asks_for_heart_and_kidney(rules: list[tuple[PlanRule, str]]) -> None:
    for rule in suggesting(rules, INTO_A_VEIN, least=4):
        names = {name for part in guards(rule) if isinstance(part, DiagnosisTest) for name in part.conditions}
        assert names >= HEART, rule.claim_id
        assert asks_for_the_kidney(rule), rule.claim_id


def test_magnesium_asks_for_the_kidney(rules: list[tuple[PlanRule, str]]) -> None:
    for rule in suggesting(rules, GIVES_MAGNESIUM, least=6):
        assert asks_for_the_kidney(rule), rule.claim_id


def test_potassium_asks_for_level_kidney_and_medicines(rules: list[tuple[PlanRule, str]]) -> None:
    for rule in suggesting(rules, GIVES_POTASSIUM, least=3):
        classes = {name for part in guards(rule) if isinstance(part, DrugTest) for name in part.classes}
        assert classes >= RAISE_POTASSIUM, rule.claim_id
        assert asks_for_the_kidney(rule), rule.claim_id
        when = list(find_plain_tests(rule.when.test if rule.when else None))
        levels = [each for each in (*guards(rule), *when) if isinstance(each, MeasuredTest)]
        levels = [each for each in levels if each.of == "potassium"]
        assert any(
            each.bounds.at_least == 3.5 or (each.bounds.below is not None and each.bounds.below <= 3.5)
            for each in levels
        ), rule.claim_id


def test_a_dose_of_one_band_is_for_that_band(rules: list[tuple[PlanRule, str]]) -> None:
    """hypk-006 quotes a dose for a potassium of 2.5 to 2.9 mmol/L."""
    (rule,) = (rule for rule, _ in rules if rule.claim_id == "hypk-006")
    (test,) = find_plain_tests(rule.when.test if rule.when else None)
    assert isinstance(test, MeasuredTest)
    assert (test.bounds.at_least, test.bounds.below) == (2.5, 3.0)


def test_no_measured_value_counts_for_ever(rules: list[tuple[PlanRule, str]]) -> None:
    """The kidney's age is held where it is seen; every other value names the days that it counts for."""
    tests = [
        test
        for rule, _ in rules
        for sign in (rule.when, rule.unless)
        if sign
        for test in find_plain_tests(sign.test)
        if isinstance(test, MeasuredTest) and test.of != FILTRATION
    ]
    assert len(tests) > 20
    assert {test.within_days for test in tests} == {90}


def test_a_band_that_is_urgent_is_one_that_its_claims_call_severe() -> None:
    with Library.open() as library:
        bands = [(band, concept.id) for concept in library.ledger.concepts() for band in concept.bands]
        severe = [band for band, _ in bands if band.is_severe]
        assert len(severe) >= 7
        for band in severe:
            texts = [library.ledger.claim(id).statement for id in band.claim_ids]
            assert any("severe" in text for text in texts), band.text


def test_no_sign_of_a_patient_leads_to_a_machine_written_page() -> None:
    """The kidney that keeps magnesium rests on claims with such pages beside them."""
    fields = {
        "magnesium": "0.5 mmol/L",
        "drugs": "omeprazole",
        "24-hour urine magnesium": "0.2 mmol/d",
        "potassium": "3.0 mmol/L",
    }
    with Library.open() as library:
        patient = library.clinic.read_form(fields, datetime(2026, 11, 20, tzinfo=UTC))
        look = library.clinic.look_at(patient, Concept("hypomagnesemia"))
        article = tell_look(library, look, "clinician")
    bad = {each.number for each in article.references if each.is_ai_written}
    signs = [
        each for each in statements_of(article) if each.text.startswith(("For:", "Against:", "Severity:"))
    ]
    assert len(signs) > 2
    assert not [each.text for each in signs if bad & {mark.number for mark in each.citations}]
