"""What was measured? Laboratory values, vital signs and intervals, each with its unit, time and place.

Read by LOINC, or by the whole name where there is no LOINC code at all. A value without a certain unit, of
the wrong dimension, withdrawn, dated ahead, or whose words contradict its code is noted as unread; one that
is not final, hemolyzed, or of a LOINC code unknown to us hides the older ones too.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bedside.interchange.fhir_record.bundle import Resource
from bedside.interchange.fhir_record.fields import codes_of, mapping_of, mappings_of, names_of, word_of
from bedside.interchange.fhir_record.moments import earliest, start_of
from bedside.interchange.fhir_record.reading import Reading
from bedside.interchange.fhir_record.reports import WITHDRAWN, Reports, read_reports
from bedside.interchange.fhir_record.unsettled import (
    UNKNOWN_CODE,
    Hidden,
    UnsettledError,
    hold_final,
    hold_newest,
    hold_whole,
)
from bedside.interchange.fhir_record.values import NotUsableError, read_value
from bedside.interchange.measurable import Measurable, find_by_loinc, find_by_name, specimen_in
from bedside.terms import Measurement, Specimen

LOINC = ("http://loinc.org", "urn:oid:2.16.840.1.113883.6.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """An observation, or one of its components: what it says is in ``body``, the rest in its resource."""

    resource: Resource
    body: Mapping[str, Any]
    place: str


def read_measurements(reading: Reading) -> tuple[Measurement, ...]:
    """Every measurement of the record that is one of ours, in the order of the record, each once."""
    reports = read_reports(reading.record)
    found: dict[tuple[object, ...], Measurement] = {}
    hidden: list[Hidden] = []
    for resource in reading.record.of_kind("Observation"):
        for part in _parts(resource):
            one = _read_part(reading, part, reports)
            if isinstance(one, Hidden):
                hidden.append(one)
            elif one is not None:
                key = (one.of, one.specimen, one.value, one.unit, one.comparator, one.taken)
                found.setdefault(key, one)
    return hold_newest(reading, tuple(found.values()), hidden)


def is_loinc(system: str) -> bool:
    """Whether a code system is LOINC, however its address is written."""
    return system.rstrip("/").replace("https:", "http:") in LOINC


def _parts(resource: Resource) -> Iterator[_Part]:
    """The observation itself, then each of its components."""
    yield _Part(resource=resource, body=resource.body, place=resource.place)
    for number, component in enumerate(mappings_of(resource.body.get("component")), start=1):
        yield _Part(resource=resource, body=component, place=f"{resource.place}, component {number}")


def _read_part(reading: Reading, part: _Part, reports: Reports) -> Measurement | Hidden | None:
    meant = _meant(part.body)
    is_known = bool(meant)
    meant = meant or _named(part.body)
    if not meant:
        _note_unknown(reading, part)
    if not meant or _is_panel(part):
        return None
    of = " or ".join(sorted({one.of for one in meant}))
    if not reading.owns(part.resource, of):
        return None
    try:
        _hold_usable(part.resource, reports)
        taken = _taken(reading, part.resource, reports)
        try:
            if not is_known:
                raise UnsettledError(UNKNOWN_CODE)
            hold_final(part.resource.body)
            hold_whole(reading, part.resource, part.body, of=of)
        except UnsettledError as error:
            reading.pass_over(part.place, f"{of}: {error}")
            if not _has_value(part):
                return None  # nothing was measured yet, so that what is older is still the newest
            drawn = _specimen_told(reading, part.resource)
            return Hidden(of=meant[0].of, specimen=meant[0].specimen or drawn, taken=taken)
        return _measured(reading, part, meant=meant, taken=taken)
    except NotUsableError as error:
        reading.pass_over(part.place, f"{of}: {error}")
        return None


def _note_unknown(reading: Reading, part: _Part) -> None:
    """Name what our patient was measured and we do not know."""
    is_measured = "valueQuantity" in part.body and reading.subject.owns(part.resource)
    if is_measured and word_of(part.resource.body.get("status")) not in WITHDRAWN:
        told = (*names_of(part.body.get("code")), *(code.code for code in codes_of(part.body.get("code"))))
        reading.unknown.extend(told[:1])


def _hold_usable(resource: Resource, reports: Reports) -> None:
    """Raise for what says nothing of the patient: withdrawn, or about somebody else."""
    body = resource.body
    if resource.place in reports.withdrawn or word_of(body.get("status")) in WITHDRAWN:
        raise NotUsableError("it was withdrawn (cancelled, or entered in error)")
    if next(mappings_of(body.get("focus")), None) is not None:
        raise NotUsableError("it is about somebody or something other than the patient")


def _meant(body: Mapping[str, Any]) -> tuple[Measurable, ...]:
    """What the part measures by its LOINC codes; by its names only where it has no LOINC code at all."""
    coded = [code.code for code in codes_of(body.get("code")) if is_loinc(code.system)]
    return _each_once(find_by_loinc(code) for code in coded) if coded else _named(body)


def _named(body: Mapping[str, Any]) -> tuple[Measurable, ...]:
    return _each_once(find_by_name(name) for name in names_of(body.get("code")))


def _each_once(found: Iterator[Measurable | None]) -> tuple[Measurable, ...]:
    return tuple(dict.fromkeys(one for one in found if one is not None))


def _is_panel(part: _Part) -> bool:
    """Whether the value stands in the members or components alone."""
    if part.body is not part.resource.body or _has_value(part):
        return False
    return any(part.body.get(key) for key in ("hasMember", "component", "related"))


def _has_value(part: _Part) -> bool:
    return any(key.startswith("value") for key in part.body)


def _measured(
    reading: Reading, part: _Part, *, meant: tuple[Measurable, ...], taken: datetime | None
) -> Measurement:
    measurable = _agreed(part, meant, _specimen_told(reading, part.resource))
    value = read_value(part.body, measurable)
    return Measurement(
        of=measurable.of,
        specimen=measurable.specimen,
        value=value.value,
        unit=value.unit,
        comparator=value.comparator,
        taken=taken,
        place=part.place,
        codes=codes_of(part.body.get("code")),
    )


def _agreed(part: _Part, meant: tuple[Measurable, ...], drawn: Specimen | None) -> Measurable:
    """The one thing that codes, words and specimen agree on."""
    measurable, names = meant[0], names_of(part.body.get("code"))
    if len({(one.of, one.specimen) for one in meant}) > 1:
        raise NotUsableError("its codes or names mean different measurements")
    if not measurable.loinc:  # a name that leaves the specimen open
        measurable = next((one for name in names if (one := find_by_name(name, drawn))), measurable)
    if not _is_alike(drawn, measurable.specimen):
        raise NotUsableError("its specimen is not the one that its code means")
    for name in names:
        told = find_by_name(name)
        if told and (told.of != measurable.of or not _is_alike(told.specimen, measurable.specimen)):
            raise NotUsableError("its words mean another measurement than its code")
    return measurable


def _is_alike(one: Specimen | None, other: Specimen | None) -> bool:
    """Whether both may be told of one specimen; words often say urine where it was collected for a day."""
    return one is None or other is None or (one is Specimen.BLOOD) == (other is Specimen.BLOOD)


def _specimen_told(reading: Reading, resource: Resource) -> Specimen | None:
    reference = mapping_of(resource.body.get("specimen"))
    found = reading.record.find(reference, within=resource)
    names = names_of(found.body.get("type")) if found else ()
    display = reference.get("display")
    told = (*names, display) if isinstance(display, str) else names
    return next((specimen for name in told if (specimen := specimen_in(name))), None)


def _taken(reading: Reading, resource: Resource, reports: Reports) -> datetime | None:
    """When it was measured; by its report if it does not tell itself, and at last when it was issued."""
    home = resource.container
    taken = (
        start_of(resource.body, "effective")
        or reports.times.get(resource.place)
        or (start_of(home.body, "effective") if home else None)
        or earliest(resource.body.get("issued"))
    )
    if reading.is_ahead(taken):
        raise NotUsableError("it is dated after the moment that is asked for")
    return taken
