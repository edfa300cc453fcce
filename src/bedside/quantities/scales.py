"""What does a unit count, how much of it, and per what? Plain tables, for conversion by analyte.

UCUM codes only; ``ucum.parse_unit`` reads many more, but takes seconds to load and knows no valence.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType

# What a unit counts, and how many of mmol, mEq, mg or IU it holds.
_NUMERATORS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "mol": ("substance", Decimal(1000)),
        "mmol": ("substance", Decimal(1)),
        "umol": ("substance", Decimal("1e-3")),
        "nmol": ("substance", Decimal("1e-6")),
        "pmol": ("substance", Decimal("1e-9")),
        "eq": ("charge", Decimal(1000)),
        "meq": ("charge", Decimal(1)),
        "kg": ("mass", Decimal(1_000_000)),
        "g": ("mass", Decimal(1000)),
        "mg": ("mass", Decimal(1)),
        "ug": ("mass", Decimal("1e-3")),
        "ng": ("mass", Decimal("1e-6")),
        "pg": ("mass", Decimal("1e-9")),
        "k[iU]": ("activity", Decimal(1000)),
        "[iU]": ("activity", Decimal(1)),
        "m[iU]": ("activity", Decimal("1e-3")),
        "u[iU]": ("activity", Decimal("1e-6")),
    }
)
# Per what, and how many of them make a liter or a day.
_DENOMINATORS: Mapping[str, tuple[str, Decimal]] = MappingProxyType(
    {
        "": ("", Decimal(1)),
        "L": ("volume", Decimal(1)),
        "dL": ("volume", Decimal(10)),
        "mL": ("volume", Decimal(1000)),
        "d": ("time", Decimal(1)),
        "h": ("time", Decimal(24)),
        "min": ("time", Decimal(1440)),
        "kg/d": ("time and body mass", Decimal(1)),
        "kg/h": ("time and body mass", Decimal(24)),
        "kg/min": ("time and body mass", Decimal(1440)),
        "kg": ("body mass", Decimal(1)),
        "L/d": ("volume and time", Decimal(1)),
        "L/h": ("volume and time", Decimal(24)),
    }
)
_SPAN = re.compile(r"\((?P<count>[1-9]\d{0,2})\.(?P<unit>min|h|d|mL)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """``factor`` of mmol, mEq, mg or IU (as ``counts`` says) per one liter, day or kilogram (``per``)."""

    counts: str
    factor: Decimal
    per: str


@lru_cache(maxsize=512)
def read_scale(code: str) -> Scale:
    """The scale of a UCUM code. ``ValueError`` for one that the tables do not hold.

    >>> read_scale("ug/dL")
    Scale(counts='mass', factor=Decimal('0.010'), per='volume')
    """
    numerator, _, denominator = code.partition("/")
    per = _read_denominator(denominator)
    if numerator not in _NUMERATORS or per is None:
        raise ValueError(
            f"{code!r} is no unit that an analyte converts: write mmol, meq or mg (or g, ug, ng, mol, umol, "
            "nmol), alone or per L, dL, mL, d, h, min or kg."
        )
    counts, factor = _NUMERATORS[numerator]
    return Scale(counts=counts, factor=factor * per[1], per=per[0])


def is_same_scale(one: str, other: str) -> bool:
    """Whether two codes say the same: ``ng/mL`` and ``ug/L``. False where the tables do not hold one."""
    try:
        return read_scale(one) == read_scale(other)
    except ValueError:
        return False


def is_same_count(one: str, other: str) -> bool:
    """Whether two codes count the same per the same: ``mg/L`` and ``ng/mL``. False as ``is_same_scale``."""
    try:
        here, there = read_scale(one), read_scale(other)
    except ValueError:
        return False
    return (here.counts, here.per) == (there.counts, there.per)


def _read_denominator(code: str) -> tuple[str, Decimal] | None:
    """Also ``(24.h)``, ``kg/(24.h)``, ``(100.mL)`` and the like."""
    span = _SPAN.search(code)
    if span is None:
        return _DENOMINATORS.get(code)
    rest = _DENOMINATORS.get(code.replace(span.group(), span["unit"]))
    return (rest[0], rest[1] / Decimal(span["count"])) if rest else None
