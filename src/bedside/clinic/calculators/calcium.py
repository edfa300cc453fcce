"""What does calcium mean beside albumin, and how much of it is in the urine?"""

from decimal import Decimal

from bedside.clinic.calculators.recipe import (
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
from bedside.terms import Calculator

# mg/dL of calcium for each g/dL of albumin below 4, and the same in mmol/L and g/L (medscape-ca-correction).
_PER_GRAM, _NORMAL_ALBUMIN = Decimal("0.8"), Decimal(4)
_PER_GRAM_SI, _NORMAL_ALBUMIN_SI = Decimal("0.02"), Decimal(40)
# Urine Ca to creatinine by mass: normal to 0.14, hypercalciuria above 0.20 (medicalalgorithms-urine-ca).
_NORMAL_RATIO, _HIGH_RATIO = Decimal("0.14"), Decimal("0.20")


def _corrected(values: Values) -> Reckoned:
    """In mmol/L by the formula in SI units; in mg/dL by its own, which differs by a little."""
    albumin = values["serum-albumin"]
    grams = 10 * albumin
    si = values["serum-ca"] + _PER_GRAM_SI * (_NORMAL_ALBUMIN_SI - grams)
    total = convert(values["serum-ca"], from_unit="mmol/L", to_unit="mg/dL", of="calcium")
    mass = total + _PER_GRAM * (_NORMAL_ALBUMIN - albumin)
    return Reckoned(
        results=(
            result("corrected", "Corrected calcium", si, unit="mmol/L", decimals=2),
            result("corrected-mass", "Corrected calcium by mass", mass, unit="mg/dL", decimals=1),
        ),
        working=(
            f"{values.shown('serum-ca')} + 0.02 × (40 − {readable(grams)}) = {readable(si)} mmol/L",
            f"{readable(total)} mg/dL + 0.8 × (4 − {readable(albumin)}) = {readable(mass)} mg/dL",
        ),
        interpretations=(
            says(
                "Compare with your laboratory's range of total calcium. If it decides anything, measure "
                "ionized calcium: in 6549 patients, correction told low or high free calcium no better "
                "than uncorrected calcium, and worse when eGFR was below 60.",
                "lian-2018-calcium",
            ),
            says(
                "Before true hypercalcemia is diagnosed, calcium is corrected for albumin, or ionized "
                "calcium is measured.",
                "statpearls-resistant-hypercalcemia",
                claims=("hypca2-002",),
                is_disputed=True,
            ),
        ),
    )


def _ratio(values: Values) -> Reckoned:
    require_above_zero(values, "urine-creatinine")
    creatinine = convert(values["urine-creatinine"], from_unit="mg/dL", to_unit="mmol/L", of="creatinine")
    mmol = values["urine-ca"] / creatinine
    mg = convert(values["urine-ca"], from_unit="mmol/L", to_unit="mg/dL", of="calcium")
    mass = mg / values["urine-creatinine"]
    if mass > _HIGH_RATIO:
        read = "Above 0.20 mg/mg: can be seen in hypercalciuria."
    elif mass <= _NORMAL_RATIO:
        read = "Not above 0.14 mg/mg: normal in healthy people by this source, which names no lower limit."
    else:
        read = "Between 0.14 and 0.20 mg/mg: above normal, not yet what this source calls hypercalciuria."
    return Reckoned(
        results=(
            result("ratio", "Ca/creatinine", mmol, unit="mmol/mmol"),
            result("ratio-mass", "Ca/creatinine by mass", mass, unit="mg/mg"),
        ),
        working=(
            f"{values.shown('urine-ca')} ÷ {readable(creatinine)} mmol/L = {readable(mmol)} mmol/mmol",
            f"{readable(mg)} mg/dL ÷ {values.shown('urine-creatinine')} = {readable(mass)} mg/mg",
        ),
        interpretations=(
            says(read, "medicalalgorithms-urine-ca"),
            says(
                "In renal magnesium wasting, high urinary calcium suggests loop diuretics, Bartter "
                "syndrome or FHHNC; low urinary calcium suggests thiazides or Gitelman syndrome.",
                "ijkd-2010-evidence",
                "austprescr-magnesium",
                claims=("hm-dx-008",),
            ),
        ),
    )


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="corrected-calcium",
            family="Calcium",
            claim_ids=claims("hypca2-002"),
            name="Calcium corrected for albumin",
            purpose="Estimates total calcium as if albumin were normal; ionized calcium is better.",
            inputs=(blood("calcium", name="Serum total calcium"), blood("albumin")),
            formulas=(
                stated(
                    "corrected Ca (mmol/L) = Ca + 0.02 × (40 − albumin in g/L)",
                    "medscape-ca-correction",
                    "gpnotebook-ca",
                ),
                stated(
                    "corrected Ca (mg/dL) = Ca + 0.8 × (4 − albumin in g/dL)",
                    "medscape-ca-correction",
                    "themislabeled-ca",
                ),
            ),
            cautions=(
                says(
                    "Measure ionized calcium in doubt: in dialysis patients the usual formula agreed less "
                    "well with it than uncorrected calcium did.",
                    "clase-calcium",
                    "medscape-ca-correction",
                ),
                says(
                    "Myeloma protein, cirrhosis and differences between people change how much albumin "
                    "binds.",
                    "gpnotebook-ca",
                ),
            ),
            concepts=("hypocalcemia", "hypercalcemia"),
        ),
        reckon=_corrected,
    ),
    Recipe(
        calculator=Calculator(
            id="urine-ca-creatinine",
            family="Calcium",
            claim_ids=claims("hm-dx-001", "hm-dx-008"),
            name="Urine calcium-to-creatinine ratio",
            purpose="Tells high from low urinary calcium; with FEMg, sorts renal magnesium wasting.",
            inputs=(urine("calcium", low=0), urine("creatinine")),
            formulas=(stated("ratio = urine Ca ÷ urine creatinine", "medicalalgorithms-urine-ca"),),
            cautions=(
                says(
                    "A spot urine misses hypercalciuria: against 24-hour collections of 21 women, fasting "
                    "samples found none of the cases, samples after a meal 77 %.",
                    "jones-2012-succr",
                ),
                says(
                    "Food, protein and phosphate change it.",
                    "medicalalgorithms-urine-ca",
                ),
            ),
            concepts=("hypomagnesemia", "hypercalcemia"),
        ),
        reckon=_ratio,
    ),
)
