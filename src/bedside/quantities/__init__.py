"""What number is this, of what, and can it be?

Salts, limits and arithmetic are imported from ``salts``, ``rails`` and ``arithmetic``: who only reads numbers
does not pay for them.
"""

from bedside.quantities.analytes import ANALYTES, Analyte, InAllUnits, convert, find_analyte, in_all_units
from bedside.quantities.compare import Comparison, Sameness, compare
from bedside.quantities.fit import find_unit_problem
from bedside.quantities.found import FoundQuantity
from bedside.quantities.mentions import SubstanceForm
from bedside.quantities.numbers import numbers_in
from bedside.quantities.parse import find_quantities
from bedside.quantities.subjects import Subject, name_subjects
from bedside.quantities.ucum import ParsedUnit, dimension_of, parse_unit

__all__ = [
    "ANALYTES",
    "Analyte",
    "Comparison",
    "FoundQuantity",
    "InAllUnits",
    "ParsedUnit",
    "Sameness",
    "Subject",
    "SubstanceForm",
    "compare",
    "convert",
    "dimension_of",
    "find_analyte",
    "find_quantities",
    "find_unit_problem",
    "in_all_units",
    "name_subjects",
    "numbers_in",
    "parse_unit",
]
