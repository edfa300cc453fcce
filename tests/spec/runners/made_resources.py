"""Which resources do the examples of records share? Each a small FHIR resource, changed by what is named."""

from typing import Any

LOINC = "http://loinc.org"
UCUM = "http://unitsofmeasure.org"
RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm"
ICD = "http://hl7.org/fhir/sid/icd-10-cm"


def coded(system: str, code: str) -> dict[str, Any]:
    """A concept that has a code and no words."""
    return {"coding": [{"system": system, "code": code}]}


def observation(
    loinc: str = "2601-3", value: object = 0.48, unit: str = "mmol/L", **more: Any
) -> dict[str, Any]:
    """A final result of 2 November 2026."""
    return {
        "resourceType": "Observation",
        "id": "lab",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": loinc}]},
        "effectiveDateTime": "2026-11-02",
        "valueQuantity": {"value": value, "system": UCUM, "code": unit},
        **more,
    }


def named(name: str, value: object = 0.48, **quantity: Any) -> dict[str, Any]:
    """A result with a name and no code."""
    return observation(code={"text": name}, valueQuantity={"value": value, **quantity})


def request(name: str, status: str = "active", **more: Any) -> dict[str, Any]:
    """An order."""
    return {
        "resourceType": "MedicationRequest",
        "id": "rx",
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": {"text": name},
        **more,
    }


def condition(name: str, clinical: str = "active", **more: Any) -> dict[str, Any]:
    """A condition of the problem list."""
    return {
        "resourceType": "Condition",
        "id": "c",
        "clinicalStatus": {"coding": [{"code": clinical}]},
        "code": {"text": name},
        **more,
    }


def patient(**more: Any) -> dict[str, Any]:
    """A woman of 67 years."""
    return {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1959-05-01", **more}


def blood_pressure() -> dict[str, Any]:
    """A panel of two components, of which one has no value."""
    return {
        "resourceType": "Observation",
        "id": "bp",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": "85354-9"}]},
        "effectiveDateTime": "2026-11-02",
        "component": [
            {
                "code": {"coding": [{"system": LOINC, "code": "8480-6"}]},
                "valueQuantity": {"value": 127, "unit": "mmHg"},
            },
            {
                "code": {"coding": [{"system": LOINC, "code": "8462-4"}]},
                "dataAbsentReason": {"text": "refused"},
            },
        ],
    }


def pregnancy(day: str) -> dict[str, Any]:
    """A pregnancy, as told on that day."""
    coding = [{"system": "http://snomed.info/sct", "code": "77386006", "display": "Pregnant"}]
    told = observation("82810-3", effectiveDateTime=day, valueCodeableConcept={"coding": coding})
    return {**told, "valueQuantity": None}
