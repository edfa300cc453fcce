"""Where is potassium lost or kept? Its fractional excretion, and the doubted transtubular gradient."""

from decimal import Decimal

from bedside.clinic.calculators.fractions import exceeds_filtered, fractional_excretion
from bedside.clinic.calculators.recipe import (
    CannotReckonError,
    Recipe,
    Reckoned,
    Values,
    blood,
    readable,
    require_above_zero,
    result,
    says,
    stated,
    urine,
)
from bedside.terms import Calculator, Interpretation

_POTASSIUM = ("hypokalemia", "hyperkalemia")

# FEK in percent: 10 (fpnotebook-fek, scottishpaeds-fe); one work gives 9.3 for hypokalemia (flexikon-fek).
_FEK_CUT_OFF = Decimal(10)
# TTKG: 3 and 7 in hypokalemia (medscape-ttkg), 3 in hypokalemic paralysis (lin-2004-ttkg, medscape-hypopp);
# 7 and 10 in hyperkalemia (scottishpaeds-fe).
_TTKG_LOW, _TTKG_MIDDLE, _TTKG_HIGH = Decimal(3), Decimal(7), Decimal(10)
# Below it, too little sodium reaches the distal nephron: 20 or 25 mmol/L (medscape-ttkg).
_ENOUGH_SODIUM = Decimal(25)


def _fek(values: Values) -> Reckoned:
    percent, working = fractional_excretion(values, urine="urine-k", serum="serum-k")
    is_near = Decimal(8) <= percent <= _FEK_CUT_OFF
    if percent < _FEK_CUT_OFF:
        readings = (
            says(
                "Below 10 %: in hypokalemia, the kidneys hold potassium back, so it is lost elsewhere or "
                "moved into cells.",
                "scottishpaeds-fe",
                "flexikon-fek",
                is_disputed=is_near,
            ),
            says(
                "Below 10 %: in hyperkalemia, the kidneys are the cause.",
                "fpnotebook-fek",
                is_disputed=is_near,
            ),
        )
    else:
        readings = (
            says(
                "Not below 10 %: in hypokalemia, a loss by the kidneys.", "scottishpaeds-fe", "flexikon-fek"
            ),
            says(
                "Not below 10 %: in hyperkalemia, the cause lies outside the kidneys; chronic kidney "
                "failure raises it too.",
                "fpnotebook-fek",
            ),
        )
    return Reckoned(
        results=(result("fek", "FEK", percent, unit="%", decimals=1),),
        working=(f"FEK = {working}",),
        interpretations=readings,
        # Tubules secrete potassium, so that this is not impossible; a slip is still more likely.
        warnings=("More potassium is excreted than is filtered: check the values and their units.",)
        if exceeds_filtered(percent)
        else (),
    )


def _ttkg(values: Values) -> Reckoned:
    require_above_zero(values, "serum-k", "urine-osmolality", "serum-osmolality")
    if values["urine-osmolality"] <= values["serum-osmolality"]:
        raise CannotReckonError(
            {
                "urine-osmolality": "is not above that of serum: the gradient cannot be used then (it "
                "takes for granted that the collecting duct draws water)."
            }
        )
    ttkg = (values["urine-k"] / values["serum-k"]) / (values["urine-osmolality"] / values["serum-osmolality"])
    sodium = values.get("urine-na")
    warnings = (
        (
            "Urine sodium is below 25 mmol/L: too little reaches the distal nephron, and a low gradient "
            "means nothing.",
        )
        if sodium is not None and sodium < _ENOUGH_SODIUM
        else ()
    )
    return Reckoned(
        results=(result("ttkg", "TTKG", ttkg, decimals=1),),
        working=(
            f"TTKG = ({values.shown('urine-k')} ÷ {values.shown('serum-k')}) ÷ "
            f"({values.shown('urine-osmolality')} ÷ {values.shown('serum-osmolality')}) = {readable(ttkg)}",
        ),
        interpretations=(*_in_hypokalemia(ttkg), *_in_hyperkalemia(ttkg)),
        warnings=warnings,
    )


def _in_hypokalemia(ttkg: Decimal) -> tuple[Interpretation, ...]:
    if ttkg < _TTKG_LOW:
        text, disputed = "Below 3: in hypokalemia, the kidneys do not waste potassium.", False
    elif ttkg > _TTKG_MIDDLE:
        text, disputed = "Above 7: in hypokalemia, a significant loss by the kidneys.", False
    else:
        text, disputed = (
            "Between 3 and 7: in hypokalemia, this source decides neither way; in hypokalemic paralysis, "
            "above 3 is taken for a deficit of potassium instead of a shift.",
            True,
        )
    works = ("medscape-ttkg", "medscape-hypopp") if disputed else ("medscape-ttkg",)
    return (says(text, *works, is_disputed=disputed),)


def _in_hyperkalemia(ttkg: Decimal) -> tuple[Interpretation, ...]:
    if ttkg < _TTKG_MIDDLE:
        text = "Below 7: in hyperkalemia, fits a lack of mineralocorticoid."
    elif ttkg > _TTKG_HIGH:
        text = "Above 10: in hyperkalemia, the kidneys answer as they should."
    else:
        text = "Between 7 and 10: in hyperkalemia, this source decides neither way."
    return (says(text, "scottishpaeds-fe"),)


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="fek",
            family="Potassium",
            name="Fractional excretion of potassium (FEK)",
            purpose="Tells whether the kidneys cause a low or a high potassium.",
            inputs=(urine("potassium", low=0), blood("potassium"), urine("creatinine"), blood("creatinine")),
            formulas=(
                stated(
                    "FEK (%) = 100 × urine K × serum creatinine ÷ (serum K × urine creatinine)",
                    "fpnotebook-fek",
                    "globalrph-fek",
                ),
            ),
            cautions=(
                says(
                    "Treatment changes it: take the samples before, but delay nothing urgent.",
                    "fpnotebook-fek",
                ),
                says(
                    "Published cut-offs differ, from 8 to 10 %; one study gives 9.3 %.",
                    "flexikon-fek",
                    is_disputed=True,
                ),
            ),
            concepts=_POTASSIUM,
        ),
        reckon=_fek,
    ),
    Recipe(
        calculator=Calculator(
            id="ttkg",
            family="Potassium",
            name="Transtubular potassium gradient (TTKG)",
            purpose="An estimate of potassium secretion in the collecting duct, now doubted.",
            inputs=(
                urine("potassium", low=0),
                blood("potassium"),
                urine("osmolality"),
                blood("osmolality"),
                urine("sodium", low=0, is_required=False, note="to see whether the gradient can be used"),
            ),
            formulas=(
                stated(
                    "TTKG = (urine K ÷ serum K) ÷ (urine osmolality ÷ serum osmolality)",
                    "medscape-ttkg",
                    "mdcalc-ttkg",
                ),
            ),
            cautions=(
                says(
                    "Only if the urine is more concentrated than serum, and urine sodium above 20 to 25 "
                    "mmol/L.",
                    "medscape-ttkg",
                    "mdcalc-ttkg",
                ),
                says(
                    "Its use is in doubt: it takes for granted that no urea is drawn back behind the "
                    "cortical collecting duct, and urea recycling may change potassium secretion.",
                    "medscape-ttkg",
                    is_disputed=True,
                ),
                says(
                    "In one study of 43 patients with hypokalemic paralysis it told periodic paralysis "
                    "from a deficit of potassium.",
                    "lin-2004-ttkg",
                    is_disputed=True,
                ),
            ),
            concepts=_POTASSIUM,
        ),
        reckon=_ttkg,
    ),
)
