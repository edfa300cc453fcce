"""Does a declared interest bear on a claim? By the names of drugs and sponsors, whole words, either way."""

import re
from collections.abc import Iterable

from bedside.terms import ClaimCase, Interest, InterestKind


def find_bearing(interests: Iterable[Interest], case: ClaimCase) -> Interest | None:
    """The first interest in a drug or sponsor of the claim.

    An interest in magnesium bears on magnesium sulfate, and one in magnesium sulfate on magnesium:
    whoever declares one may be led by the other.
    """
    names = {InterestKind.DRUG: case.drugs, InterestKind.SPONSOR: case.sponsors}
    return next(
        (
            interest
            for interest in interests
            if any(_is_one(interest.name, name) for name in names[interest.kind])
        ),
        None,
    )


def _is_one(one: str, other: str) -> bool:
    first, second = _words(one), _words(other)
    return bool(first and second) and (f" {first} " in f" {second} " or f" {second} " in f" {first} ")


def _words(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
