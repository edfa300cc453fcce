"""How is a number or a unit printed for people? ``meq/L`` as mEq/L, ``2E+1`` as 20."""

import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

_PRINTED: Mapping[str, str] = MappingProxyType(
    {"meq": "mEq", "eq": "Eq", "ug": "µg", "umol": "µmol", "[iU]": "IU", "m[iU]": "mIU", "u[iU]": "µIU"}
)
_WHOLE: Mapping[str, str] = MappingProxyType(
    {
        "1": "",
        "a": "years",
        "mo": "months",
        "[lb_av]": "lb",
        "[in_i]": "in",
        "[pH]": "",
        "mm[Hg]": "mmHg",
        "mosm/kg": "mOsm/kg",
        "mosm/L": "mOsm/L",
        "mL/min/{1.73_m2}": "mL/min per 1.73 m²",
        "mmol/(L.d)": "mmol/L per day",
    }
)
_PART = re.compile(r"[^/]+")
_SPAN = re.compile(r"\((\d+)\.(min|h|d)\)")


def print_like(value: Decimal, like: float) -> float:
    """``value`` rounded to as many significant digits as ``like`` has, two at the least.

    >>> print_like(Decimal("1.70135"), 0.7), print_like(Decimal("10.62"), 2.65)
    (1.7, 10.6)
    """
    digits = len(Decimal(repr(float(like))).normalize().as_tuple().digits)
    return float(f"{float(value):.{max(2, digits)}g}")


def show_unit(code: str) -> str:
    """A UCUM code as clinicians print it; what is not in the table stays as it is.

    >>> show_unit("meq/(24.h)")
    'mEq/24 h'
    """
    if code in _WHOLE:
        return _WHOLE[code]
    return _SPAN.sub(r"\1 \2", _PART.sub(lambda part: _PRINTED.get(part.group(), part.group()), code))


def show_number(value: Decimal) -> str:
    """The digits without an exponent."""
    return f"{value:f}"
