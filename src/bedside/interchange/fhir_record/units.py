"""In which unit was that measured? The UCUM code if there is one, a way of writing if it is certain."""

from collections.abc import Mapping
from typing import Any

from bedside.interchange.fhir_record.fields import words_of
from bedside.interchange.unit_names import read_unit
from bedside.quantities.scales import is_same_scale

UCUM = ("http://unitsofmeasure.org", "https://unitsofmeasure.org", "urn:oid:2.16.840.1.113883.6.8")
_UNSURE = "its unit is not one that we read for certain"


def unit_of(quantity: Mapping[str, Any]) -> str:
    """The UCUM code of a FHIR Quantity. ``ValueError`` with a reason where there is none, or two that differ.

    A code of another system (SNOMED CT has codes of units) is passed over for the unit as printed.
    """
    system, code, printed = (words_of(quantity.get(key)) for key in ("system", "code", "unit"))
    if code and system and system.rstrip("/") not in UCUM:
        code = None
    coded, shown = (read_unit(written) if written else None for written in (code, printed))
    if code and coded is None:
        raise ValueError(_UNSURE)
    if coded and shown and coded != shown and not is_same_scale(coded, shown):
        raise ValueError("its unit as code and its unit as printed differ")
    unit = coded or shown
    if unit is None:
        raise ValueError(_UNSURE if printed else "it has no unit")
    return unit
