"""What number is this, of what, and can it be?

Salts, limits and arithmetic are imported from ``salts``, ``rails`` and ``arithmetic``: who only reads numbers
does not pay for them.
"""

from bedside.quantities.analytes import ANALYTES, Analyte, InAllUnits, convert, find_analyte, in_all_units
from bedside.quantities.fit import find_unit_problem
from bedside.quantities.numbers import numbers_in
from bedside.quantities.parse import FoundQuantity, find_quantities
from bedside.quantities.ucum import ParsedUnit, dimension_of, parse_unit

__all__ = [
    "ANALYTES",
    "Analyte",
    "FoundQuantity",
    "InAllUnits",
    "ParsedUnit",
    "convert",
    "dimension_of",
    "find_analyte",
    "find_quantities",
    "find_unit_problem",
    "in_all_units",
    "numbers_in",
    "parse_unit",
]
