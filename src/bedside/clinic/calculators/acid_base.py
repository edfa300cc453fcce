"""Which acids are there? The anion gap with albumin and the delta ratio, and the gap of the urine."""

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
from bedside.terms import Calculator, Interpretation

# Normal anion gap and bicarbonate that the delta ratio takes for granted (myendoconsult-anion-gap).
_NORMAL_GAP, _NORMAL_BICARBONATE = Decimal(12), Decimal(24)
# mmol/L of the gap for each g/L of albumin below 40 (embeds-anion-gap).
_PER_GRAM, _NORMAL_ALBUMIN = Decimal("0.25"), Decimal(40)
# What one source calls high and low (myendoconsult-anion-gap); another has 7 to 16 (perinatology-anion-gap).
_LOW_GAP, _HIGH_GAP = Decimal(8), Decimal(16)
_RATIO_BANDS = (
    (Decimal("0.4"), "below 0.4: a normal-gap (hyperchloremic) acidosis"),
    (Decimal(1), "0.4 to 1: a high-gap and a normal-gap acidosis together"),
    (Decimal(2), "1 to 2: a high-gap acidosis alone"),
)
_RATIO_ABOVE = (
    "above 2: a high-gap acidosis with metabolic alkalosis, or with a compensated respiratory acidosis"
)


def _gap(values: Values) -> Reckoned:
    gap = values["serum-na"] - values["serum-cl"] - values["serum-bicarbonate"]
    parts = f"{values.shown('serum-na')} − {values.shown('serum-cl')} − {values.shown('serum-bicarbonate')}"
    results = [result("gap", "Anion gap", gap, unit="mmol/L", decimals=0)]
    working = [f"gap = {parts} = {readable(gap)} mmol/L"]
    settled = gap
    if values.get("serum-albumin") is not None:
        grams = 10 * values["serum-albumin"]
        settled = gap + _PER_GRAM * (_NORMAL_ALBUMIN - grams)
        results.append(
            result("corrected-gap", "Anion gap corrected for albumin", settled, unit="mmol/L", decimals=1)
        )
        working.append(
            f"corrected = {readable(gap)} + 0.25 × (40 − {readable(grams)}) = {readable(settled)} mmol/L"
        )
    readings = [_read_gap(settled)]
    if settled > _HIGH_GAP and values["serum-bicarbonate"] < _NORMAL_BICARBONATE:
        fall = _NORMAL_BICARBONATE - values["serum-bicarbonate"]
        ratio = (settled - _NORMAL_GAP) / fall
        results.append(result("delta-ratio", "Delta ratio", ratio, decimals=1))
        working.append(
            f"delta ratio = ({readable(settled)} − 12) ÷ (24 − {readable(values['serum-bicarbonate'])}) = "
            f"{readable(ratio)}"
        )
        readings.append(_read_ratio(ratio))
    return Reckoned(results=tuple(results), working=tuple(working), interpretations=tuple(readings))


def _read_gap(gap: Decimal) -> Interpretation:
    if gap > _HIGH_GAP:
        text = "Above 16: a high gap, from acids such as lactate, ketones, or poisons."
    elif gap < _LOW_GAP:
        text = "Below 8: a low gap; think of low albumin, of other cations, or of an error."
    else:
        text = "8 to 16: normal by this source; others have 7 to 16, or 10 to 14."
    return says(
        text, "myendoconsult-anion-gap", "perinatology-anion-gap", "abdominalkey-urine-gaps", is_disputed=True
    )


def _read_ratio(ratio: Decimal) -> Interpretation:
    text = next((text for limit, text in _RATIO_BANDS if ratio < limit), None)
    if text is None:
        text = _RATIO_BANDS[-1][1] if ratio == _RATIO_BANDS[-1][0] else _RATIO_ABOVE
    return says(f"Delta ratio {text}.", "myendoconsult-anion-gap")


def _urine_gap(values: Values) -> Reckoned:
    gap = values["urine-na"] + values["urine-k"] - values["urine-cl"]
    if gap < 0:
        read = "Negative: in a normal-gap acidosis, ammonium is excreted as it should be: not a renal cause."
    else:
        read = "Not negative: in a normal-gap acidosis, too little ammonium is excreted: a renal cause."
    return Reckoned(
        results=(result("urine-gap", "Urine anion gap", gap, unit="mmol/L", decimals=0),),
        working=(
            f"{values.shown('urine-na')} + {values.shown('urine-k')} − {values.shown('urine-cl')} "
            f"= {readable(gap)} mmol/L",
        ),
        interpretations=(
            says(read, "medicalalgorithms-urine-gaps"),
            says("Without acidosis it is usually positive, 20 to 90 mmol/L.", "brodkey-2016-urine-gaps"),
        ),
    )


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="anion-gap",
            family="Acid and base",
            name="Anion gap, corrected for albumin, with the delta ratio",
            purpose="Sorts metabolic acidosis, and finds a second disorder behind a high gap.",
            inputs=(
                blood("sodium"),
                blood("chloride"),
                blood("bicarbonate"),
                blood("albumin", is_required=False, note="to correct the gap"),
            ),
            formulas=(
                stated(
                    "gap = Na − (Cl + HCO₃), without potassium",
                    "myendoconsult-anion-gap",
                    "perinatology-anion-gap",
                ),
                stated("corrected gap = gap + 0.25 × (40 − albumin in g/L)", "embeds-anion-gap"),
                stated(
                    "delta ratio = (gap − 12) ÷ (24 − HCO₃)",
                    "myendoconsult-anion-gap",
                    "derangedphysiology-delta",
                ),
            ),
            cautions=(
                says(
                    "Low albumin hides a high gap.",
                    "embeds-anion-gap",
                ),
                says(
                    "Normal gaps differ with the analyzer, and some formulas add potassium: use your "
                    "laboratory's range.",
                    "embeds-anion-gap",
                    "derangedphysiology-delta",
                    is_disputed=True,
                ),
            ),
        ),
        reckon=_gap,
    ),
    Recipe(
        calculator=Calculator(
            id="urine-anion-gap",
            family="Acid and base",
            name="Urine anion gap",
            purpose="A rough sign of ammonium in the urine, in acidosis with a normal anion gap.",
            inputs=(urine("sodium", low=0), urine("potassium", low=0), urine("chloride", low=0)),
            formulas=(
                stated("urine gap = Na + K − Cl", "medicalalgorithms-urine-gaps", "brodkey-2016-urine-gaps"),
            ),
            cautions=(
                says(
                    "In one series of kidney patients it did not go with measured ammonium at all.",
                    "jlcm-1999-urine-gaps",
                    is_disputed=True,
                ),
                says(
                    "Volume depletion, ketoacids and other unmeasured anions make it positive; the "
                    "osmolal gap is "
                    "then better.",
                    "medicalalgorithms-urine-gaps",
                    "renalfellow-urine-gaps",
                ),
            ),
            concepts=("hypokalemia",),
        ),
        reckon=_urine_gap,
    ),
)
