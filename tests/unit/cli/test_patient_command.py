"""Does `bedside patient` show what was understood and what was not, and refuse with a sentence?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bedside.cli.patient import patient
from bedside.errors import SourceError, UserError

RESULT = {
    "resourceType": "Observation",
    "id": "mg",
    "status": "final",
    "code": {"coding": [{"system": "http://loinc.org", "code": "2601-3"}]},
    "effectiveDateTime": "2026-11-02",
    "valueQuantity": {"value": 0.48, "unit": "mmol/L"},
}
UNIT_LESS = {**RESULT, "id": "bare", "valueQuantity": {"value": 3}}
BUNDLE = {"resourceType": "Bundle", "entry": [{"resource": RESULT}, {"resource": UNIT_LESS}]}


def run(*arguments: str, given: object = BUNDLE) -> Result:
    return CliRunner().invoke(patient, ["-", *arguments], input=json.dumps(given), catch_exceptions=False)


def test_what_was_understood_and_what_was_not() -> None:
    result = run("--at", "2026-11-23")
    assert result.exit_code == 0
    assert "Magnesium (blood)  0.48 mmol/L  2026-11-02  Observation/mg" in result.output
    assert "Not used (1)" in result.output
    assert "! magnesium: it has no unit (Observation/bare)" in result.output
    assert "unknown, not absent" in result.output


def test_json_is_our_words() -> None:
    told = json.loads(run("--json", "--at", "2026-11-23T12:00:00+00:00").output)
    assert told["schema_version"] == "1.0"
    assert told["patient"]["asked_at"] == "2026-11-23T12:00:00Z"
    assert told["patient"]["measurements"][0]["value"] == 0.48


def test_a_moment_before_the_result_leaves_it_out() -> None:
    assert "dated after the moment" in run("--at", "2026-10-01").output.replace("\n  ", " ")


def test_one_of_several_is_chosen() -> None:
    people = [
        {"resource": {"resourceType": "Patient", "id": id, "gender": sex}}
        for id, sex in (("a", "male"), ("b", "female"))
    ]
    several = {"resourceType": "Bundle", "entry": people}
    with pytest.raises(UserError, match="2 patients"):
        run(given=several)
    assert "female" in run("--subject", "b", given=several).output


def test_control_characters_of_a_record_do_not_reach_the_terminal() -> None:
    medicine = {
        "resourceType": "MedicationRequest",
        "status": "active",
        "medicationCodeableConcept": {"text": "x\x1b[31m\u202e\x07y"},
    }
    output = run("--color", "never", given=medicine).output
    assert "\x1b" not in output and "\u202e" not in output and "\x07" not in output


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no file"):
        CliRunner().invoke(patient, [str(tmp_path / "none.json")], catch_exceptions=False)
    (tmp_path / "empty.json").write_text(" \n")
    with pytest.raises(UserError, match="empty"):
        CliRunner().invoke(patient, [str(tmp_path / "empty.json")], catch_exceptions=False)
    (tmp_path / "broken.json").write_text("{")
    with pytest.raises(SourceError):
        CliRunner().invoke(patient, [str(tmp_path / "broken.json")], catch_exceptions=False)
