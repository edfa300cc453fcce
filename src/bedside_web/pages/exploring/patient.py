"""What does a patient's record mean? Typed fields or a FHIR record, looked at in memory and forgotten."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from bedside.answering.this_patient import urgent_line
from bedside.errors import Problem, SourceError, UserError
from bedside.library import tell_look
from bedside.library.patients import read_form, read_patient
from bedside.quantities import find_analyte
from bedside.terms import Concept, ConceptEntry, ConditionSeen, Look, Patient, Sign
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import Choices
from bedside_web.pages.presenting.body import draw_body
from bedside_web.pages.presenting.units import Part, in_units

MEASUREMENTS: tuple[tuple[str, str], ...] = (
    ("magnesium", "0.55 mmol/L"),
    ("potassium", "3.1 mmol/L"),
    ("sodium", "138 mmol/L"),
    ("calcium", "2.30 mmol/L"),
    ("albumin", "40 g/L"),
    ("phosphate", "0.9 mmol/L"),
    ("bicarbonate", "24 mmol/L"),
    ("creatinine", "80 µmol/L"),
    ("eGFR", "75 mL/min"),
    ("urine magnesium", "3 mmol/L"),
    ("urine calcium", "4 mmol/L"),
    ("urine creatinine", "8 mmol/L"),
    ("urine sodium", "40 mmol/L"),
    ("urine osmolality", "400 mosm/kg"),
)
"""What the form asks for, each with an example; the reader of records knows many more."""
PERSON = ("age", "sex", "pregnant", "drugs", "conditions")
FIELDS = (*PERSON, *(name for name, _example in MEASUREMENTS))
MOST_RECORD = 2_000_000
"""Characters of a pasted record, or bytes of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMeasurement:
    """A field of the form: its name, an example, what was typed, and what is wrong with it."""

    name: str
    example: str
    typed: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBand:
    """A band of severity that a value lies in; for lay readers what a severe one asks of them."""

    sign: Sign
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCondition:
    """A condition that the record shows: what was measured, and how severe that is where a claim tells."""

    concept: Concept
    name: str
    data: tuple[Part, ...]
    bands: tuple[ShownBand, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLook:
    """Every condition that the record shows, and one that was looked at, in words.

    ``given`` are the names and texts of what was posted, so that another can be opened.
    """

    found: tuple[ShownCondition, ...]
    look: Look
    parts: tuple[str, ...]
    given: tuple[tuple[str, str], ...]
    is_lay: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPatient:
    """The page: the form as it was filled, and what came of it."""

    measurements: tuple[ShownMeasurement, ...]
    typed: Mapping[str, str]
    errors: Mapping[str, str]
    problem: str
    shown: ShownLook | None
    nothing: bool
    conditions: tuple[tuple[str, str], ...]
    chosen: str


def show_patient(posted: Mapping[str, str], record: bytes, choices: Choices) -> ShownPatient:
    """The page for what was posted; nothing of it is kept, and no message repeats it."""
    errors: Mapping[str, str] = {}
    problem, patient = "", None
    try:
        patient = _read(posted, record) if posted or record else None
    except SourceError as error:
        errors = {each.place: _told(each) for each in error.problems} if not record else {}
        problem = "" if errors else f"{error} {' '.join(map(_told, error.problems[:3]))}"
    except UserError as error:
        problem = str(error)
    shown = _look(patient, posted, record, choices=choices) if patient else None
    return ShownPatient(
        measurements=tuple(
            ShownMeasurement(
                name=name, example=example, typed=posted.get(name, "")[:60], error=errors.get(name, "")
            )
            for name, example in MEASUREMENTS
        ),
        typed={name: posted.get(name, "")[:4000] for name in PERSON},
        errors=errors,
        problem=problem,
        shown=shown,
        nothing=patient is not None and shown is None,
        conditions=tuple((entry.id, entry.name) for entry in open_library().ledger.concepts()),
        chosen=posted.get("concept", ""),
    )


def _told(problem: Problem) -> str:
    return f"{problem.met} {problem.advice}"


def _read(posted: Mapping[str, str], record: bytes) -> Patient | None:
    now = datetime.now(UTC)
    if record.strip():
        if len(record) > MOST_RECORD:
            raise UserError(
                _("The record is larger than two megabytes. Leave out what does not matter here.")
            )
        return read_patient(record, now)
    fields = {name: posted.get(name, "") for name in FIELDS}
    return read_form(fields, now) if any(text.strip() for text in fields.values()) else None


def _look(
    patient: Patient, posted: Mapping[str, str], record: bytes, *, choices: Choices
) -> ShownLook | None:
    """The condition that was chosen, or the most severe that the record shows; and all that it shows."""
    library, chosen = open_library(), posted.get("concept", "")
    entries = {entry.id: entry for entry in library.ledger.concepts()}
    there = library.clinic.look_over(patient)
    if chosen in entries:
        look = library.clinic.look_at(patient, Concept(chosen))
    elif there:
        look = there[0]
    else:
        return None
    body = draw_body(tell_look(library, look, choices.audience), choices.units)
    typed = tuple((name, posted[name]) for name in FIELDS if posted.get(name))
    return ShownLook(
        found=tuple(_found(each.condition, entries[each.condition.concept], choices) for each in there),
        look=look,
        parts=body.parts[1:],
        given=(("record", record.decode(errors="replace")),) if record.strip() else typed,
        is_lay=choices.audience.is_lay,
    )


def _found(condition: ConditionSeen, entry: ConceptEntry, choices: Choices) -> ShownCondition:
    is_lay, of = choices.audience.is_lay, find_analyte(entry.analyte or "")
    seen = condition.seen.data if condition.seen else ()
    return ShownCondition(
        concept=entry.id,
        name=f"{entry.name} ({entry.plain_name})" if is_lay else entry.name,
        data=in_units("; ".join(datum.text for datum in seen), choices.units),
        bands=tuple(
            ShownBand(
                sign=band.sign,
                parts=in_units(urgent_line(band) if is_lay else band.sign.text, choices.units, of=of),
            )
            for band in (condition.severe[:1] if is_lay else condition.bands)
        ),
    )
