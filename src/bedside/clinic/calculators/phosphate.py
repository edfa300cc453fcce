"""Do the kidneys waste phosphate? Its fractional excretion, tubular reabsorption, and TmP/GFR."""

from decimal import Decimal

from bedside.clinic.calculators.fractions import exceeds_filtered, fractional_excretion, warn_of_excess
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
from bedside.quantities import convert
from bedside.terms import Calculator

# Up to this share reabsorbed, TmP/GFR is linear in it; above, reabsorption nears its maximum by a curve
# (Payne 1998, as baspath-tmpgfr-calculation and lab-kl-tmpgfr print it).
_LINEAR_UP_TO = Decimal("0.86")
_CURVE, _BEND = Decimal("0.3"), Decimal("0.8")
# TmP/GFR in mmol/L, adults over 55 (baspath-tmpgfr); younger adults have higher lower limits.
_LOWEST_ADULT, _HIGHEST_ADULT = Decimal("0.80"), Decimal("1.44")


def _phosphate(values: Values) -> Reckoned:
    percent, working = fractional_excretion(values, urine="urine-phosphate", serum="serum-phosphate")
    serum = values["serum-phosphate"]
    reabsorbed = 1 - percent / 100
    if reabsorbed <= _LINEAR_UP_TO:
        tmp = reabsorbed * serum
        how = f"{readable(reabsorbed)} × {values.shown('serum-phosphate')}"
    else:
        tmp = _CURVE * reabsorbed / (1 - _BEND * reabsorbed) * serum
        how = (
            f"0.3 × {readable(reabsorbed)} ÷ (1 − 0.8 × {readable(reabsorbed)}) × "
            f"{values.shown('serum-phosphate')}"
        )
    mass = convert(tmp, from_unit="mmol/L", to_unit="mg/dL", of="phosphate")
    return Reckoned(
        results=(
            result("fepo4", "FEPO₄", percent, unit="%", decimals=1),
            result("trp", "TRP", 100 * reabsorbed, unit="%", decimals=1),
            result("tmp-gfr", "TmP/GFR", tmp, unit="mmol/L", decimals=2),
            result("tmp-gfr-mass", "TmP/GFR by mass", mass, unit="mg/dL", decimals=1),
        ),
        working=(
            f"FEPO₄ = {working}",
            f"TRP = 100 % − {readable(percent)} % = {readable(100 * reabsorbed)} %",
            f"TmP/GFR = {how} = {readable(tmp)} mmol/L",
        ),
        interpretations=()
        if exceeds_filtered(percent)
        else (says(_read(tmp), "baspath-tmpgfr"), _HOW_TO_READ),
        warnings=warn_of_excess(percent, "phosphate"),
    )


def _read(tmp: Decimal) -> str:
    ages = "0.80 to 1.35 mmol/L over 55 years, 0.88 to 1.44 below, by age and sex"
    if tmp < _LOWEST_ADULT:
        return f"TmP/GFR is below every adult reference interval of this laboratory ({ages})."
    if tmp > _HIGHEST_ADULT:
        return f"TmP/GFR is above every adult reference interval of this laboratory ({ages})."
    return f"TmP/GFR lies within some adult reference interval of this laboratory ({ages})."


_HOW_TO_READ = says(
    "In hypophosphatemia, a low reabsorption points to a defect of the tubule.", "espn-tmpgfr", "mayo-rtrp"
)

RECIPES = (
    Recipe(
        calculator=Calculator(
            id="phosphate",
            family="Phosphate",
            name="Phosphate: fractional excretion, TRP and TmP/GFR",
            purpose="Tells loss of phosphate by the kidneys from other causes of low phosphate.",
            inputs=(urine("phosphate", low=0), blood("phosphate"), urine("creatinine"), blood("creatinine")),
            formulas=(
                stated(
                    "FEPO₄ = urine phosphate × serum creatinine ÷ (serum phosphate × urine creatinine); "
                    "TRP = 1 − FEPO₄",
                    "nephromaths-phosphate",
                    "baspath-tmpgfr-calculation",
                ),
                stated(
                    "TmP/GFR = TRP × serum phosphate if TRP ≤ 0.86, else 0.3 × TRP ÷ (1 − 0.8 × TRP) × serum "
                    "phosphate",
                    "baspath-tmpgfr-calculation",
                    "lab-kl-tmpgfr",
                ),
            ),
            cautions=(
                says(
                    "Collect fasting in the morning: the second urine of the day with a paired blood sample.",
                    "nephromaths-phosphate",
                    "baspath-tmpgfr",
                ),
                says(
                    "Reference values before standardized creatinine assays may not fit; those for "
                    "children differ.",
                    "dubourg-tmpgfr",
                    "espn-tmpgfr",
                ),
                says(
                    "For people under 19, reference values were made without the correction for a TRP "
                    "above 0.86.",
                    "dubourg-tmpgfr",
                ),
            ),
            concepts=("hypophosphatemia", "hyperphosphatemia"),
        ),
        reckon=_phosphate,
    ),
)
