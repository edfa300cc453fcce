"""What is shown of a record that is open? Our conditions that its values bear on, each with its data."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from bedside import Library
from bedside.answering import Address
from bedside.terms import ConceptEntry, Facet, Measurement, Patient, Specimen

_FIRST = (Facet.MANAGEMENT, Facet.CAUSE, Facet.DIAGNOSIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A newest value of the record, and the articles on it."""

    text: str
    articles: tuple[tuple[str, str], ...]


def show_patient(patient: Patient, library: Library) -> dict[str, Any]:
    """The words of the page: newest blood values that we have articles on, and what could not be read."""
    return {
        "values": [_value(newest, library) for newest in _newest(patient, library)],
        "unread": len(patient.unread),
        "medications": len(patient.medications),
        "diagnoses": len(patient.diagnoses),
    }


def _newest(patient: Patient, library: Library) -> list[Measurement]:
    """The newest value of each analyte that we have articles on; one without a time comes last."""
    analytes = dict.fromkeys(entry.analyte for entry in library.ledger.concepts() if entry.analyte)
    found = []
    for analyte in analytes:
        values = [
            each for each in patient.measurements if each.of == analyte and each.specimen is Specimen.BLOOD
        ]
        dated = [each for each in values if each.taken]
        if values:
            found.append(max(dated, key=lambda each: each.taken or patient.asked_at) if dated else values[0])
    return found


def _value(newest: Measurement, library: Library) -> ShownValue:
    comparator = "" if newest.comparator.value == "=" else f"{newest.comparator.value} "
    taken = f" ({newest.taken.date().isoformat()})" if newest.taken else ""
    return ShownValue(
        text=f"{newest.of.capitalize()} {comparator}{newest.value:g} {newest.unit}{taken}",
        articles=tuple(
            (entry.name, _article(entry, library))
            for entry in library.ledger.concepts()
            if entry.analyte == newest.of
        ),
    )


def _article(entry: ConceptEntry, library: Library) -> str:
    addresses = (Address(concept=entry.id, facet=facet) for facet in _FIRST)
    found = next((each for each in addresses if library.addresses.read_path(each.path) == each), None)
    return reverse("pages:article", args=[found.path]) if found else reverse("pages:front")
