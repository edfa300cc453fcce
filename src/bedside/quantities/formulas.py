"""What does a mole of this formula weigh, and which atoms does it hold? ``MgSO4·7H2O``, ``Ca3(C6H5O7)2``.

Weights are those of ``tables/elements.toml``, which names their source.
"""

import re
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache

from bedside.quantities.sourced import read_table

_TOKEN = re.compile(r"(?P<symbol>[A-Z][a-z]?)|(?P<open>\()|(?P<close>\))")
_COUNT = re.compile(r"\d*")
_PART = re.compile(r"(?P<times>\d*)(?P<rest>.+)")


def molar_mass_of(formula: str) -> Decimal:
    """Grams per mole. ``ValueError`` for what is no formula or holds an element without a weight.

    >>> molar_mass_of("MgSO4·7H2O")
    Decimal('246.466')
    """
    weights = read_table("elements")["weights"]
    atoms = atoms_in(formula)
    unknown = sorted(set(atoms) - set(weights))
    if unknown:
        raise ValueError(
            f"{formula!r} holds {', '.join(unknown)}, which tables/elements.toml does not weigh: add "
            "the weight with its source."
        )
    return sum((count * Decimal(weights[symbol]) for symbol, count in atoms.items()), Decimal(0))


@cache
def atoms_in(formula: str) -> Mapping[str, int]:
    """How many atoms of each element one formula unit holds, water of crystals included.

    >>> dict(atoms_in("Mg(OH)2"))
    {'Mg': 1, 'O': 2, 'H': 2}
    """
    total: Counter[str] = Counter()
    for part in formula.split("·"):
        match = _PART.fullmatch(part)
        if match is None:
            raise ValueError(_refusal(formula))
        for symbol, count in _atoms(match["rest"], formula).items():
            total[symbol] += count * int(match["times"] or 1)
    return total


def _atoms(text: str, formula: str) -> Counter[str]:
    stack: list[Counter[str]] = [Counter()]
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            raise ValueError(_refusal(formula))
        if token["open"]:
            stack.append(Counter())
            place = token.end()
            continue
        digits = _COUNT.match(text, token.end())
        count = int(digits.group() or 1) if digits else 1
        place = digits.end() if digits else token.end()
        if token["symbol"]:
            stack[-1][token["symbol"]] += count
        elif len(stack) > 1:
            for symbol, inner in stack.pop().items():
                stack[-1][symbol] += inner * count
        else:
            raise ValueError(_refusal(formula))
    if len(stack) > 1:
        raise ValueError(_refusal(formula))
    return stack[0]


def _refusal(formula: str) -> str:
    return (
        f"{formula!r} is no formula: write symbols, counts and brackets, such as Ca3(C6H5O7)2 or MgSO4·7H2O."
    )
