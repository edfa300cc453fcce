"""Was it measured, but may not be used yet? A result that is not final, of unknown code, or hemolyzed.

Such a result is never read, and what was measured before it does not stand for now either: the newest is
known to be another one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bedside.interchange.fhir_record.bundle import Resource
from bedside.interchange.fhir_record.fields import codes_of, mapping_of, mappings_of, names_of, word_of
from bedside.interchange.fhir_record.reading import Reading
from bedside.interchange.fhir_record.values import NotUsableError
from bedside.terms import Measurement, Specimen

UNKNOWN_CODE = "its LOINC code is not one that we know"
OLDER = "a newer result could not be used, so that this one does not stand for now"

_NOT_FINAL: Mapping[str, str] = {
    "preliminary": "it is preliminary",
    "registered": "it is registered only, without a final result",
    "unknown": "its status is unknown",
}
_HEMOLYZED = re.compile(r"\bh(?:a?e|æ)moly(?:[sz]ed|sis|tic (?:sample|specimen))\b", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:no|not|non|without|nil|negative for)\W+(?:\w+\W+)?h(?:a?e|æ)moly[sz]\w+"
    r"|\bh(?:a?e|æ)molysis(?: index)?\W*(?:is\W+)?(?:none|nil|absent|negative|not|no|normal|0)\b",
    re.IGNORECASE,
)
_SPECIMEN_CONDITIONS = ("v2-0493", "v2/0493")
"""HL7's table of specimen conditions, in which HEM is hemolyzed (hl7.org/fhir/v2/0493)."""
_REPEATED = "its sample is said to be hemolyzed, which can make potassium falsely high: repeat the sample"
"""Claim hypk2-009."""


class UnsettledError(NotUsableError):
    """A result that exists and is not to be relied on; the message is the reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A result that was passed over as unsettled: of what, in what, and when it was taken."""

    of: str
    specimen: Specimen | None
    taken: datetime | None


def hold_final(body: Mapping[str, Any]) -> None:
    """Raise ``UnsettledError`` for a status that a laboratory gives to what it has not settled."""
    reason = _NOT_FINAL.get(word_of(body.get("status")))
    if reason:
        raise UnsettledError(reason)


def hold_whole(reading: Reading, resource: Resource, part: Mapping[str, Any], *, of: str) -> None:
    """Raise ``UnsettledError`` if the result, its part, or its specimen is said to be hemolyzed."""
    found = reading.record.find(mapping_of(resource.body.get("specimen")), within=resource)
    specimen = found.body if found else {}
    said = (
        *_said((resource.body, part), keys=("interpretation", "note", "comment")),
        *_said((specimen,), keys=("condition", "note")),
    )
    if any(_HEMOLYZED.search(_DENIED.sub(" ", words)) for words in said) or _is_coded(specimen):
        raise UnsettledError(_REPEATED if of == "potassium" else "its sample is said to be hemolyzed")


def _said(bodies: Iterable[Mapping[str, Any]], *, keys: tuple[str, ...]) -> Iterator[str]:
    for body in bodies:
        for key in keys:
            if isinstance(body.get(key), str):
                yield body[key]
            for concept in mappings_of(body.get(key)):
                yield from names_of(concept)
                yield from (code.code for code in codes_of(concept))


def _is_coded(specimen: Mapping[str, Any]) -> bool:
    return any(
        code.code.upper() == "HEM" and code.system.rstrip("/").endswith(_SPECIMEN_CONDITIONS)
        for concept in mappings_of(specimen.get("condition"))
        for code in codes_of(concept)
    )


def hold_newest(
    reading: Reading, measured: Sequence[Measurement], hidden: Sequence[Hidden]
) -> tuple[Measurement, ...]:
    """What stands beside the results that are hidden: nothing of theirs that was taken before them."""
    kept = []
    for one in measured:
        if any(_is_older(one, other) for other in hidden):
            reading.pass_over(one.place, f"{one.of}: {OLDER}")
        else:
            kept.append(one)
    return tuple(kept)


def _is_older(one: Measurement, other: Hidden) -> bool:
    is_alike = one.specimen is other.specimen or None in (one.specimen, other.specimen)
    if one.of != other.of or not is_alike:
        return False
    if other.taken is None:
        return one.taken is None
    return one.taken is None or _zoned(one.taken) < _zoned(other.taken)


def _zoned(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
