"""Can this value be one of that measurement? Its unit fits, and living people have been met with it."""

from functools import lru_cache

from bedside.interchange.measurable import Measurable
from bedside.quantities.rails import Purpose, Where, find_rail_breach
from bedside.quantities.shown import show_unit
from bedside.quantities.slips import find_slip
from bedside.terms import Specimen

_IN_BLOOD = Where(specimen="serum")


def find_doubt(value: float, unit: str, measurable: Measurable) -> str | None:
    """The reason for which the value cannot be used, without the value; ``None`` if there is none.

    The limits are those of ``quantities.rails`` for levels: the farthest that our sources met, so that a slip
    of the decimal point is caught; where there are none, those of ``quantities.slips``, a choice of ours.
    ``unit`` is a UCUM code.
    """
    if not measurable.can_be_in(unit):
        return f"it is not measured in {show_unit(unit) or unit}"
    if value < 0 or (value == 0 and measurable.specimen in (Specimen.BLOOD, None)):
        return "its value cannot be zero or less"
    if measurable.specimen is Specimen.BLOOD and _is_beyond_life(value, unit, measurable.of):
        return "its value lies beyond what our sources have met in living people; check it"
    slip = find_slip(value, unit, of=measurable.of, specimen=measurable.specimen)
    if slip is not None:
        return f"its value is {slip}, where the unit is more likely wrong (a limit of ours); check both"
    return None


@lru_cache(maxsize=4096)
def _is_beyond_life(value: float, unit: str, of: str) -> bool:
    """Kept for values of a moment ago: a long record has few different ones. Who had them is not kept."""
    breach = find_rail_breach(value, unit, of=of, purpose=Purpose.LEVEL, where=_IN_BLOOD)
    return breach is not None
