"""What does a file say of itself, and what does it hold? Bytes that nobody vouches for, read with bounds."""

from dataclasses import dataclass

import msgspec

from bedside.errors import Problem, SourceError
from bedside.exports.carrier import Taken
from bedside.exports.carriers import carrier_of, form_of
from bedside.terms import IMPRINT_SCHEMA, Imprint

LARGEST_FILE = 20_000_000
"""Bytes; the largest article of the shipped library makes a file of 1 MB."""
MOST_PARTS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file's imprint, and the words and frame that it holds now."""

    imprint: Imprint
    taken: Taken


def open_file(data: bytes) -> OpenedFile:
    """Raises ``SourceError`` for a file that is too large, damaged, or carries no readable imprint."""
    if len(data) > LARGEST_FILE:
        raise _unreadable(f"It is larger than {LARGEST_FILE // 1_000_000} MB.", "No file of Bedside is.")
    if not data.strip():
        raise _unreadable("It is empty.", "Name a file that Bedside wrote.")
    taken = carrier_of(form_of(data)).take_out(data)
    if taken.imprint is None:
        raise _unreadable(
            "It carries no imprint of Bedside, or another program took it out.",
            "Nothing can be told of this file. Ask Bedside for it again.",
        )
    return OpenedFile(imprint=_read_imprint(taken.imprint), taken=taken)


def _read_imprint(text: str) -> Imprint:
    try:
        schema = msgspec.json.decode(text, type=_Schema).schema
        if schema == IMPRINT_SCHEMA:
            imprint = msgspec.json.decode(text, type=Imprint)
            # What it would write is all that it read: a name that is not ours was one of ours once.
            is_whole = msgspec.json.decode(msgspec.json.encode(imprint)) == msgspec.json.decode(text)
            if is_whole and len(imprint.parts) <= MOST_PARTS:
                return imprint
    except (msgspec.DecodeError, RecursionError):
        schema = IMPRINT_SCHEMA
    if schema == IMPRINT_SCHEMA:
        raise _unreadable("Its imprint is damaged.", "Ask Bedside for the file again.")
    raise _unreadable(
        f"Its imprint is of another kind than {IMPRINT_SCHEMA}.",
        "A newer Bedside may have written it: bring this one up to date.",
    )


class _Schema(msgspec.Struct):
    schema: str


def _unreadable(met: str, advice: str) -> SourceError:
    problem = Problem(place="the file", line=None, met=met, advice=advice)
    return SourceError("The file cannot be verified.", (problem,))
