"""What is shown of a record that is open? A look at each condition that it shows, cited; else its values."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from bedside import Library
from bedside.answering import Address
from bedside.library import tell_look
from bedside.rendering import safe_url
from bedside.terms import (
    Article,
    Concept,
    ConceptEntry,
    Facet,
    Look,
    Measurement,
    Patient,
    Section,
    Specimen,
    Statement,
)

_FIRST = (Facet.MANAGEMENT, Facet.CAUSE, Facet.DIAGNOSIS)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLine:
    """A sentence, and the numbers of the references that it rests on."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPart:
    """A heading with its lines; what stands first under a condition has none."""

    title: str
    lines: tuple[ShownLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWork:
    """A reference, and where it can be opened, if that is a safe address."""

    number: int
    text: str
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLook:
    """A condition that the record shows, as the library tells of it."""

    anchor: str
    name: str
    url: str
    status: str
    parts: tuple[ShownPart, ...]
    works: tuple[ShownWork, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A newest value of the record that shows no condition of ours, and the articles on what it measures."""

    text: str
    articles: tuple[tuple[str, str], ...]


def show_patient(patient: Patient, library: Library) -> dict[str, Any]:
    """The words of the page, for a clinician; all of them are a claim's, a rule's or the record's own."""
    looks = library.clinic.look_over(patient)
    shown = {_entry(look.condition.concept, library).analyte for look in looks}
    return {
        "looks": [_look(look, library) for look in looks],
        "values": [_value(each, library) for each in _newest(patient, library) if each.of not in shown],
        "unread": len(patient.unread),
    }


def _look(look: Look, library: Library) -> ShownLook:
    told: Article = tell_look(library, look)
    return ShownLook(
        anchor=look.condition.concept,
        name=look.condition.name,
        url=_article(_entry(look.condition.concept, library), library),
        status=told.status_note,
        parts=tuple(part for section in told.sections for part in _parts(section)),
        works=tuple(
            ShownWork(number=each.number, text=each.text, url=safe_url(each.url)) for each in told.references
        ),
    )


def _parts(section: Section) -> tuple[ShownPart, ...]:
    """A section's own lines, then those of its subsections under their titles."""
    own = ShownPart(title="", lines=tuple(map(_line, section.statements)))
    inner = (
        ShownPart(title=each.title, lines=tuple(map(_line, each.statements))) for each in section.subsections
    )
    return (own, *inner)


def _line(statement: Statement) -> ShownLine:
    return ShownLine(text=statement.text, numbers=tuple(sorted({c.number for c in statement.citations})))


def _newest(patient: Patient, library: Library) -> list[Measurement]:
    """The newest value of each analyte that we have articles on; one without a time counts only alone."""
    found = []
    for analyte in dict.fromkeys(entry.analyte for entry in library.ledger.concepts()):
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


def _entry(concept: Concept, library: Library) -> ConceptEntry:
    return next(entry for entry in library.ledger.concepts() if entry.id == concept)


def _article(entry: ConceptEntry, library: Library) -> str:
    addresses = (Address(concept=entry.id, facet=facet) for facet in _FIRST)
    found = next((each for each in addresses if library.addresses.read_path(each.path) == each), None)
    return reverse("pages:article", args=[found.path]) if found else reverse("pages:front")
