"""Which medicines are taken, or were? Requests, statements, administrations and dispenses, in one word.

Whether one is current is what its status and its dates say; where they say nothing, nothing is said. An order
not to give, or a resource entered in error, is no medicine.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from bedside.interchange.drugs import Drug, classes_in_name, find_by_code, find_in_name
from bedside.interchange.fhir_record.bundle import Resource
from bedside.interchange.fhir_record.fields import (
    codes_of,
    first_code_of,
    mapping_of,
    mappings_of,
    names_of,
    number_of,
    word_of,
    words_of,
)
from bedside.interchange.fhir_record.moments import earliest, end_of, latest, start_of
from bedside.interchange.fhir_record.reading import Reading
from bedside.terms import Code, Medication

KINDS = (
    "MedicationRequest",
    "MedicationStatement",
    "MedicationUsage",
    "MedicationAdministration",
    "MedicationDispense",
)
_TAKEN = frozenset({"active", "in-progress", "taking"})
_NOT_TAKEN = frozenset(
    {"on-hold", "cancelled", "completed", "stopped", "draft", "intended", "not-taken", "declined", "ended"}
)
_ROUTES = ("oral", "intravenous", "subcutaneous", "intramuscular", "inhalation", "enteral", "rectal")
_LONGEST_SUPPLY = 3_660
"""Days; more is no supply that anyone was handed."""


def read_medications(reading: Reading) -> tuple[Medication, ...]:
    """Every medicine of the record, in its order; a combination once for each substance that we know."""
    return tuple(
        one for resource in reading.record.of_kind(*KINDS) for one in _read_resource(reading, resource)
    )


def _read_resource(reading: Reading, resource: Resource) -> Iterator[Medication]:
    status = word_of(resource.body.get("status"))
    if not reading.owns(resource, "medicine"):
        return
    if status in ("entered-in-error", "not-done"):
        reading.pass_over(resource.place, "the medicine was entered in error, or not given")
        return
    if resource.body.get("doNotPerform") is True or resource.body.get("wasNotTaken") is True:
        reading.pass_over(
            resource.place, "an order not to give this medicine, or a note that it is not taken"
        )
        return
    names, codes = _told(reading, resource)
    if not names and not codes:
        reading.pass_over(resource.place, "the medicine has neither a name nor a code")
        return
    drugs = _drugs(names, codes) or (None,)
    for drug in drugs:
        yield _medication(reading, resource, names=names, codes=codes, drug=drug)


def _medication(
    reading: Reading,
    resource: Resource,
    *,
    names: tuple[str, ...],
    codes: tuple[Code, ...],
    drug: Drug | None,
) -> Medication:
    since, until = _since(resource), _until(resource)
    told = tuple(dict.fromkeys(one for name in names for one in classes_in_name(name)))
    return Medication(
        name=names[0] if names else codes[0].code,
        place=resource.place,
        drug=drug.name if drug else None,
        drug_classes=drug.classes if drug else told,
        route=_route(resource.body),
        is_current=_is_current(reading, resource, since=since, until=until),
        since=since,
        until=until,
        codes=codes,
    )


def _told(reading: Reading, resource: Resource) -> tuple[tuple[str, ...], tuple[Code, ...]]:
    """What the medicine is called, and its codes: here, in a Medication, or in the words of a reference."""
    body = resource.body
    either = mapping_of(body.get("medication"))  # R5: a CodeableReference
    concept = body.get("medicationCodeableConcept") or either.get("concept")
    reference = body.get("medicationReference") or either.get("reference")
    found = reading.record.find(reference, within=resource)
    concepts = [concept, found.body.get("code") if found else None]
    if found:
        concepts += [part.get("itemCodeableConcept") for part in mappings_of(found.body.get("ingredient"))]
    names = [name for one in concepts for name in names_of(one)]
    display = words_of(mapping_of(reference).get("display"))
    codes = tuple(code for one in concepts for code in codes_of(one))
    return tuple(dict.fromkeys((*names, *((display,) if display and not names else ())))), codes


def _drugs(names: tuple[str, ...], codes: tuple[Code, ...]) -> tuple[Drug, ...]:
    """By its codes and its names together, each substance once; a name that rules it out counts for more."""
    told = tuple(drug for name in names for drug in find_in_name(name))
    coded = tuple(drug for code in codes if (drug := find_by_code(code.system, code.code)))
    if names and not told and coded:
        return () if any(drug.name in name.lower() for drug in coded for name in names) else coded
    return tuple(dict.fromkeys((*told, *coded)))


def _since(resource: Resource) -> datetime | None:
    body = resource.body
    return (
        earliest(_bounds(body).get("start"))
        or start_of(body, "effective")
        or start_of(body, "occurence")  # spelled so in R5
        or start_of(body, "occurrence")
        or earliest(body.get("whenHandedOver"))
        or earliest(body.get("authoredOn"))
        or earliest(body.get("dateAsserted"))
    )


def _until(resource: Resource) -> datetime | None:
    body = resource.body
    told = latest(_bounds(body).get("end")) or end_of(body, "effective") or end_of(body, "occurrence")
    if told is not None:
        return told
    if resource.kind == "MedicationAdministration":
        return latest(body.get("effectiveDateTime")) or latest(body.get("occurenceDateTime"))
    supply = mapping_of(
        body.get("daysSupply") or mapping_of(body.get("dispenseRequest")).get("expectedSupplyDuration")
    )
    days, handed = number_of(supply.get("value")), earliest(body.get("whenHandedOver"))
    if handed is None or days is None or not 0 < days <= _LONGEST_SUPPLY:
        return None
    return handed + timedelta(days=days)


def _bounds(body: Mapping[str, Any]) -> Mapping[str, Any]:
    """The period of the first dosage that has one."""
    for key in ("dosageInstruction", "dosage"):
        for dosage in mappings_of(body.get(key)):
            period = mapping_of(
                mapping_of(mapping_of(dosage.get("timing")).get("repeat")).get("boundsPeriod")
            )
            if period:
                return period
    return {}


def _is_current(
    reading: Reading, resource: Resource, *, since: datetime | None, until: datetime | None
) -> bool | None:
    body, status = resource.body, word_of(resource.body.get("status"))
    if until is not None and until < reading.asked_at:
        return False
    if reading.is_ahead(since):
        return False
    if resource.kind == "MedicationDispense":
        return _is_supplied(status, until)
    if resource.kind == "MedicationRequest" and _is_a_mere_plan(body):
        return None
    status = first_code_of(mapping_of(body.get("adherence")).get("code")) or status
    if status.startswith("not-taking") or status in _NOT_TAKEN:
        return False
    return True if status.startswith("taking") or status in _TAKEN else None


def _is_supplied(status: str, until: datetime | None) -> bool | None:
    if status in ("cancelled", "stopped", "declined", "on-hold"):
        return False
    return True if status == "completed" and until is not None else None


def _is_a_mere_plan(body: Mapping[str, Any]) -> bool:
    """A proposal or an option is no order; a plan is one if the patient reports it, as US Core writes it."""
    intent = word_of(body.get("intent"))
    is_reported = bool(body.get("reportedBoolean") or body.get("reportedReference") or body.get("reported"))
    return intent in ("proposal", "option") or (intent == "plan" and not is_reported)


def _route(body: Mapping[str, Any]) -> str | None:
    dosages = [*mappings_of(body.get("dosageInstruction")), *mappings_of(body.get("dosage"))]
    for dosage in dosages:
        for name in names_of(dosage.get("route")):
            found = next((route for route in _ROUTES if route in name.lower()), None)
            if found:
                return found
    return None
