"""Which numbers does a text print? Digits only, as numbers, without regard to unit or order.

This is the ruler for level invariance: two wordings of one claim carry the same numbers.
Digits that belong to a name (TRPM6, H2, CO2, COVID-19, MgSO4·7H2O) are not numbers.
"""

import re
from decimal import Decimal

_NUMBER = re.compile(
    r"""
    (?<![\w.·])                 # not inside a name (TRPM6), a decimal, or a hydrate formula
    (?<![A-Za-z]-)              # COVID-19, claudin-16: the digits name something
    (?:\d{1,3}(?:,\d{3})+|\d+)  # 20,438 or 20438
    (?:\.\d+)?
    (?![A-Za-z]*\d)             # 7H2O
    (?!-[a-z]*alpha|-hydroxy)   # 1-alpha-hydroxy…: a chemical name
    """,
    re.VERBOSE,
)


def numbers_in(text: str) -> frozenset[Decimal]:
    """The numbers that ``text`` prints, as exact decimals; ``1.0`` and ``1`` are the same number.

    >>> sorted(numbers_in("TRPM6 falls below 1.20 mg/dL in 20,438 patients"))
    [Decimal('1.2'), Decimal('20438')]
    """
    return frozenset(_decimal(match.group()) for match in _NUMBER.finditer(text))


def _decimal(digits: str) -> Decimal:
    value = Decimal(digits.replace(",", ""))
    return value.normalize() if value else Decimal(0)
