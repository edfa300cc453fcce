"""What is worth saying of this record, or of an order in it, while a clinician works? Pure rules.

Each takes a record and the orders being written, and gives hints or none. What is not recorded leads to no
hint, but for the one rule whose purpose is to say that kidney function was not measured (ADR 0048).
Thresholds come from claims; how recent a value must be is ours, and stands in ``recent``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from bedside.clinic.hints.low_magnesium import find_low_magnesium
from bedside.clinic.hints.low_potassium import find_refractory_potassium
from bedside.clinic.hints.magnesium_order import find_magnesium_order
from bedside.clinic.hints.new_drug import find_new_drug
from bedside.terms import Hint, Medication, Patient

Rule = Callable[[Patient, tuple[Medication, ...]], tuple[Hint, ...]]
"""A rule: the record and the orders that are being written, to hints."""

HINT_RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "low-magnesium-work-up": find_low_magnesium,
        "magnesium-order-kidney": find_magnesium_order,
        "new-drug-low-magnesium": find_new_drug,
        "refractory-low-potassium": find_refractory_potassium,
    }
)

__all__ = ["HINT_RULES", "Rule"]
