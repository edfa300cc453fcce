"""What value did somebody type? A number with its bound and its unit, if certain; otherwise a reason."""

import math
import re
from dataclasses import dataclass

from bedside.interchange.unit_names import read_unit
from bedside.terms import Comparator

LONGEST = 60
_TYPED = re.compile(
    r"(?P<bound><=|>=|<|>|≤|≥)?\s*(?P<number>\d{1,9}(?:[.,]\d{1,9})?)\s*(?P<unit>[^\d\s<>=.,-][^<>=]*|%)?"
)
_THOUSANDS = re.compile(r"\d{1,3},\d{3}")
_BOUNDS = {
    None: Comparator.EQUAL,
    "<": Comparator.LESS,
    "<=": Comparator.AT_MOST,
    "≤": Comparator.AT_MOST,
    ">": Comparator.MORE,
    ">=": Comparator.AT_LEAST,
    "≥": Comparator.AT_LEAST,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A typed value. ``unit`` is a UCUM code, ``None`` where none was typed."""

    value: float
    unit: str | None
    comparator: Comparator


def read_typed(text: str) -> Typed:
    """The value of a text such as ``0.48 mmol/L``. ``ValueError`` with a reason that repeats nothing of it.

    >>> read_typed("< 0.2 mg/dl")
    Typed(value=0.2, unit='mg/dL', comparator=<Comparator.LESS: '<'>)
    """
    found = _TYPED.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if found is None:
        raise ValueError("it is no number with a unit")
    if _THOUSANDS.fullmatch(found["number"]):
        raise ValueError("its comma may stand for thousands or for decimals")
    value = float(found["number"].replace(",", "."))
    written = found["unit"].strip() if found["unit"] else None
    unit = read_unit(written) if written else None
    if not math.isfinite(value) or (written and unit is None):
        raise ValueError("its unit is not one that we read for certain")
    return Typed(value=value, unit=unit, comparator=_BOUNDS[found["bound"]])
