"""What do formulas say of these values? Sourced calculators, one module a family; see ``registry``."""

from bedside.clinic.calculators.filling import fill
from bedside.clinic.calculators.run import CALCULATORS, calculate, find_calculator

__all__ = ["CALCULATORS", "calculate", "fill", "find_calculator"]
