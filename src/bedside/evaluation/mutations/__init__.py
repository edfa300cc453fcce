"""What mistakes could be made with this sentence? Seeded changes, some of them harmless.

>>> made = mutate_in_all("Give 2.5 g of magnesium sulfate.", seed=1)
>>> [(each.kind, each.text) for each in made][:1]
[('times ten', 'Give 25 g of magnesium sulfate.')]
"""

from bedside.evaluation.mutations.classes import (
    CLASSES,
    Family,
    MutationClass,
    mutate_as,
    mutate_in_all,
    reword,
)
from bedside.evaluation.mutations.edit import Edit, Mutation
from bedside.evaluation.mutations.names import HELD_OUT_NAMES
from bedside.evaluation.mutations.scope import HELD_OUT_PEOPLE

__all__ = [
    "CLASSES",
    "HELD_OUT_NAMES",
    "HELD_OUT_PEOPLE",
    "Edit",
    "Family",
    "Mutation",
    "MutationClass",
    "mutate_as",
    "mutate_in_all",
    "reword",
]
