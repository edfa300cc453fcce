"""How well do the kidneys filter? CKD-EPI 2021 by creatinine, and Cockcroft–Gault."""

from dataclasses import dataclass
from decimal import Decimal

from bedside.clinic.calculators.recipe import (
    CannotReckonError,
    Recipe,
    Reckoned,
    Values,
    blood,
    readable,
    result,
    says,
    stated,
)
from bedside.terms import Calculator, CalculatorInput, Sex

_CREATININE_NOTE = "of an assay standardized to IDMS"


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfSex:
    kappa: Decimal
    alpha: Decimal
    factor: Decimal


# CKD-EPI creatinine equation 2021 (nkf-ckd-epi-2021; Inker 2021).
_CKD_EPI = {
    "female": _OfSex(kappa=Decimal("0.7"), alpha=Decimal("-0.241"), factor=Decimal("1.012")),
    "male": _OfSex(kappa=Decimal("0.9"), alpha=Decimal("-0.302"), factor=Decimal(1)),
}
_SCALE, _BEYOND, _PER_YEAR = Decimal(142), Decimal("-1.2"), Decimal("0.9938")
# GFR categories of KDIGO 2012, mL/min/1.73 m² (ccjm-kdigo-gfr).
_CATEGORIES = (
    (Decimal(90), "G1, normal or high"),
    (Decimal(60), "G2, mildly decreased"),
    (Decimal(45), "G3a, mildly to moderately decreased"),
    (Decimal(30), "G3b, moderately to severely decreased"),
    (Decimal(15), "G4, severely decreased"),
    (Decimal(0), "G5, kidney failure"),
)
# Cockcroft and Gault 1976 (tabers-cockcroft, hindawi-2014-gfr).
_YEARS, _DIVISOR, _FEMALE = Decimal(140), Decimal(72), Decimal("0.85")


def _ckd_epi(values: Values) -> Reckoned:
    creatinine, age, sex = values["serum-creatinine"], values["age"], values.words["sex"]
    of = _CKD_EPI[sex]
    ratio = creatinine / of.kappa
    low, high = min(ratio, Decimal(1)) ** of.alpha, max(ratio, Decimal(1)) ** _BEYOND
    egfr = _SCALE * low * high * _PER_YEAR**age * of.factor
    female = " × 1.012" if sex == "female" else ""
    category = next(name for limit, name in _CATEGORIES if round(egfr) >= limit)
    return Reckoned(
        results=(result("egfr", "eGFR", egfr, unit="mL/min/{1.73_m2}", decimals=0),),
        working=(
            f"142 × min({readable(creatinine)} ÷ {of.kappa}, 1)^{of.alpha} × max({readable(creatinine)} ÷ "
            f"{of.kappa}, 1)^−1.200 × 0.9938^{readable(age)}{female} = {readable(egfr)} mL/min per 1.73 m²",
        ),
        interpretations=(
            says(f"KDIGO category {category}.", "ccjm-kdigo-gfr"),
            says(
                "Without other signs of kidney damage, G1 and G2 are no chronic kidney disease.",
                "ccjm-kdigo-gfr",
                "omics-kdigo-gfr",
            ),
        ),
    )


def _cockcroft(values: Values) -> Reckoned:
    creatinine, age, weight = values["serum-creatinine"], values["age"], values["weight"]
    if age >= _YEARS:
        raise CannotReckonError({"age": "is not below 140 years, where the formula ends."})
    factor = _FEMALE if values.words["sex"] == "female" else Decimal(1)
    clearance = (_YEARS - age) * weight / (_DIVISOR * creatinine) * factor
    female = " × 0.85" if factor != 1 else ""
    return Reckoned(
        results=(result("clearance", "Creatinine clearance", clearance, unit="mL/min", decimals=0),),
        working=(
            f"(140 − {readable(age)}) × {readable(weight)} kg ÷ (72 × {readable(creatinine)} "
            f"mg/dL){female} = {readable(clearance)} mL/min",
        ),
        interpretations=(
            says(
                "Used to adjust doses of drugs; in mL/min and not scaled to body surface, so not the "
                "number that eGFR gives.",
                "tabers-cockcroft",
                "nkf-ckd-epi-2021",
            ),
        ),
    )


_AGE = CalculatorInput(key="age", name="Age", of="age", units=("a",), low=18)
_SEX = CalculatorInput(key="sex", name="Sex", of="sex", choices=tuple(str(sex) for sex in Sex))

RECIPES = (
    Recipe(
        calculator=Calculator(
            id="egfr",
            family="Kidney function",
            name="eGFR, CKD-EPI 2021 by creatinine",
            purpose="Estimates kidney function in adults.",
            inputs=(blood("creatinine", note=_CREATININE_NOTE), _AGE, _SEX),
            formulas=(
                stated(
                    "eGFR = 142 × min(Scr/κ, 1)^α × max(Scr/κ, 1)^−1.200 × 0.9938^age (× 1.012 if "
                    "female); κ 0.7 and α −0.241 if female, 0.9 and −0.302 if male",
                    "nkf-ckd-epi-2021",
                    "qxmd-ckd-epi-2021",
                ),
            ),
            cautions=(
                says("For adults from 18 years.", "niddk-egfr"),
                says(
                    "It overestimates by about 4 % in people who are not Black and underestimates by "
                    "about 4 % in those who are; with cystatin C it is more accurate, which matters near "
                    "a decision on a drug.",
                    "niddk-egfr",
                ),
            ),
            concepts=("hypomagnesemia", "hypermagnesemia", "hyperkalemia", "hyperphosphatemia"),
        ),
        reckon=_ckd_epi,
    ),
    Recipe(
        calculator=Calculator(
            id="creatinine-clearance",
            family="Kidney function",
            name="Creatinine clearance, Cockcroft–Gault",
            purpose="Estimates creatinine clearance, which many drug labels ask for.",
            inputs=(
                blood("creatinine"),
                _AGE,
                CalculatorInput(
                    key="weight", name="Body weight", of="body weight", units=("kg", "g", "[lb_av]")
                ),
                _SEX,
            ),
            formulas=(
                stated(
                    "clearance (mL/min) = (140 − age) × weight in kg ÷ (72 × creatinine in mg/dL) (× 0.85 "
                    "if female)",
                    "tabers-cockcroft",
                    "hindawi-2014-gfr",
                    "globalrph-crcl",
                ),
            ),
            cautions=(
                says(
                    "Sources differ on the weight: actual, ideal, or adjusted. What you enter is used as "
                    "it is.",
                    "globalrph-crcl",
                    "rxkinetics-crcl",
                    is_disputed=True,
                ),
                says(
                    "Less accurate in older people and at extremes of weight or muscle: too high in "
                    "obesity, too low in malnutrition.",
                    "pathway-cockcroft",
                ),
            ),
            concepts=("hypermagnesemia", "hyperkalemia"),
        ),
        reckon=_cockcroft,
    ),
)
