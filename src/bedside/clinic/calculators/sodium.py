"""How much water is wanting, and how fast does sodium change?"""

from decimal import Decimal

from bedside.clinic.calculators.recipe import (
    Recipe,
    Reckoned,
    Values,
    blood,
    claims,
    readable,
    result,
    says,
    stated,
)
from bedside.terms import Calculator, CalculatorInput, Interpretation

# Share of body weight that is water, L/kg (fpnotebook-water). It gives no age at which "older" begins.
_WATER = {
    "man": Decimal("0.6"),
    "woman": Decimal("0.5"),
    "older man": Decimal("0.5"),
    "older woman": Decimal("0.45"),
    "child": Decimal("0.6"),
}
_NORMAL_SODIUM = Decimal(140)
# mmol/L in 24 hours: hyponatremia (claim hypna-003), chronic hypernatremia (claim hypna2-004).
_MOST_RISE, _LEAST_FALL, _MOST_FALL = Decimal(10), Decimal(8), Decimal(10)
_DAY = Decimal(24)


def _deficit(values: Values) -> Reckoned:
    share = _WATER[values.words["who"]]
    water = share * values["weight"]
    deficit = water * (values["serum-na"] / _NORMAL_SODIUM - 1)
    return Reckoned(
        results=(
            result("deficit", "Free-water deficit", deficit, unit="L", decimals=1),
            result("body-water", "Body water taken for granted", water, unit="L", decimals=1),
        ),
        working=(
            f"body water = {share} × {values.shown('weight')} = {readable(water)} L",
            f"deficit = {readable(water)} L × ({readable(values['serum-na'])} ÷ 140 − 1) = "
            f"{readable(deficit)} L",
        ),
        interpretations=(
            says(
                "The deficit guides replacement; ongoing losses are added, and volume is restored first "
                "if the patient is hypovolemic.",
                "yun-hypernatremia",
                "ozemedicine-hypernatraemia",
                claims=("hypna2-005",),
            ),
            _SLOWLY,
        ),
    )


_SLOWLY = says(
    "Chronic hypernatremia is corrected by no more than about 8 to 10 mmol/L per day; documented acute "
    "cases may be corrected faster.",
    "theisen-hypernatremia",
    "ozemedicine-hypernatraemia",
    claims=("hypna2-004",),
)


def _rate(values: Values) -> Reckoned:
    change = values["second-na"] - values["first-na"]
    per_day = change / values["hours"] * _DAY
    verb = "rise" if change >= 0 else "fall"
    return Reckoned(
        results=(
            result("change", "Change of sodium", change, unit="mmol/L", decimals=1),
            result("rate", "Rate", per_day, unit="mmol/(L.d)", decimals=1),
        ),
        working=(
            f"change = {values.shown('second-na')} − {values.shown('first-na')} = {readable(change)} mmol/L",
            f"rate = {readable(change)} mmol/L ÷ {values.shown('hours')} × 24 h = {readable(per_day)} "
            f"mmol/L per day ({verb})",
        ),
        interpretations=_read_rise(change, per_day) if change >= 0 else _read_fall(change, per_day),
        warnings=_too_fast(change, values["hours"]),
    )


def _read_rise(change: Decimal, per_day: Decimal) -> tuple[Interpretation, ...]:
    if change > _MOST_RISE:
        text = "Risen by more than 10 mmol/L"
    elif per_day > _MOST_RISE:
        text = "At this pace more than 10 mmol/L in a day"
    else:
        text = "At this pace not more than 10 mmol/L in a day"
    return (
        says(
            f"{text}: in hyponatremia, above 10 mmol/L in a day is avoided in all patients, to lower the "
            f"risk of osmotic demyelination.",
            "overgaard-2013-sodium",
            claims=("hypna-003",),
        ),
    )


def _read_fall(change: Decimal, per_day: Decimal) -> tuple[Interpretation, ...]:
    fall = -per_day
    if fall > _MOST_FALL:
        text = "At this pace more than 10 mmol/L in a day."
    elif fall > _LEAST_FALL:
        text = "At this pace between 8 and 10 mmol/L in a day, where sources draw the line."
    else:
        text = "At this pace not more than 8 mmol/L in a day."
    reading = says(text, "theisen-hypernatremia", "ozemedicine-hypernatraemia", claims=("hypna2-004",))
    return (reading, _SLOWLY)


def _too_fast(change: Decimal, hours: Decimal) -> tuple[str, ...]:
    if abs(change) > _MOST_RISE and hours <= _DAY:
        return ("Sodium has changed by more than 10 mmol/L within 24 hours.",)
    if hours < 2:
        return ("The samples are less than 2 hours apart: a rate for a day is drawn out of a short time.",)
    return ()


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="free-water-deficit",
            family="Sodium and water",
            claim_ids=claims("hypna2-005"),
            name="Free-water deficit",
            purpose="Estimates the water that is wanting in hypernatremia.",
            inputs=(
                blood("sodium", low=140),
                CalculatorInput(
                    key="weight", name="Body weight", of="body weight", units=("kg", "g", "[lb_av]")
                ),
                CalculatorInput(
                    key="who",
                    name="Body water as of a",
                    of="body water",
                    choices=tuple(_WATER),
                    note="share of weight: 0.6, 0.5, 0.5, 0.45, 0.6",
                ),
            ),
            formulas=(
                stated(
                    "deficit (L) = body water × (Na ÷ 140 − 1); body water = share × weight in kg",
                    "fpnotebook-water",
                    "medicalalgorithms-water",
                ),
            ),
            cautions=(
                says(
                    "An estimate, not an order: it knows no ongoing losses, and another method takes "
                    "shares of 0.5 (men) and 0.4 (women, older people) of the weight now.",
                    "medicalalgorithms-water",
                    claims=("hypna2-005",),
                    is_disputed=True,
                ),
                says("If glucose is high, correct sodium for it first.", "fpnotebook-water"),
            ),
            concepts=("hypernatremia",),
        ),
        reckon=_deficit,
    ),
    Recipe(
        calculator=Calculator(
            id="sodium-rate",
            family="Sodium and water",
            claim_ids=claims("hypna-003", "hypna2-004"),
            name="Rate of change of sodium",
            purpose="Tells whether sodium is being corrected too fast.",
            inputs=(
                blood("sodium", key="first-na", name="Sodium before"),
                blood("sodium", key="second-na", name="Sodium now"),
                CalculatorInput(key="hours", name="Time between them", of="time", units=("h", "min", "d")),
            ),
            formulas=(
                stated(
                    "rate = (Na now − Na before) ÷ hours × 24: plain arithmetic, for the limits per day",
                    claims=("hypna-003", "hypna2-004"),
                ),
            ),
            cautions=(
                says(
                    "The limit is for a day: what sodium rose earlier in the same 24 hours counts too.",
                    "overgaard-2013-sodium",
                    claims=("hypna-003",),
                ),
            ),
            concepts=("hyponatremia", "hypernatremia"),
        ),
        reckon=_rate,
    ),
)
