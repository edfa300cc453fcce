"""Which calculators are there, and in which order are they shown?"""

from collections.abc import Mapping
from types import MappingProxyType

from bedside.clinic.calculators import (
    acid_base,
    calcium,
    excretions,
    heart,
    kidney,
    magnesium,
    osmolality,
    phosphate,
    potassium,
    salts,
    sodium,
)
from bedside.clinic.calculators.recipe import Recipe

RECIPES: Mapping[str, Recipe] = MappingProxyType(
    {
        recipe.calculator.id: recipe
        for family in (
            magnesium,
            salts,
            calcium,
            potassium,
            phosphate,
            sodium,
            osmolality,
            acid_base,
            excretions,
            kidney,
            heart,
        )
        for recipe in family.RECIPES
    }
)
"""Every calculator by its id."""
