"""Which particles are missing from the sum? Osmolality and its gap in serum and in urine."""

from decimal import Decimal

from bedside.clinic.calculators.recipe import (
    Recipe,
    Reckoned,
    Values,
    blood,
    readable,
    result,
    says,
    stated,
    urine,
)
from bedside.terms import CalculationResult, Calculator, CalculatorInput, Interpretation

_HIGH_GAP = Decimal(10)
"""mOsm/kg: cornell-osmolality and sydpath-osmolar-gap; virginia-osmolality allows 13 either way."""
_WIDE_GAP = Decimal(13)
_LOW_GAP = Decimal(-10)
"""mOsm/kg: a limit of ours, as far below zero as a high gap lies above."""
_ETHANOL_WEIGHT = Decimal("1.25")
"""What Purssell proposed instead of 1 (lynd-2008-osmole-gap)."""


def _serum(values: Values) -> Reckoned:
    urea = values.either("serum-urea", "serum-urea-nitrogen")
    ethanol = values.get("serum-ethanol")
    calculated = 2 * values["serum-na"] + values["serum-glucose"] + values[urea] + (ethanol or 0)
    parts = ["2 × " + values.shown("serum-na"), values.shown("serum-glucose"), values.shown(urea)]
    parts += [values.shown("serum-ethanol")] if ethanol is not None else []
    results = [result("osmolality", "Calculated osmolality", calculated, unit="mosm/kg", decimals=0)]
    working = [f"{' + '.join(parts)} = {readable(calculated)} mOsm/kg"]
    readings: list[Interpretation] = []
    measured = values.get("serum-osmolality")
    if measured is not None:
        gap = measured - calculated
        results.append(_gap_of(gap))
        working.append(
            f"gap = {values.shown('serum-osmolality')} − {readable(calculated)} = {readable(gap)} mOsm/kg"
        )
        if gap >= _LOW_GAP:
            readings.append(_read_gap(gap))
        if ethanol:
            weighed = gap - (_ETHANOL_WEIGHT - 1) * ethanol
            results.append(
                result("gap-weighed", "Osmolal gap, ethanol × 1.25", weighed, unit="mosm/kg", decimals=0)
            )
            working.append(f"gap with 1.25 × ethanol = {readable(weighed)} mOsm/kg")
    return Reckoned(
        results=tuple(results),
        working=tuple(working),
        interpretations=tuple(readings),
        warnings=(_TOO_LOW,) if measured is not None and measured - calculated < _LOW_GAP else (),
    )


_TOO_LOW = (
    "The osmolal gap is below −10 mOsm/kg: fewer particles were measured than are reckoned with. Check the "
    "values and their units, and that they are of one sample."
)


def _gap_of(gap: Decimal) -> CalculationResult:
    return result("gap", "Osmolal gap", gap, unit="mosm/kg", decimals=0)


def _read_gap(gap: Decimal) -> Interpretation:
    if gap > _HIGH_GAP:
        text = (
            "Above 10 mOsm/kg: something unmeasured is there, such as ethanol, methanol, ethylene glycol, "
            "mannitol "
            "or propylene glycol; very high fat or protein can do it too."
        )
    else:
        text = "Not above 10 mOsm/kg: usual, which does not rule a toxic alcohol out."
    return says(
        text,
        "cornell-osmolality",
        "sydpath-osmolar-gap",
        "virginia-osmolality",
        "aaushi-osmolal-gap",
        is_disputed=_HIGH_GAP < gap <= _WIDE_GAP,
    )


