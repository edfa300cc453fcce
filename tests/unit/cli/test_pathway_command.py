"""What does `bedside pathway` print and write?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from bedside.cli.pathway import pathway
from bedside.errors import SourceError, UserError

RECORD = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "birthDate": "1956-03-01"}},
        {
            "resource": {
                "resourceType": "Observation",
                "id": "mg",
                "status": "final",
                "subject": {"reference": "Patient/p"},
                "effectiveDateTime": "2026-11-20T08:00:00Z",
                "code": {"coding": [{"system": "http://loinc.org", "code": "19123-9"}]},
                "valueQuantity": {
                    "value": 1.1,
                    "unit": "mg/dL",
                    "code": "mg/dL",
                    "system": "http://unitsofmeasure.org",
                },
            }
        },
    ],
}


def run(*given: str, text: str | None = None) -> str:
    result = CliRunner().invoke(pathway, given, input=text)
    if result.exception is not None:
        raise result.exception
    return result.stdout


def test_without_a_name_all_are_listed():
    assert "hypomagnesemia-work-up  Finding the cause of low magnesium (diagnostic)" in run()


def test_one_is_told_as_a_tree():
    told = run("hypomagnesemia-work-up", "--color", "never")
    assert "gray zone: sources differ [hm-dx-006]" in told
    assert "\x1b" not in told


def test_what_is_not_covered_comes_first(tmp_path: Path):
    told = " ".join(run("hypomagnesemia-management", "--color", "never").split())
    assert told.index("whatever the level") < told.index("Is the patient an adult?")


def test_the_picture_is_written(tmp_path: Path):
    file = tmp_path / "picture.svg"
    assert run("hypomagnesemia-work-up", "--svg", str(file)) == ""
    assert file.read_text("utf-8").startswith("<svg ")
    with pytest.raises(UserError, match="cannot be written"):
        run("hypomagnesemia-work-up", "--svg", str(tmp_path / "no" / "picture.svg"))


def test_fhir_is_printed():
    plan = json.loads(run("hyperkalemia-first-steps", "--fhir"))
    assert (plan["resourceType"], plan["status"]) == ("PlanDefinition", "draft")


@pytest.mark.parametrize("way", ["file", "-"])
def test_a_record_is_walked(tmp_path: Path, way: str):
    file = tmp_path / "bundle.json"
    file.write_text(json.dumps(RECORD), "utf-8")
    given = ("hypomagnesemia-management", "--patient", str(file) if way == "file" else "-")
    told = run(*given, text=json.dumps(RECORD))
    assert "Used: Magnesium 1.1 mg/dL (2026-11-20)" in told
    assert "Check kidney function before magnesium is given." in told


def test_an_answer_of_a_person_is_taken(tmp_path: Path):
    given = ("hypomagnesemia-work-up", "--patient", "-", "--answer", "kidneys=eGFR below 30 mL/min")
    told = run(*given, text=json.dumps(RECORD))
    assert "As answered, not from the record" in told
    assert "FEMg cannot be read by the usual limits" in told


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (["none"], "The library holds no pathway 'none'. It holds: "),
        (["hypomagnesemia-work-up", "--answer", "x=y"], "Answers are for a record."),
        (["hypomagnesemia-work-up", "--patient", "-", "--answer", "x"], "written as QUESTION=ANSWER"),
        (["hypomagnesemia-work-up", "--patient", "-", "--answer", "x=y"], "has no question 'x'"),
        (["hypomagnesemia-work-up", "--patient", "/no/file"], "There is no file /no/file."),
    ],
)
def test_what_cannot_be_is_told(given: list[str], sentence: str):
    with pytest.raises(UserError, match=r"^") as error:
        run(*given, text=json.dumps(RECORD))
    assert sentence in str(error.value)


def test_what_is_no_record_is_refused():
    with pytest.raises(SourceError):
        run("hypomagnesemia-work-up", "--patient", "-", text="no json")
