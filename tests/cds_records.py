"""How is a record made for a test of CDS Hooks? FHIR resources and calls from a few words, all made up."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

PATIENT = "pat-1"
LOINC = {
    "magnesium": ("19123-9", "Magnesium"),
    "potassium": ("2823-3", "Potassium"),
    "creatinine": ("2160-0", "Creatinine"),
    "eGFR": ("33914-3", "eGFR"),
}
KEY_OF = {"magnesium": "magnesium", "potassium": "potassium", "creatinine": "kidney", "eGFR": "kidney"}


def observation(of: str, value: float, unit: str, *, days: float = 1, **more: Any) -> dict[str, Any]:
    """One laboratory value, taken so many days ago."""
    code, display = LOINC[of]
    return {
        "resourceType": "Observation",
        "id": f"{of.lower()}-{str(days).replace('.', '-')}",
        "status": "final",
        "code": {"coding": [{"system": "http://loinc.org", "code": code, "display": display}]},
        "subject": {"reference": f"Patient/{PATIENT}"},
        "effectiveDateTime": (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="seconds"),
        "valueQuantity": {
            "value": value,
            "unit": unit,
            "system": "http://unitsofmeasure.org",
            "code": unit,
        },
        **more,
    }


def medicine(name: str, *, status: str = "active", **more: Any) -> dict[str, Any]:
    """One medicine as text, taken now unless its status says otherwise."""
    return {
        "resourceType": "MedicationRequest",
        "id": "-".join(name.lower().split())[:40],
        "status": status,
        "intent": "order",
        "medicationCodeableConcept": {"text": name},
        "subject": {"reference": f"Patient/{PATIENT}"},
        **more,
    }


def bundle(resources: Iterable[Mapping[str, Any]], kind: str = "searchset", **more: Any) -> dict[str, Any]:
    """The answer to a search."""
    return {
        "resourceType": "Bundle",
        "type": kind,
        "entry": [{"resource": each} for each in resources],
        **more,
    }


def person(born: str = "1950-03-01", gender: str = "female") -> dict[str, Any]:
    """The patient, without a name."""
    return {"resourceType": "Patient", "id": PATIENT, "birthDate": born, "gender": gender}


def problem(name: str, *, status: str = "active", **more: Any) -> dict[str, Any]:
    """One entry of the problem list as text."""
    return {
        "resourceType": "Condition",
        "id": "-".join(name.lower().split())[:40],
        "clinicalStatus": {"coding": [{"code": status}]},
        "code": {"text": name},
        "subject": {"reference": f"Patient/{PATIENT}"},
        **more,
    }


def prefetch(
    measured: Sequence[Mapping[str, Any]] = (), takes: Sequence[str] = (), has: Sequence[str] = ()
) -> dict[str, Any]:
    """All keys: who it is, what was measured under its own, what is taken, and what problems there are."""
    found: dict[str, list[Any]] = {"magnesium": [], "potassium": [], "kidney": []}
    codes = {code: KEY_OF[of] for of, (code, _) in LOINC.items()}
    for each in measured:
        found[codes[each["code"]["coding"][0]["code"]]].append(each)
    return {key: bundle(values) for key, values in found.items()} | {
        "patient": person(),
        "medications": bundle(medicine(name) for name in takes),
        "conditions": bundle(problem(name) for name in has),
    }


def call(hook: str, *, sent: Mapping[str, Any], orders: Sequence[str] = (), **more: Any) -> dict[str, Any]:
    """A call of a service, with draft orders where the hook has them."""
    about: dict[str, Any] = {"userId": "Practitioner/dr-1", "patientId": PATIENT}
    if hook != "patient-view":
        drafts = [medicine(name, status="draft") for name in orders]
        about["draftOrders"] = bundle(drafts, "collection")
    if hook == "order-select":
        about["selections"] = [f"MedicationRequest/{each['id']}" for each in drafts]
    return {
        "hook": hook,
        "hookInstance": str(uuid4()),
        "context": about,
        "prefetch": dict(sent),
        **more,
    }
