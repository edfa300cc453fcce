"""What do reports say of the observations that they list? That they were withdrawn, and of when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bedside.interchange.fhir_record.bundle import Record
from bedside.interchange.fhir_record.fields import mappings_of, word_of
from bedside.interchange.fhir_record.moments import start_of

WITHDRAWN = frozenset({"entered-in-error", "cancelled"})
"""What FHIR says of an observation or a report that must not be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Of observations by place: which are in a withdrawn report, and the time that a report gives."""

    withdrawn: frozenset[str]
    times: Mapping[str, datetime]


def read_reports(record: Record) -> Reports:
    """What every DiagnosticReport says of its results."""
    withdrawn: set[str] = set()
    times: dict[str, datetime] = {}
    for report in record.of_kind("DiagnosticReport"):
        when = start_of(report.body, "effective")
        for reference in mappings_of(report.body.get("result")):
            result = record.find(reference, within=report)
            if result is None:
                continue
            if word_of(report.body.get("status")) in WITHDRAWN:
                withdrawn.add(result.place)
            if when is not None:
                times.setdefault(result.place, when)
    return Reports(withdrawn=frozenset(withdrawn), times=times)
