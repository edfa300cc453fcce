"""Which printed numbers does no cited text hold, and no shown conversion yield?"""

from collections.abc import Iterable
from decimal import Decimal

from bedside.quantities import ANALYTES, FoundQuantity, convert, find_quantities, numbers_in

_CONCENTRATIONS = ("mmol/L", "meq/L", "mg/dL")


def find_unheld_numbers(statement: str, texts: Iterable[str]) -> frozenset[Decimal]:
    """The numbers of ``statement`` that none of ``texts`` prints.

    A concentration counts as held if it equals, rounded to its printed digits, the conversion of
    one that a text prints, for an analyte that the statement names.
    """
    source = " ".join(texts)
    unheld = numbers_in(statement) - numbers_in(source)
    if not unheld:
        return unheld
    printed = [found for found in find_quantities(statement) if found.unit in _CONCENTRATIONS]
    held = [found for found in find_quantities(source) if found.unit in _CONCENTRATIONS]
    held += [found for found in printed if found.low.normalize() not in unheld]
    analytes = [name for name in ANALYTES if name in statement.lower()]
    converted = {
        found.low.normalize()
        for found in printed
        if any(_is_converted(found, held, name) for name in analytes)
    }
    return unheld - converted


def _is_converted(printed: FoundQuantity, held: Iterable[FoundQuantity], analyte: str) -> bool:
    return any(_converts(printed, source, analyte) for source in held)


def _converts(printed: FoundQuantity, source: FoundQuantity, analyte: str) -> bool:
    if source.unit is None or printed.unit is None or source.unit == printed.unit:
        return False
    try:
        value = convert(source.low, from_unit=source.unit, to_unit=printed.unit, of=analyte)
    except ValueError:
        return False
    return value.quantize(printed.low) == printed.low
