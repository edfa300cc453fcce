"""Which share of what is filtered appears in the urine? One formula for all that is freely filtered."""

from decimal import Decimal

from bedside.clinic.calculators.recipe import Values, readable, require_above_zero

_WHOLE = Decimal(100)


def exceeds_filtered(percent: Decimal) -> bool:
    """Whether more is excreted than is filtered."""
    return percent > _WHOLE


def warn_of_excess(percent: Decimal, what: str) -> tuple[str, ...]:
    """A warning where more of ``what`` is excreted than filtered: most likely a slip of a value or unit."""
    if not exceeds_filtered(percent):
        return ()
    return (
        f"More {what} is excreted than is filtered, which no kidney does: check the values and their units.",
    )


def fractional_excretion(values: Values, *, urine: str, serum: str) -> tuple[Decimal, str]:
    """The percentage, and its working, from the inputs of these keys and both creatinines.

    Raises ``CannotReckonError`` where one that is divided by is zero.
    """
    require_above_zero(values, serum, "urine-creatinine", "serum-creatinine")
    top = values[urine] * values["serum-creatinine"]
    percent = 100 * top / (values[serum] * values["urine-creatinine"])
    working = (
        f"100 × {values.shown(urine)} × {values.shown('serum-creatinine')} ÷ ({values.shown(serum)} × "
        f"{values.shown('urine-creatinine')}) = {readable(percent)} %"
    )
    return percent, working
