"""Which share of what is filtered appears in the urine? One formula for all that is freely filtered."""

from decimal import Decimal

from bedside.clinic.calculators.recipe import Values, readable, require_above_zero


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
