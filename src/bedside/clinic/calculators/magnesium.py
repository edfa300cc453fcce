"""Does the kidney waste magnesium? FEMg, the ratio to creatinine, and the magnesium of a day."""

from decimal import Decimal

from bedside.clinic.calculators.fractions import exceeds_filtered, warn_of_excess
from bedside.clinic.calculators.recipe import (
    CannotReckonError,
    Recipe,
    Reckoned,
    Values,
    blood,
    claims,
    readable,
    require_above_zero,
    result,
    says,
    stated,
    urine,
)
from bedside.quantities import convert
from bedside.quantities.arithmetic import FILTERED_SHARE
from bedside.terms import Calculator, CalculatorInput, Interpretation, Specimen

_HYPOMAGNESEMIA = ("hypomagnesemia",)

# Cut-offs of FEMg in percent (claims hm-dx-004 to hm-dx-006).
_LOW, _HIGH = Decimal(2), Decimal(4)
# The lower limit of serum magnesium, mmol/L (claim hm-def-001).
_NORMAL = Decimal("0.7")
# Urine magnesium of a day in mmol (claim hm-dx-007), and the single cut-off of 24 mg.
_KEPT, _WASTED, _CUT_OFF_MG = Decimal("0.5"), Decimal(1), Decimal(24)
# Magnesium to creatinine in mmol/mmol (biron-urine-mg) and in mg/mg, adults (mayo-magru).
_RATIO_CUT_OFF = Decimal("0.16")
_RATIO_ADULTS = (Decimal("0.04"), Decimal("0.12"))

_BEFORE_TREATMENT = says(
    "Magnesium supplements and diuretics should be stopped before the urine is collected.",
    "clinlabnavigator-urine-mg",
)


def _femg(values: Values) -> Reckoned:
    require_above_zero(values, "serum-mg", "urine-creatinine", "serum-creatinine")
    top = values["urine-mg"] * values["serum-creatinine"]
    percent = 100 * top / (FILTERED_SHARE * values["serum-mg"] * values["urine-creatinine"])
    working = (
        f"FEMg = 100 × {values.shown('urine-mg')} × {values.shown('serum-creatinine')} ÷ "
        f"({FILTERED_SHARE} × {values.shown('serum-mg')} × {values.shown('urine-creatinine')}) = "
        f"{readable(percent)} %",
    )
    return Reckoned(
        results=(result("femg", "FEMg", percent, unit="%", decimals=1),),
        working=working,
        interpretations=()
        if exceeds_filtered(percent)
        else (*_note_normal(values["serum-mg"]), *_read_femg(percent)),
        warnings=warn_of_excess(percent, "magnesium"),
    )


def _note_normal(magnesium: Decimal) -> tuple[Interpretation, ...]:
    if magnesium < _NORMAL:
        return ()
    return (
        says(
            "Serum magnesium is not below 0.7 mmol/L, where several sources place its lower limit; these "
            "readings are for hypomagnesemia.",
            "emedicine-hypomg",
            claims=("hm-def-001",),
        ),
    )


def _read_femg(percent: Decimal) -> tuple[Interpretation, ...]:
    below = says(
        "Below 2 %: in hypomagnesemia, points to a loss outside the kidney, such as from the gut.",
        "ijkd-2010-evidence",
        "austprescr-magnesium",
        claims=("hm-dx-004",),
    )
    above = says(
        "Above 2 %: in hypomagnesemia with normal kidney function, renal magnesium wasting.",
        "ijkd-2010-evidence",
        "austprescr-magnesium",
        claims=("hm-dx-005",),
        is_disputed=percent <= _HIGH,
    )
    gray = says(
        "Between 2 % and 4 %: a gray zone. Sources put the cut-off at 2, 3 or 4 %; in one series, losses "
        "outside the kidney reached 2.7 % and wasting began at 4 %.",
        "seekhealthz-femg",
        claims=("hm-dx-006",),
        is_disputed=True,
    )
    clear = says(
        "Above 4 %: typical of renal wasting by every cut-off in use.",
        "seekhealthz-femg",
        "clinlabnavigator-urine-mg",
        claims=("hm-dx-006",),
    )
    if percent < _LOW:
        return (below,)
    return (gray, above) if percent <= _HIGH else (above, clear)