def _urine(values: Values) -> Reckoned:
    urea = values.either("urine-urea", "urine-urea-nitrogen")
    glucose = values.get("urine-glucose") or Decimal(0)
    calculated = 2 * (values["urine-na"] + values["urine-k"]) + values[urea] + glucose
    gap = values["urine-osmolality"] - calculated
    also = f" + {values.shown('urine-glucose')}" if glucose else ""
    return Reckoned(
        results=(
            result("osmolality", "Calculated urine osmolality", calculated, unit="mosm/kg", decimals=0),
            result("gap", "Urine osmolal gap", gap, unit="mosm/kg", decimals=0),
            result("ammonium", "Ammonium, estimated as half the gap", gap / 2, unit="mmol/L", decimals=0),
        ),
        working=(
            f"2 × ({values.shown('urine-na')} + {values.shown('urine-k')}) + {values.shown(urea)}{also} "
            f"= {readable(calculated)} mOsm/kg",
            f"gap = {values.shown('urine-osmolality')} − {readable(calculated)} = {readable(gap)} mOsm/kg",
        ),
        interpretations=(
            says(
                "In one study the mean gap was 320 in healthy people loaded with acid, and 130 in distal "
                "renal "
                "tubular acidosis; no cut-off between them is given.",
                "kim-1996-urine-gaps",
            ),
        )
        if gap >= 0
        else (),
        warnings=() if gap >= 0 else (_NO_AMMONIUM,),
    )


_NO_AMMONIUM = (
    "The gap is below zero, and there is no ammonium below zero: check the values and their units, and that "
    "they are of one sample."
)


def _glucose(of: str) -> CalculatorInput:
    return urine(of, low=0, is_required=False, note="if there is any")


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="osmolality",
            family="Osmolality",
            name="Serum osmolality and osmolal gap",
            purpose="Reckons osmolality, and finds particles that were not measured.",
            inputs=(
                blood("sodium"),
                blood("glucose"),
                blood("urea", note="whole urea, if in mg/dL"),
                blood("urea nitrogen", instead_of="serum-urea", note="BUN, if in mg/dL"),
                blood("ethanol", low=0, is_required=False, note="if it was measured"),
                blood("osmolality", is_required=False, name="Measured serum osmolality", note="for the gap"),
            ),
            formulas=(
                stated(
                    "osmolality = 2 × Na + glucose + urea (+ ethanol), all in mmol/L; in mg/dL, glucose ÷ "
                    "18 and "
                    "BUN ÷ 2.8",
                    "lynd-2008-osmole-gap",
                    "cornell-osmolality",
                ),
                stated("gap = measured − calculated", "cornell-osmolality", "ccjm-osmol-gap"),
            ),
            cautions=(
                says(
                    "Formulas differ (1.86 × Na + 9, ethanol × 1.25 or ÷ 3.7): a gap near 10 depends on "
                    "which is used.",
                    "virginia-osmolality",
                    "lynd-2008-osmole-gap",
                    "aaushi-osmolal-gap",
                    is_disputed=True,
                ),
                says("Take everything from one blood sample.", "aaushi-osmolal-gap"),
            ),
            concepts=("hyponatremia", "hypernatremia"),
        ),
        reckon=_serum,
    ),
    Recipe(
        calculator=Calculator(
            id="urine-osmolal-gap",
            family="Osmolality",
            name="Urine osmolality and osmolal gap",
            purpose="Estimates the ammonium of the urine in acidosis with a normal anion gap.",
            inputs=(
                urine("osmolality", name="Measured urine osmolality"),
                urine("sodium", low=0),
                urine("potassium", low=0),
                urine("urea", note="whole urea, if in mg/dL"),
                urine("urea nitrogen", instead_of="urine-urea", note="nitrogen, if in mg/dL"),
                _glucose("glucose"),
            ),
            formulas=(
                stated(
                    "gap = measured − [2 × (Na + K) + urea + glucose], all in mmol/L; ammonium ≈ gap ÷ 2",
                    "medicalalgorithms-urine-gaps",
                    "renalfellow-urine-gaps",
                ),
            ),
            cautions=(
                says(
                    "It goes with measured ammonium, but does not give its value: in one series the two "
                    "did not agree.",
                    "jlcm-1999-urine-gaps",
                ),
            ),
            concepts=("hypokalemia",),
        ),
        reckon=_urine,
    ),
)
