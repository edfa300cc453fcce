"""Are the numbers of a claim in the sentences that it rests on, with the same unit and bound?

A number holds if it is equal, equal once the named analyte converts it, or what the source's digits round to.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from bedside.quantities import FoundQuantity, find_analyte, find_quantities
from bedside.quantities.compare import alone, is_of_one_dimension, is_value_same
from bedside.terms import Comparator, QuantityRole, VerificationCode

MAX_NUMBERS = 60
"""Numbers of a claim that are compared, with four times as many of its sentences: more is a table."""

_FEWER = frozenset({Comparator.LESS, Comparator.AT_MOST})
_MORE = frozenset({Comparator.MORE, Comparator.AT_LEAST})
_SOFT = frozenset({Comparator.AT_MOST, Comparator.ABOUT})


def find_number_problems(
    claim: str, passages: Sequence[str], *, is_near: bool = False
) -> tuple[VerificationCode, ...]:
    """What is wrong with the claim's numbers beside the sentences ``passages``; ``()`` if they hold.

    ``is_near`` says that the claim nearly repeats them: then one printed number stands for one of the claim.
    """
    stated = [found for found in _read(claim) if not _is_one_in_words(claim, found)][:MAX_NUMBERS]
    there = [quantity for text in passages for quantity in _read(text)][: 4 * MAX_NUMBERS]
    analytes = _analytes_in(claim)
    problems: list[VerificationCode] = []
    for ours in stated:
        problem = _problem(ours, there, analytes)
        if problem is not None and problem not in problems:
            problems.append(problem)
    if is_near and not problems and _is_one_of_several(claim, passages):
        problems.append(VerificationCode.NUMBER_DIFFERS)
    if is_near and not problems and not _is_each_met(stated, there, analytes):
        problems.append(VerificationCode.NUMBER_MISSING)
    return tuple(problems)


@lru_cache(maxsize=64)
def _read(text: str) -> tuple[FoundQuantity, ...]:
    """A claim is held against a dozen passages in turn, and those against the next claim."""
    return tuple(find_quantities(text))


_ONE = re.compile(r"\b(?:one|single|a single)\s(?P<noun>[a-z]{4,}?)s?\b", re.IGNORECASE)
_SEVERAL = r"\b(?:two|three|four|five|six|[2-9]|several)[\s-]{noun}"


def _is_one_of_several(claim: str, passages: Sequence[str]) -> bool:
    """Whether the claim says "one drug" where the source says "two drugs", and never one."""
    text = " ".join(passages)
    named = {match["noun"] for match in _ONE.finditer(text)}
    return any(
        match["noun"] not in named and re.search(_SEVERAL.format(noun=re.escape(match["noun"])), text, re.I)
        for match in _ONE.finditer(claim)
    )


def _is_one_in_words(text: str, quantity: FoundQuantity) -> bool:
    """ "One study" is told where the source says "a study": the word bounds nothing."""
    is_word = quantity.at >= 0 and text[quantity.at].isalpha()
    return is_word and quantity.role is QuantityRole.COUNT and quantity.low == 1 and quantity.total is None


def _is_each_met(
    ours: Sequence[FoundQuantity], there: Sequence[FoundQuantity], analytes: Sequence[str]
) -> bool:
    """Whether the claim's values are printed as often: "0.2, then 0.2" does not repeat "0.2, then 0.4"."""
    return all(
        sum(is_value_same(a, b, analytes) for b in ours) <= sum(is_value_same(a, b, analytes) for b in there)
        for a in ours
        if a.high is None
    )


def _problem(
    ours: FoundQuantity, there: Sequence[FoundQuantity], analytes: Sequence[str]
) -> VerificationCode | None:
    equal = [theirs for theirs in there if is_value_same(ours, theirs, analytes)]
    if equal:
        return _bound_problem(ours, equal)
    parts = [alone(ours, value) for value in (ours.low, ours.high) if value is not None]
    if ours.high is not None and all(any(is_value_same(p, t, analytes) for t in there) for p in parts):
        return None
    if any(
        theirs.low == ours.low and theirs.high == ours.high and ours.unit and theirs.unit for theirs in there
    ):
        return VerificationCode.UNIT_DIFFERS
    if any(is_of_one_dimension(theirs.unit, ours.unit) for theirs in there):
        return VerificationCode.NUMBER_DIFFERS
    return VerificationCode.NUMBER_MISSING


def _bound_problem(ours: FoundQuantity, equal: Iterable[FoundQuantity]) -> VerificationCode | None:
    """Below is not above; "up to 65 %" is not "65 %"."""
    comparators = {theirs.comparator for theirs in equal}
    is_below, is_above = ours.comparator in _FEWER, ours.comparator in _MORE
    if (is_below and comparators <= _MORE) or (is_above and comparators <= _FEWER):
        return VerificationCode.DIRECTION_DIFFERS
    if ours.comparator is Comparator.EQUAL and comparators <= _SOFT:
        return VerificationCode.HEDGE_REMOVED
    return None


def _analytes_in(text: str) -> list[str]:
    """Analytes named in the text, disorders included; a salt of an element is not that element."""
    names = dict.fromkeys(text.lower().replace(",", " ").replace(".", " ").split())
    disorders = {
        "magnesemia": "magnesium",
        "kalemia": "potassium",
        "calcemia": "calcium",
        "natremia": "sodium",
    }
    found = [name for name in names if len(name) > 2 and find_analyte(name)]
    found += [
        element
        for ending, element in disorders.items()
        if any(n.replace("ae", "e").endswith(ending) for n in names)
    ]
    return found
