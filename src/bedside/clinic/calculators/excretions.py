"""Is kidney injury prerenal? Fractional excretion of sodium and of urea."""

from decimal import Decimal

from bedside.clinic.calculators.fractions import exceeds_filtered, fractional_excretion, warn_of_excess
from bedside.clinic.calculators.recipe import Recipe, Reckoned, Values, blood, result, says, stated, urine
from bedside.terms import Calculator, CalculatorInput, Interpretation

# FENa in percent: below 1 prerenal, 1 to 2 undecided, above 2 tubular necrosis (msd-fena,
# nephromatic-fe); seekhealthz-fena names 3.
_PRERENAL, _NECROSIS = Decimal(1), Decimal(2)
# FEurea in percent (nephromatic-fe, clinlabnavigator-feurea).
_UREA_PRERENAL, _UREA_NECROSIS = Decimal(35), Decimal(50)

_CREATININES = (urine("creatinine"), blood("creatinine"))


def _fena(values: Values) -> Reckoned:
    percent, working = fractional_excretion(values, urine="urine-na", serum="serum-na")
    return Reckoned(
        results=(result("fena", "FENa", percent, unit="%", decimals=1 if percent >= 1 else 2),),
        working=(f"FENa = {working}",),
        interpretations=() if exceeds_filtered(percent) else _read_fena(percent),
        warnings=warn_of_excess(percent, "sodium"),
    )


def _read_fena(percent: Decimal) -> tuple[Interpretation, ...]:
    if percent < _PRERENAL:
        return (
            says(
                "Below 1 %: in acute kidney injury, suggests a prerenal cause.",
                "msd-fena",
                "nephromatic-fe",
            ),
            says(
                "Also met in acute glomerulonephritis, rhabdomyolysis, contrast injury, heart failure and "
                "cirrhosis.",
                "nephromatic-fe",
                "seekhealthz-fena",
            ),
        )
    if percent <= _NECROSIS:
        return (says("Between 1 and 2 %: either is possible.", "msd-fena", "renalfellow-fena"),)
    return (
        says(
            "Above 2 %: suggests acute tubular necrosis; others say above 3 %.",
            "nephromatic-fe",
            "seekhealthz-fena",
            is_disputed=percent <= 3,
        ),
    )


def _feurea(values: Values) -> Reckoned:
    urine_key = values.either("urine-urea", "urine-urea-nitrogen")
    serum_key = values.either("serum-urea", "serum-urea-nitrogen")
    percent, working = fractional_excretion(values, urine=urine_key, serum=serum_key)
    if percent < _UREA_PRERENAL:
        read = "Below 35 %: in acute kidney injury, suggests a prerenal cause."
    elif percent > _UREA_NECROSIS:
        read = "Above 50 %: suggests acute tubular necrosis."
    else:
        read = "Between 35 and 50 %: these sources leave it open."
    return Reckoned(
        results=(result("feurea", "FEurea", percent, unit="%", decimals=0 if percent >= 10 else 1),),
        working=(f"FEurea = {working}",),
        interpretations=()
        if exceeds_filtered(percent)
        else (
            says(
                read,
                "nephromatic-fe",
                "clinlabnavigator-feurea",
                is_disputed=_UREA_PRERENAL <= percent <= _UREA_NECROSIS,
            ),
        ),
        warnings=warn_of_excess(percent, "urea"),
    )


def _ureas() -> tuple[CalculatorInput, ...]:
    return tuple(
        each
        for of in (urine, blood)
        for each in (
            of("urea", note="whole urea, if in mg/dL"),
            of(
                "urea nitrogen",
                instead_of=of("urea").key,
                note="BUN, if in mg/dL: 1 mg of it is 2.14 mg of urea",
            ),
        )
    )


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="fena",
            family="Kidney injury",
            name="Fractional excretion of sodium (FENa)",
            purpose="Tells prerenal kidney injury from acute tubular necrosis.",
            inputs=(urine("sodium", low=0), blood("sodium"), *_CREATININES),
            formulas=(
                stated(
                    "FENa (%) = 100 × urine Na × serum creatinine ÷ (serum Na × urine creatinine)",
                    "msd-fena",
                    "nephromatic-fe",
                    "seekhealthz-fena",
                ),
            ),
            cautions=(
                says(
                    "Diuretics raise it even in volume depletion, and chronic kidney disease does too; "
                    "FEurea may "
                    "then tell more.",
                    "nephromatic-fe",
                    "seekhealthz-fena",
                ),
                says(
                    "Take blood and urine at one time; with a near-normal filtration rate it cannot be "
                    "relied on.",
                    "renalfellow-fena",
                ),
            ),
        ),
        reckon=_fena,
    ),
    Recipe(
        calculator=Calculator(
            id="feurea",
            family="Kidney injury",
            name="Fractional excretion of urea (FEurea)",
            purpose="Tells prerenal kidney injury from acute tubular necrosis when diuretics were given.",
            inputs=(*_ureas(), *_CREATININES),
            formulas=(
                stated(
                    "FEurea (%) = 100 × urine urea × serum creatinine ÷ (serum urea × urine creatinine)",
                    "nephromatic-fe",
                    "seekhealthz-fena",
                ),
            ),
            cautions=(
                says(
                    "It depends on a working proximal tubule; its worth over FENa is still debated.",
                    "clinlabnavigator-feurea",
                    is_disputed=True,
                ),
            ),
        ),
        reckon=_feurea,
    ),
)
