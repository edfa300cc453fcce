"""What is promised of results that are not to be relied on?"""

from runners import made_resources as made
from runners.made_resources import coded, observation

title = "Results that are not to be relied on"
intro = """A result of a record that is not final, hemolyzed, of a code unknown to us, or most likely of
another unit, is told with its reason and never used; what was measured before it
does not then stand for now."""


def test_slips_of_the_unit(spec):
    """A creatinine or albumin that is more likely in another unit than told is not used."""
    for loinc, value, unit, told in (
        ("2160-0", 88, "mg/dL", "creatinine: its value is above 50 mg/dL"),
        ("2160-0", 88, "mmol/L", "creatinine: its value is above 50 mg/dL"),
        ("2160-0", 0.9, "umol/L", "creatinine: its value is below 0.05 mg/dL"),
        ("1751-7", 40, "g/dL", "albumin: its value is above 8 g/dL"),
        ("1751-7", 4, "g/L", "albumin: its value is below 0.5 g/dL"),
    ):
        spec(
            "read a record",
            given={"resources": [observation(loinc, value, unit)]},
            expect={
                "measured": [],
                "not used": [
                    f"Observation/lab: {told}, where the unit is more likely wrong (a limit of ours); "
                    "check both"
                ],
            },
        )
    spec(
        "read a record",
        given={"resources": [observation("2160-0", 88, "umol/L")]},
        expect={"measured": ["creatinine in blood 88 umol/L on 2026-11-02"]},
    )


def test_what_is_not_final(spec):
    """What is preliminary, only registered, or of unknown status is not used, and hides what is older."""
    reasons = {
        "preliminary": "it is preliminary",
        "registered": "it is registered only, without a final result",
        "unknown": "its status is unknown",
    }
    older = observation(value=0.9, id="old", effectiveDateTime="2026-10-01")
    for status, reason in reasons.items():
        spec(
            "read a record",
            given={"resources": [observation(status=status), older]},
            expect={
                "measured": [],
                "not used": [
                    f"Observation/lab: magnesium: {reason}",
                    "Observation/old: magnesium: a newer result could not be used, so that this one does not "
                    "stand for now",
                ],
            },
        )
    awaited = {key: told for key, told in observation(status="registered").items() if key != "valueQuantity"}
    spec(
        "read a record",
        given={"resources": [awaited, older]},
        expect={"measured": ["magnesium in blood 0.9 mmol/L on 2026-10-01"]},
    )
    corrected = observation(value=0.5, id="new", status="corrected", effectiveDateTime="2026-11-03")
    spec(
        "read a record",
        given={"resources": [observation(status="preliminary"), corrected]},
        expect={
            "measured": ["magnesium in blood 0.5 mmol/L on 2026-11-03"],
            "not used": ["Observation/lab: magnesium: it is preliminary"],
        },
    )


def test_codes_that_we_do_not_know(spec):
    """A LOINC code unknown to us beside a name that we know is told, and hides what is older."""
    code = {"coding": [{"system": made.LOINC, "code": "99999-9", "display": "Potassium"}]}
    older = observation("2823-3", 4.1, id="old", effectiveDateTime="2026-10-01")
    spec(
        "read a record",
        given={"resources": [observation(value=2.1, code=code), older, observation(id="mg")]},
        expect={
            "measured": ["magnesium in blood 0.48 mmol/L on 2026-11-02"],
            "not used": [
                "Observation/lab: potassium: its LOINC code is not one that we know",
                "Observation/old: potassium: a newer result could not be used, so that this one does not "
                "stand for now",
            ],
        },
    )


def test_hemolyzed_samples(spec):
    """A potassium whose sample is said to be hemolyzed is not used, wherever the record says it."""
    reason = (
        "Observation/lab: potassium: its sample is said to be hemolyzed, which can make potassium falsely "
        "high: repeat the sample"
    )
    system = "http://terminology.hl7.org/CodeSystem/v2-0493"
    specimen = {"resourceType": "Specimen", "id": "s", "condition": [coded(system, "HEM")]}
    for said, beside in (
        ({"interpretation": [{"text": "Specimen hemolyzed"}]}, []),
        ({"note": [{"text": "Slight haemolysis."}]}, []),
        ({"specimen": {"reference": "Specimen/s"}}, [specimen]),
    ):
        spec(
            "read a record",
            given={"resources": [observation("2823-3", 7.1, **said), *beside]},
            expect={"measured": [], "not used": [reason]},
        )
    for words in ("Sample not hemolyzed", "No visible hemolysis", "Hemolysis index: normal"):
        spec(
            "read a record",
            given={"resources": [observation("2823-3", 4.1, note=[{"text": words}])]},
            expect={"measured": ["potassium in blood 4.1 mmol/L on 2026-11-02"], "not used": []},
        )
