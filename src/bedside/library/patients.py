"""How does a record on this machine become a patient, and how is that shown? Nothing of it is kept.

Needs no release, so that a record can be looked into before a library is there.
"""

import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from bedside.errors import UserError
from bedside.interchange.fhir_record import MOST_BYTES, read_record
from bedside.interchange.typed_patient import read_typed_patient
from bedside.quantities.shown import show_unit
from bedside.rendering import render_patient_json, render_patient_text
from bedside.terms import Patient


def read_patient(
    bundle: Mapping[str, Any] | list[Any] | bytes, asked_at: datetime, *, subject: str | None = None
) -> Patient:
    """The patient of a FHIR record (R4, R4B or R5, as JSON) as of ``asked_at``, without identifiers.

    ``subject`` is the id of the Patient resource where the record holds several. ``Patient.unread`` tells
    what bears on us and could not be used. ``SourceError`` for what is no FHIR, ``UserError`` for several
    patients of whom none is chosen.
    """
    return read_record(bundle, asked_at, subject=subject)


def read_form(fields: Mapping[str, str], asked_at: datetime) -> Patient:
    """The patient of typed fields: ``{"age": "67", "magnesium": "0.48 mmol/L", "drugs": "omeprazole"}``.

    ``interchange.typed_patient`` tells the fields. ``SourceError`` with a problem for each that cannot be
    used, whose place is the field; no message holds what was typed.
    """
    return read_typed_patient(fields, asked_at)


def read_record_file(place: str) -> bytes:
    """The bytes of a record: a file, or ``-`` for standard input. ``UserError`` if there is none."""
    if place == "-":
        data = sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        path = Path(place)
        if not path.is_file():
            raise UserError(f"There is no file {place[:200]}. Name a FHIR record in JSON, or -.")
        with path.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    if not data.strip():
        raise UserError("The record is empty. Give a FHIR Bundle or resource as JSON.")
    return data


def patient_text(patient: Patient, *, width: int = 80, color: bool = False) -> str:
    """The patient for a terminal: what was understood, where it stands, and what was not used."""
    return render_patient_text(patient, show_unit, width=width, color=color)


def patient_json(patient: Patient) -> str:
    """The patient for programs."""
    return render_patient_json(patient)
