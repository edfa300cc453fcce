"""Where do sources draw different lines? Cut-offs of one analyte, side by side, in all units."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from bedside.quantities import find_quantities, in_all_units
from bedside.terms import (
    Claim,
    ClaimSupport,
    Comparator,
    Directness,
    Disagreement,
    PublicationId,
    Quantity,
    QuantityKind,
)

CUT_OFF_WORDS = ("cut-off", "cutoff", "limit", "threshold")
CONCENTRATIONS = ("mmol/L", "meq/L", "mg/dL")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutOff:
    """One line that one publication draws. Concentrations are strings with sensible digits.

    ``claim`` is set where a curated claim states it, ``None`` where only a disagreement does.
    """

    printed: str
    mmol_per_l: str
    mg_per_dl: str
    meq_per_l: str
    publication_id: PublicationId
    claim: Claim | None = None
    support: ClaimSupport | None = None


def find_cut_offs(claims: Iterable[Claim], *, analyte: str) -> tuple[CutOff, ...]:
    """The cut-offs that ``claims`` and their disagreements state for ``analyte``, lowest first.

    A publication is listed once, with the line that a claim gives it rather than one in passing.
    """
    found: dict[PublicationId, CutOff] = {}
    claims = tuple(claims)
    for claim in claims:
        for quantity in filter(lambda quantity: _is_cut_off(quantity, analyte), claim.quantities[:1]):
            for support in claim.supports:
                if support.directness is Directness.DIRECT or claim.is_unverified:
                    found.setdefault(support.publication_id, _from_claim(quantity, claim, support, analyte))
    for disagreement in (item for claim in claims for item in claim.disagreements):
        cut_off = _from_disagreement(disagreement, analyte)
        if cut_off is not None:
            found.setdefault(disagreement.publication_id, cut_off)
    return tuple(
        sorted(found.values(), key=lambda cut_off: (Decimal(cut_off.mmol_per_l), cut_off.publication_id))
    )


def _is_cut_off(quantity: Quantity, analyte: str) -> bool:
    return (
        quantity.kind is QuantityKind.CONCENTRATION
        and quantity.unit in CONCENTRATIONS
        and quantity.of == analyte
        and quantity.comparator is not Comparator.RANGE
        and any(word in quantity.name for word in CUT_OFF_WORDS)
    )


def _from_claim(quantity: Quantity, claim: Claim, support: ClaimSupport, analyte: str) -> CutOff:
    mmol, mg, meq = _side_by_side(Decimal(str(quantity.low)), quantity.unit, analyte)
    return CutOff(
        printed=f"{quantity.low:g} {quantity.printed_unit}",
        mmol_per_l=mmol,
        mg_per_dl=mg,
        meq_per_l=meq,
        publication_id=support.publication_id,
        claim=claim,
        support=support,
    )


def _from_disagreement(disagreement: Disagreement, analyte: str) -> CutOff | None:
    for quantity in find_quantities(disagreement.says):
        if quantity.unit in CONCENTRATIONS:
            mmol, mg, meq = _side_by_side(quantity.low, quantity.unit, analyte)
            return CutOff(
                printed=disagreement.says,
                mmol_per_l=mmol,
                mg_per_dl=mg,
                meq_per_l=meq,
                publication_id=disagreement.publication_id,
            )
    return None


def _side_by_side(value: Decimal, unit: str, analyte: str) -> tuple[str, str, str]:
    units = in_all_units(value, unit, analyte)
    return (
        str(units.mmol_per_l),
        str(units.mg_per_dl),
        "–" if units.meq_per_l is None else str(units.meq_per_l),
    )
