"""What does a calculator give for values as they are typed, and what does a record fill in?"""

from datetime import datetime
from pathlib import Path

from bedside.clinic.calculators import calculate, fill
from bedside.terms import Comparator, Measurement, Patient, Sex, Specimen
from runners.running import Given, Outcome, runner

FEMG = {
    "urine-mg": "12 mg/dL",
    "serum-mg": "1.1 mg/dL",
    "urine-creatinine": "90 mg/dL",
    "serum-creatinine": "0.9 mg/dL",
}


@runner(
    "calculate",
    sample={"calculator": "femg", "values": FEMG},
    refused={"calculator": "femg", "values": {**FEMG, "serum-mg": "1.1"}},
)
def calculating(given: Given, folder: Path) -> Outcome:
    """A calculation; ``works`` are the works behind its readings."""
    found = calculate(given["calculator"], given["values"])
    return {
        "results": [f"{each.name} {each.shown}" for each in found.results],
        "readings": [each.text for each in found.interpretations],
        "is disputed": any(each.is_disputed for each in found.interpretations),
        "claims": sorted({id for each in found.interpretations for id in each.claim_ids}),
        "works": sorted({id for each in found.interpretations for id in each.publication_ids}),
        "working": list(found.working),
        "warnings": list(found.warnings),
    }


@runner(
    "fill from a record", sample={"calculator": "egfr", "record": [["creatinine", "blood", 1.0, "mg/dL", 0]]}
)
def filling(given: Given, folder: Path) -> Outcome:
    """What a record gives; its last column is how many hours ago it was measured."""
    asked_at = datetime.fromisoformat("2026-11-20T12:00:00+00:00")
    measurements = tuple(
        Measurement(
            of=of,
            specimen=Specimen(specimen),
            value=value,
            unit=unit,
            place=f"Observation/{number}",
            comparator=Comparator(given.get("comparator", "=")),
            taken=datetime.fromtimestamp(asked_at.timestamp() - 3600 * hours, tz=asked_at.tzinfo),
        )
        for number, (of, specimen, value, unit, hours) in enumerate(given["record"], 1)
    )
    patient = Patient(asked_at=asked_at, age_years=70, sex=Sex.FEMALE, measurements=measurements)
    found = fill(given["calculator"], patient)
    return {
        "given": dict(found.given),
        "places": [datum.place for datum in found.data],
        "missing": list(found.missing),
    }
