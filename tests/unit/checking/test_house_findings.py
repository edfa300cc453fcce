"""Does a team's own file find its own words, names and units, and nothing else?"""

from pathlib import Path

import pytest

from bedside.checking import (
    HouseRules,
    check_house_rules,
    check_manuscript,
    find_missing_words,
    read_manuscript,
    without_allowed,
)
from bedside.terms import Finding

UNITS = HouseRules(units={"magnesium": "mmol/L"})


def found_in(text: str, rules: HouseRules) -> list[tuple[str, str]]:
    """Codes and the words that they stand on."""
    findings = check_house_rules(read_manuscript(text), rules)
    return [(str(each.code), text[each.start : each.end]) for each in findings]


def test_without_rules_nothing_is_found() -> None:
    assert found_in("Magnesium was 1.3 mEq/L, a wonder drug.", HouseRules()) == []


def test_forbidden_words_are_found_whole_in_any_case_across_lines() -> None:
    rules = HouseRules(forbidden_words=("cure", "wonder drug"))
    text = "It may Cure. Obscure, cured: no. A wonder\ndrug."
    assert found_in(text, rules) == [("absolute-word", "Cure"), ("absolute-word", "wonder\ndrug")]


def test_a_demanded_word_that_is_missing_is_told() -> None:
    rules = HouseRules(required_words=("see a doctor",))
    assert find_missing_words("Please see a\n doctor.", rules, place="a.md") == ()
    (problem,) = find_missing_words("All is well.", rules, place="a.md")
    assert str(problem).startswith("a.md: The house rules demand “see a doctor”, and it stands nowhere.")


def test_references_to_the_team_itself_are_found() -> None:
    text = (
        "It helps [1][2].\n\n# References\n\n1. Sample Clinic. Our way. 2020.\n2. Resample Clinics. 2021.\n"
    )
    found = found_in(text, HouseRules(own_names=("sample clinic",)))
    assert found == [("self-citation", "Sample Clinic. Our way. 2020.")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Serum magnesium was 1.3 mEq/L.", ["1.3 mEq/L"]),
        ("Serum magnesium was 0.65 mmol/L.", []),
        ("Serum magnesium was 1.3 mEq/L (0.65 mmol/L).", []),
        ("Serum potassium was 4 mEq/L.", []),
        ("Give magnesium 4 mmol.", []),
    ],
)
def test_other_units_than_the_preferred_are_found(text: str, words: list[str]) -> None:
    assert found_in(text, UNITS) == [("unit-unusual", each) for each in words]


def test_the_evidence_gives_the_value_in_the_preferred_unit() -> None:
    rules = HouseRules(path=Path("a.toml"), units={"Mg": "mmol/L"})
    (finding,) = check_house_rules(read_manuscript("Serum magnesium was 1.3 mEq/L."), rules)
    assert finding.reason == "The house rules want magnesium in mmol/L."
    assert finding.evidence[0] == "1.3 mEq/L is 0.65 mmol/L."
    assert finding.evidence[-1] == "[units] in a.toml"


def test_an_allowed_acronym_may_stand_for_two_things() -> None:
    text = "Mitral valve replacement (MVR) was done.\n\nMechanical valve repair (MVR) was planned.\n"
    findings = check_manuscript(read_manuscript(text))
    assert [str(each.code) for each in findings] == ["acronym-ambiguous"]
    assert _left(findings, text, HouseRules(acronyms=frozenset({"MVR"}))) == ()
    assert _left(findings, text, HouseRules(acronyms=frozenset({"MV"}))) == findings


def _left(findings: tuple[Finding, ...], text: str, rules: HouseRules) -> tuple[Finding, ...]:
    return without_allowed(findings, text, rules)
