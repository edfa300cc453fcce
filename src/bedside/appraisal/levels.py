"""Below and above which level is a substance low or high? The lines that a pack's claims draw."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bedside.quantities import ANALYTES, convert
from bedside.terms import Claim, Comparator, ConceptEntry, Facet, Quantity, QuantityKind

UNITS = ("mmol/L", "meq/L", "mg/dL")
NOT_IN_MASS = frozenset({"potassium", "sodium"})
"""Reported in moles or equivalents everywhere; a mass would only be a slip."""
_BELOW = (Comparator.LESS, Comparator.AT_MOST)
_ABOVE = (Comparator.MORE, Comparator.AT_LEAST)

Lines = Mapping[str, Mapping[str, tuple[float, float]]]


def find_levels(concepts: Iterable[ConceptEntry], claims: Sequence[Claim]) -> Lines:
    """For each analyte and unit (in lower case) the line for low and the line for high.

    Low is the highest line below which a definition speaks of too little, high the lowest above
    which one speaks of too much; an analyte without both is left out.
    """
    drawn: dict[tuple[str, str], list[Decimal]] = {}
    for concept in concepts:
        if concept.analyte and concept.analyte in ANALYTES and concept.direction:
            key = concept.analyte, concept.direction
            drawn.setdefault(key, []).extend(_lines(concept, claims))
    analytes = {analyte for analyte, _ in drawn}
    return {
        analyte: _in_units(analyte, max(low), min(high))
        for analyte in sorted(analytes)
        if (low := drawn.get((analyte, "low"))) and (high := drawn.get((analyte, "high")))
    }


def _lines(concept: ConceptEntry, claims: Sequence[Claim]) -> Iterable[Decimal]:
    wanted = _BELOW if concept.direction == "low" else _ABOVE
    for claim in claims:
        if claim.concept == concept.id and claim.facet is Facet.DEFINITION:
            for quantity in claim.quantities:
                if quantity.comparator in wanted and _is_level(quantity, concept):
                    yield convert(
                        Decimal(str(quantity.low)),
                        from_unit=quantity.unit,
                        to_unit="mmol/L",
                        of=concept.analyte or "",
                    )


def _is_level(quantity: Quantity, concept: ConceptEntry) -> bool:
    return (
        quantity.kind is QuantityKind.CONCENTRATION
        and quantity.of == concept.analyte
        and quantity.unit in UNITS
    )


def _in_units(analyte: str, low: Decimal, high: Decimal) -> dict[str, tuple[float, float]]:
    lines: dict[str, tuple[float, float]] = {}
    for unit in UNITS:
        if unit == "mg/dL" and analyte in NOT_IN_MASS:
            continue
        try:
            both = [convert(value, from_unit="mmol/L", to_unit=unit, of=analyte) for value in (low, high)]
        except ValueError:  # an analyte without a fixed valence has no equivalents
            continue
        lines[unit.lower()] = float(both[0]), float(both[1])
    return lines
