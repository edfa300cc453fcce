"""What is a quantity in a text? Place, comparator, value or range, unit, and what the number does there."""

from dataclasses import dataclass
from decimal import Decimal

from bedside.terms import Comparator, QuantityRole


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuantity:
    """A quantity in a text: ``text[start:end]`` prints it, its comparator included.

    ``low`` and ``high`` keep the printed digits (``Decimal("1.50")``); ``high`` is set for ranges and
    confidence intervals only. ``unit`` is a UCUM code or ``None``, ``printed_unit`` as it stands there.
    ``spread`` follows a ±. ``over`` is the UCUM code of a time span (``3.h`` in "20 mmol over 3 h"), which is
    found by itself too. ``role`` says what the number does; ``total`` is the 40 of "12 of 40"; ``level`` the
    95 of "95 % CI". ``at`` is the place of the first digit or number word, ``-1`` where nobody looked.
    """

    start: int
    end: int
    comparator: Comparator
    low: Decimal
    high: Decimal | None = None
    unit: str | None = None
    printed_unit: str | None = None
    spread: Decimal | None = None
    over: str | None = None
    role: QuantityRole = QuantityRole.VALUE
    total: Decimal | None = None
    level: Decimal | None = None
    at: int = -1


@dataclass(slots=True, kw_only=True)
class Draft:
    """A quantity while it is being read: what stands beside it may still tell its unit and its role.

    ``is_word`` marks a number word, which is no quantity unless it measures; ``is_label`` a number that
    only names; ``glued`` is what follows it without a space or after a hyphen ("FU" in "5-FU").
    """

    start: int
    at: int
    end: int
    low: Decimal
    comparator: Comparator = Comparator.EQUAL
    high: Decimal | None = None
    unit: str | None = None
    printed_unit: str | None = None
    spread: Decimal | None = None
    over: str | None = None
    role: QuantityRole | None = None
    total: Decimal | None = None
    level: Decimal | None = None
    is_word: bool = False

    def found(self) -> FoundQuantity:
        """The finished quantity; what has no role of its own is a value."""
        return FoundQuantity(
            start=self.start,
            end=self.end,
            at=self.at,
            comparator=self.comparator,
            low=self.low,
            high=self.high,
            unit=self.unit,
            printed_unit=self.printed_unit,
            spread=self.spread,
            over=self.over,
            role=self.role or QuantityRole.VALUE,
            total=self.total,
            level=self.level,
        )
