"""What is on the problem list? Conditions that are confirmed, each active or not as the record says."""

from collections.abc import Iterator

from bedside.interchange.conditions import Condition, find_by_code, find_in_name
from bedside.interchange.fhir_record.bundle import Resource
from bedside.interchange.fhir_record.fields import codes_of, first_code_of, names_of
from bedside.interchange.fhir_record.moments import earliest, start_of
from bedside.interchange.fhir_record.reading import Reading
from bedside.terms import Code, Diagnosis

_ACTIVE = frozenset({"active", "recurrence", "relapse"})
_INACTIVE = frozenset({"inactive", "remission", "resolved"})
_REFUTED = frozenset({"refuted", "entered-in-error"})
_UNSURE = frozenset({"unconfirmed", "provisional", "differential"})


def read_diagnoses(reading: Reading) -> tuple[Diagnosis, ...]:
    """Every condition of the record, in its order; once for each name of ours that it means."""
    return tuple(
        one for resource in reading.record.of_kind("Condition") for one in _read_resource(reading, resource)
    )


def _read_resource(reading: Reading, resource: Resource) -> Iterator[Diagnosis]:
    body = resource.body
    if not reading.owns(resource, "condition"):
        return
    certainty = first_code_of(body.get("verificationStatus"))
    if certainty in _REFUTED:
        reading.pass_over(resource.place, "a condition that was refuted, or entered in error")
        return
    if certainty in _UNSURE:
        reading.pass_over(resource.place, "a condition that is not confirmed")
        return
    since = start_of(body, "onset") or earliest(body.get("recordedDate"))
    if reading.is_ahead(since):
        reading.pass_over(resource.place, "a condition that is dated after the moment that is asked for")
        return
    names, codes = names_of(body.get("code")), codes_of(body.get("code"))
    if not names and not codes:
        reading.pass_over(resource.place, "a condition with neither a name nor a code")
        return
    for condition in _meant(names, codes) or (None,):
        yield Diagnosis(
            name=names[0] if names else codes[0].code,
            place=resource.place,
            condition=condition,
            is_active=_is_active(resource),
            since=since,
            codes=codes,
        )


def _meant(names: tuple[str, ...], codes: tuple[Code, ...]) -> tuple[str, ...]:
    """Our names of it, with what else holds where it does."""
    found: list[Condition] = [one for code in codes for one in find_by_code(code.system, code.code)]
    found += [one for name in names for one in find_in_name(name)]
    return tuple(dict.fromkeys(name for one in found for name in (one.name, *one.also)))


def _is_active(resource: Resource) -> bool | None:
    body = resource.body
    status = first_code_of(body.get("clinicalStatus"))
    if any(key.startswith("abatement") and body[key] not in (None, False) for key in body):
        return False
    if status in _ACTIVE:
        return True
    return False if status in _INACTIVE else None