def _ratio(values: Values) -> Reckoned:
    require_above_zero(values, "urine-creatinine")
    creatinine = convert(values["urine-creatinine"], from_unit="mg/dL", to_unit="mmol/L", of="creatinine")
    mmol = values["urine-mg"] / creatinine
    mg = convert(values["urine-mg"], from_unit="mmol/L", to_unit="mg/dL", of="magnesium")
    mass = mg / values["urine-creatinine"]
    probable = mmol > _RATIO_CUT_OFF
    low, high = _RATIO_ADULTS
    place = "below" if mass < low else "above" if mass > high else "within"
    return Reckoned(
        results=(
            result("ratio", "Mg/creatinine", mmol, unit="mmol/mmol"),
            result("ratio-mass", "Mg/creatinine by mass", mass, unit="mg/mg"),
        ),
        working=(
            f"{values.shown('urine-mg')} ÷ {readable(creatinine)} mmol/L = {readable(mmol)} mmol/mmol",
            f"{readable(mg)} mg/dL ÷ {values.shown('urine-creatinine')} = {readable(mass)} mg/mg",
        ),
        interpretations=(
            says(
                f"{'Above' if probable else 'Not above'} 0.16 mmol/mmol: with low blood magnesium, "
                + (
                    "a loss by the kidneys is probable."
                    if probable
                    else "too little eaten, or lost by the gut."
                ),
                "biron-urine-mg",
            ),
            says(f"{place.capitalize()} the reference interval of adults, 0.04 to 0.12 mg/mg.", "mayo-magru"),
        ),
    )


def _of_a_day(values: Values) -> Reckoned:
    if values.get("urine-mg") is not None:
        if values.get("urine-volume") is None:
            raise CannotReckonError({"urine-volume": "is needed with a concentration."})
        mmol = values["urine-mg"] * values["urine-volume"]
        working = (
            f"{values.shown('urine-mg')} × {values.shown('urine-volume')} in 24 h = {readable(mmol)} mmol",
        )
    else:
        mmol, working = values["excretion"], (f"{values.shown('excretion')}",)
    mg = convert(mmol, from_unit="mmol", to_unit="mg", of="magnesium")
    return Reckoned(
        results=(
            result("excretion", "Magnesium in 24 hours", mmol, unit="mmol/(24.h)", decimals=2),
            result("excretion-mass", "Magnesium in 24 hours by mass", mg, unit="mg/(24.h)", decimals=0),
        ),
        working=(*working, f"{readable(mmol)} mmol = {readable(mg)} mg"),
        interpretations=_read_day(mmol, mg),
    )


