"""Patients that we made, of known cause: read from YAML, built into FHIR bundles, and held against the rules."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "patients"
ASKED_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
DAY = "2026-11-19"

# LOINC codes as the record's table of measurements has them, with where they were seen.
LOINC = {
    "magnesium": "19123-9",
    "urine magnesium": "19124-7",
    "24-hour urine magnesium": "24447-5",
    "calcium": "17861-6",
    "urine calcium": "2004-0",
    "24-hour urine calcium": "6874-2",
}
_MED = re.compile(r"(?P<name>.+?)(?: since (?P<since>\S+))?(?: until (?P<until>\S+))?")


@dataclass(frozen=True, kw_only=True)
class MadePatient:
    """One made patient: what is known of the cause, and the record that tells of it."""

    id: str
    concept: str
    story: str
    causes: tuple[str, ...]
    condition: str
    given: dict[str, Any]

    @property
    def bundle(self) -> bytes:
        """The record as a FHIR R4 Bundle."""
        entries = [
            _person(self.given),
            *_observations(self.given),
            *_medicines(self.given),
            *_conditions(self.given),
        ]
        resources = [{"resource": each} for each in entries]
        return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": resources}).encode()


def read_patients(name: str) -> tuple[MadePatient, ...]:
    """The patients of a file, in its order."""
    rows = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return tuple(
        MadePatient(
            id=row["id"],
            concept=row["concept"],
            story=row["story"],
            causes=tuple(row["cause"]),
            condition=row.get("condition", "present"),
            given=row,
        )
        for row in rows
    )


def _person(row: dict[str, Any]) -> dict[str, Any]:
    born = ASKED_AT - timedelta(days=365.25 * row["age"] + 1)
    return {"resourceType": "Patient", "id": "one", "gender": row["sex"], "birthDate": f"{born:%Y-%m-%d}"}


def _subject() -> dict[str, str]:
    return {"reference": "Patient/one"}


def _observations(row: dict[str, Any]) -> list[dict[str, Any]]:
    made = []
    for at, (name, text) in enumerate(row["labs"].items()):
        bound, number, unit = re.fullmatch(r"([<>]?)(\S+) (.+)", text).groups()  # type: ignore[union-attr]
        quantity = {"value": float(number), "unit": unit, **({"comparator": bound} if bound else {})}
        code: dict[str, Any] = {"text": name if name.split()[0] in SPOKEN else f"serum {name}"}
        if name in LOINC:
            code["coding"] = [{"system": "http://loinc.org", "code": LOINC[name]}]
        made.append(
            {
                "resourceType": "Observation",
                "id": f"o{at}",
                "status": "final",
                "code": code,
                "subject": _subject(),
                "effectiveDateTime": f"{row.get('dates', {}).get(name, DAY)}T08:00:00Z",
                "valueQuantity": quantity,
            }
        )
    return made


SPOKEN = ("urine", "24-hour", "eGFR", "systolic", "QTc", "body")
"""Names that say themselves what is measured in, or need not."""


def _medicines(row: dict[str, Any]) -> list[dict[str, Any]]:
    made = []
    for at, text in enumerate(row["takes"]):
        found = _MED.fullmatch(text)
        assert found is not None
        period = {key: found[name] for key, name in (("start", "since"), ("end", "until")) if found[name]}
        made.append(
            {
                "resourceType": "MedicationStatement",
                "id": f"m{at}",
                "status": "completed" if found["until"] else "active",
                "medicationCodeableConcept": {"text": found["name"]},
                "subject": _subject(),
                **({"effectivePeriod": period} if period else {}),
            }
        )
    return made


def _conditions(row: dict[str, Any]) -> list[dict[str, Any]]:
    names = [*row["has"], *(["pregnancy"] if row.get("pregnant") else [])]
    system = "http://terminology.hl7.org/CodeSystem/condition-clinical"
    return [
        {
            "resourceType": "Condition",
            "id": f"c{at}",
            "clinicalStatus": {"coding": [{"system": system, "code": "active"}]},
            "code": {"text": name},
            "subject": _subject(),
        }
        for at, name in enumerate(names)
    ]
