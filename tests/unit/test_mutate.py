"""Do the mutations of the training data change what they say, and only that?"""

import random
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from mutate import MUTATIONS, find_drug_names, make_drug_swap


@pytest.mark.parametrize(
    ("name", "claim", "mutants"),
    [
        ("direction", "Zinc increased appetite.", {"Zinc decreased appetite."}),
        ("unit", "Give 5 mg of zinc.", {"Give 5 g of zinc.", "Give 5 mcg of zinc.", "Give 5 mmol of zinc."}),
        ("denial", "Zinc is useful.", {"Zinc is not useful."}),
        ("denial", "Zinc did not help.", {"Zinc did help."}),
        ("population", "Zinc helps children.", {"Zinc helps adults."}),
    ],
)
def test_one_thing_changes(name, claim, mutants):
    for seed in range(5):
        assert MUTATIONS[name][0](claim, random.Random(seed)) in mutants


def test_a_number_becomes_another_one():
    for seed in range(20):
        mutant = MUTATIONS["number"][0]("It fell by 12.5 % in 40 people.", random.Random(seed))
        assert mutant not in (None, "It fell by 12.5 % in 40 people.")


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_cannot_change_is_left_alone(name):
    assert MUTATIONS[name][0]("Zinc!", random.Random(1)) is None


def test_a_drug_becomes_another_one_that_was_named():
    claims = ["Metformin, that is metformin, helps.", "We gave atorvastatin.", "The medicine was fine."]
    names = find_drug_names([claim.lower() for claim in claims])
    assert names == ["atorvastatin", "metformin"]
    swap = make_drug_swap(names)
    assert swap("We gave atorvastatin.", random.Random(1)) == "We gave metformin."
    assert swap("We gave zinc.", random.Random(1)) is None
