"""What does this UCUM code measure? Its dimension, and its factor to the base units.

ucumvert and pint read the grammar and take one to three seconds to load, so they are imported when the
first code is parsed: reading a pack pays for it, an answer never does. UCUM defines the equivalent as one
mole, so ``meq/L`` and ``mmol/L`` have one dimension here; only the analyte tells how they differ
(``analytes.convert``).
"""

import re
import warnings
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

MAX_CODE_LENGTH = 100
"""Longer codes are no units; the bound keeps the grammar from being fed whole texts."""

_ONLY_ANNOTATIONS = re.compile(r"(?:\{[!-z|~]*\})+")
_DIMENSION_NAMES = {
    "[length]": "length",
    "[mass]": "mass",
    "[time]": "time",
    "[substance]": "substance",
    "[temperature]": "temperature",
    "[current]": "current",
    "[luminosity]": "luminosity",
}
_ARBITRARY = re.compile(r"international_unit|arbitrary|_unit$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedUnit:
    """A UCUM code that could be read.

    ``dimension`` is written like ``substance/length3``, ``mass/mass·time`` (body mass is not cancelled),
    ``1`` for a bare number; ``factor`` is to the base units of that dimension (m, kg, s, mol, K).
    """

    code: str
    dimension: str
    factor: float


@lru_cache(maxsize=2048)
def parse_unit(code: str) -> ParsedUnit:
    """Read a UCUM code; ``ValueError`` with a sentence if it is none.

    >>> parse_unit("mmol/L").dimension
    'substance/length3'
    """
    if not code or len(code) > MAX_CODE_LENGTH or not code.isascii() or not code.isprintable() or " " in code:
        raise ValueError(_refusal(code))
    if _ONLY_ANNOTATIONS.fullmatch(code):  # UCUM: an annotation alone is the number one
        return ParsedUnit(code=code, dimension="1", factor=1.0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        quantity = _read(code)
        return ParsedUnit(code=code, dimension=_dimension(quantity), factor=_factor(quantity))


def dimension_of(code: str) -> str:
    """The dimension of a UCUM code, as in ``ParsedUnit.dimension``; ``ValueError`` if it is none."""
    return parse_unit(code).dimension


def _refusal(code: str) -> str:
    shown = code if len(code) <= 40 else code[:40] + "…"
    return f"{shown!r} is not a UCUM code: write one such as mmol/L, mg/dL, mL/min, % or mmol/(24.h)."


@cache
def _registry() -> Any:
    from ucumvert import PintUcumRegistry

    return PintUcumRegistry()


def _read(code: str) -> Any:
    from lark.exceptions import LarkError
    from pint.errors import PintError

    try:
        quantity = _registry().from_ucum(code)
        quantity.dimensionality  # noqa: B018 - a bare token, which the grammar lets through, has none
    except (LarkError, PintError, AttributeError, ArithmeticError, ValueError, TypeError) as error:
        raise ValueError(_refusal(code)) from error
    return quantity


def _factor(quantity: Any) -> float:
    return float(quantity.to_base_units().magnitude)


def _dimension(quantity: Any) -> str:
    """Numerator and denominator, each collected unit by unit, so that mg/kg/d does not become 1/d."""
    above: dict[str, int] = {}
    below: dict[str, int] = {}
    for unit, power in quantity.unit_items():
        if _ARBITRARY.search(unit):
            side = above if power > 0 else below
            side["arbitrary"] = side.get("arbitrary", 0) + abs(int(power))
            continue
        for base, exponent in _registry().get_dimensionality({unit: power}).items():
            side = above if exponent > 0 else below
            name = _DIMENSION_NAMES.get(base, base)
            side[name] = side.get(name, 0) + abs(int(exponent))
    if not below:
        return _product(above)
    return f"{_product(above)}/{_product(below)}"


def _product(side: dict[str, int]) -> str:
    return "·".join(name + (str(power) if power > 1 else "") for name, power in sorted(side.items())) or "1"
