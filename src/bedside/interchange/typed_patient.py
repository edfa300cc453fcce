"""What did somebody type of a patient? The fields of a form, each a text, as a ``Patient``."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import TypeVar

from bedside.errors import Problem, SourceError
from bedside.interchange.typed_fields import (
    read_age,
    read_conditions,
    read_drugs,
    read_measurement,
    read_sex,
    read_yes_or_no,
)
from bedside.terms import Patient

LONGEST_FIELD = 4_000
"""Characters of one field; a list of a hundred medicines is shorter."""

Read = TypeVar("Read")


def read_typed_patient(fields: Mapping[str, str], asked_at: datetime) -> Patient:
    """The patient of a form, measured at ``asked_at`` (UTC if it has no zone). Empty fields say nothing.

    Fields are ``age``, ``sex``, ``pregnant``, ``drugs``, ``conditions``, and any measurement by name:
    ``magnesium`` (in blood), ``urine magnesium``, ``24-hour urine magnesium``, ``body weight`` … A drug may
    say ``since 2024-03-01`` and ``until 2025-01-01``. ``SourceError`` with a problem for each field that
    cannot be used, named as its place, without what was typed.
    """
    moment = asked_at if asked_at.tzinfo else asked_at.replace(tzinfo=UTC)
    left = {name.strip(): text.strip() for name, text in fields.items()}
    problems: list[Problem] = []

    def take(name: str, read: Callable[[str], Read]) -> Read | None:
        return _read(name, left.pop(name, ""), read, problems)

    patient = Patient(
        asked_at=moment,
        age_years=take("age", read_age),
        sex=take("sex", read_sex),
        is_pregnant=take("pregnant", read_yes_or_no),
        medications=take("drugs", partial(read_drugs, asked_at=moment)) or (),
        diagnoses=take("conditions", read_conditions) or (),
        measurements=tuple(
            one
            for name in tuple(left)
            if (one := take(name, partial(read_measurement, name=name, taken=moment))) is not None
        ),
    )
    if problems:
        what = "One field" if len(problems) == 1 else f"{len(problems)} fields"
        raise SourceError(f"{what} of the patient cannot be used.", tuple(problems))
    return patient


def _read(name: str, text: str, read: Callable[[str], Read], problems: list[Problem]) -> Read | None:
    """What ``read`` makes of the text; its ``ValueError(met, advice)`` becomes a problem of that field."""
    if not text or text.lower() in ("unknown", "not known"):
        return None
    if len(text) > LONGEST_FIELD:
        met = f"It is longer than {LONGEST_FIELD} characters."
        problems.append(Problem(place=name[:40], line=None, met=met, advice="Write names alone."))
        return None
    try:
        return read(text)
    except ValueError as error:
        met, advice = error.args
        problems.append(Problem(place=name[:40], line=None, met=met, advice=advice))
        return None
