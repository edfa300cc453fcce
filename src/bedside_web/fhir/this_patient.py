"""What is shown of a record that is open? The conditions that it shows, why, what is missing, and to mind."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from bedside import Library
from bedside.answering import Address
from bedside.terms import (
    Concept,
    ConceptEntry,
    Datum,
    Facet,
    Look,
    Measurement,
    Patient,
    PlanKind,
    PlanLine,
    SignSeen,
    Specimen,
    Standing,
)

_FIRST = (Facet.MANAGEMENT, Facet.CAUSE, Facet.DIAGNOSIS)
MOST_CAUSES = 6
MOST_NEXT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCause:
    """A cause with how it stands, and the data for and against it."""

    cause: str
    standing: str
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]
    confirm_with: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlan:
    """A claim that bears on what is done, the data that brought it up, and what must be known first."""

    kind: str
    statement: str
    url: str
    data: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLook:
    """A condition that the record shows."""

    name: str
    url: str
    shown_by: tuple[str, ...]
    bands: tuple[str, ...]
    causes: tuple[ShownCause, ...]
    next_data: tuple[str, ...]
    plan: tuple[ShownPlan, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownValue:
    """A newest value of the record that shows no condition of ours, and the articles on what it measures."""

    text: str
    articles: tuple[tuple[str, str], ...]


def show_patient(patient: Patient, library: Library) -> dict[str, Any]:
    """The words of the page; everything in it is a claim's, a rule's or the record's own."""
    looks = library.clinic.look_over(patient)
    shown = {_entry(look.condition.concept, library).analyte for look in looks}
    return {
        "looks": [_look(look, library) for look in looks],
        "values": [_value(each, library) for each in _newest(patient, library) if each.of not in shown],
        "unread": len(patient.unread),
    }


def _look(look: Look, library: Library) -> ShownLook:
    likely = [each for each in look.causes if each.standing in (Standing.FITS, Standing.POSSIBLE)]
    against = [each for each in look.causes if each.standing is Standing.AGAINST]
    return ShownLook(
        name=look.condition.name,
        url=_article(_entry(look.condition.concept, library), library),
        shown_by=_texts(look.condition.seen.data if look.condition.seen else ()),
        bands=tuple(band.sign.text for band in look.condition.bands),
        causes=tuple(
            ShownCause(
                cause=each.cause,
                standing=each.standing.value,
                speaks_for=_signs(each.signs_for),
                speaks_against=_signs(each.signs_against),
                confirm_with=each.confirm_with,
            )
            for each in (*likely[:MOST_CAUSES], *against)
        ),
        next_data=tuple(
            f"{each.what} ({', '.join(each.causes)})" for each in look.next_data[:MOST_NEXT] if each.causes
        ),
        plan=tuple(_plan(line, library) for line in look.plan),
    )


def _plan(line: PlanLine, library: Library) -> ShownPlan:
    """A suggestion that holds something back is none yet, so it is shown as something to find out first."""
    is_held = line.plan_kind is PlanKind.SUGGESTION and bool(line.held_back)
    return ShownPlan(
        kind=_("only after what is missing is known") if is_held else line.plan_kind.value,
        statement=library.ledger.claim(line.claim_id).statement,
        url=reverse("pages:claim", args=[line.claim_id]),
        data=_texts(line.data),
        missing=tuple(dict.fromkeys((*line.missing, *line.held_back))),
    )


def _signs(signs: Iterable[SignSeen]) -> tuple[str, ...]:
    return tuple(
        f"{seen.sign.text}: {'; '.join(_texts(seen.data))}" if seen.data else seen.sign.text for seen in signs
    )


def _texts(data: Iterable[Datum]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(datum.text for datum in data))


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