def _read_day(mmol: Decimal, mg: Decimal) -> tuple[Interpretation, ...]:
    is_between = _KEPT <= mmol <= _WASTED
    if mmol < _KEPT:
        text = "Under 0.5 mmol: in hypomagnesemia, the kidneys keep magnesium as they should."
    elif mmol > _WASTED:
        text = "Over 1.0 mmol: in hypomagnesemia, the kidneys waste magnesium."
    else:
        text = "Between 0.5 and 1.0 mmol: this source leaves open whether the kidneys waste magnesium."
    side = "Not more" if mg <= _CUT_OFF_MG else "More"
    tells = "no wasting by the kidneys" if mg <= _CUT_OFF_MG else "wasting by the kidneys"
    return (
        says(text, "austprescr-magnesium", claims=("hm-dx-007",), is_disputed=is_between),
        says(
            f"{side} than 24 mg: {tells}, by those who use this one cut-off.",
            "seekhealthz-femg",
            claims=("hm-dx-007",),
            is_disputed=is_between,
        ),
    )


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="femg",
            family="Magnesium",
            claim_ids=claims("hm-dx-001", "hm-dx-002", "hm-dx-003", "hm-dx-004", "hm-dx-005", "hm-dx-006"),
            name="Fractional excretion of magnesium (FEMg)",
            purpose="Tells loss of magnesium by the kidneys from other losses in hypomagnesemia.",
            inputs=(
                urine("magnesium", low=0),
                blood("magnesium"),
                urine("creatinine"),
                blood("creatinine"),
            ),
            formulas=(
                stated(
                    "FEMg (%) = 100 × urine Mg × serum creatinine ÷ (0.7 × serum Mg × urine creatinine)",
                    "seekhealthz-femg",
                    "clinlabnavigator-urine-mg",
                    claims=("hm-dx-002",),
                ),
                stated(
                    "0.7 is the share of serum magnesium that is filtered; it applies to serum magnesium "
                    "alone.",
                    "seekhealthz-femg",
                    claims=("hm-dx-003",),
                ),
            ),
            cautions=(
                says(
                    "The cut-offs are for low serum magnesium and normal kidney function.",
                    "ijkd-2010-evidence",
                    claims=("hm-dx-005",),
                ),
                _BEFORE_TREATMENT,
                says(
                    "The share that is bound differs between sources, from 20 to 30 %.",
                    "ktx-mg-nutrients",
                    "dorset-hypomg-primary-care",
                    claims=("hm-phy-003",),
                    is_disputed=True,
                ),
            ),
            concepts=_HYPOMAGNESEMIA,
        ),
        reckon=_femg,
    ),
    Recipe(
        calculator=Calculator(
            id="urine-mg-creatinine",
            family="Magnesium",
            name="Urine magnesium-to-creatinine ratio",
            purpose="A first look at loss of magnesium by the kidneys, from one spot urine.",
            inputs=(urine("magnesium", low=0), urine("creatinine")),
            formulas=(stated("ratio = urine Mg ÷ urine creatinine", "biron-urine-mg", "mayo-magru"),),
            cautions=(
                says(
                    "A 24-hour collection is preferred: excretion changes with food and the time of day.",
                    "clinlabnavigator-urine-mg",
                ),
                _BEFORE_TREATMENT,
            ),
            concepts=_HYPOMAGNESEMIA,
        ),
        reckon=_ratio,
    ),
    Recipe(
        calculator=Calculator(
            id="urine-mg-24h",
            family="Magnesium",
            claim_ids=claims("hm-dx-007"),
            name="24-hour urine magnesium",
            purpose="Tells whether the kidneys keep or waste magnesium in hypomagnesemia.",
            inputs=(
                CalculatorInput(
                    key="excretion",
                    name="Magnesium in the urine of 24 hours",
                    of="magnesium",
                    units=("mmol/(24.h)", "mg/(24.h)", "meq/(24.h)"),
                    specimen=Specimen.URINE_OF_A_DAY,
                    low=0,
                ),
                CalculatorInput(
                    key="urine-mg",
                    name="Magnesium concentration of the 24-hour urine",
                    of="magnesium",
                    units=urine("magnesium").units,
                    specimen=Specimen.URINE_OF_A_DAY,
                    low=0,
                    instead_of="excretion",
                    note="with the volume, instead of the amount of 24 hours",
                ),
                CalculatorInput(
                    key="urine-volume",
                    name="Volume of the 24-hour urine",
                    of="urine volume",
                    units=("L", "mL"),
                    specimen=Specimen.URINE_OF_A_DAY,
                    is_required=False,
                ),
            ),
            formulas=(
                stated(
                    "amount = concentration × volume of 24 hours; 24 mg is about 1 mmol",
                    "clinlabnavigator-urine-mg",
                ),
            ),
            cautions=(_BEFORE_TREATMENT,),
            concepts=_HYPOMAGNESEMIA,
        ),
        reckon=_of_a_day,
    ),
)
