"""How long is the QT interval at a rate of 60? Four corrections, side by side."""

from decimal import Decimal

from bedside.clinic.calculators.recipe import Recipe, Reckoned, Values, claims, readable, result, says, stated
from bedside.terms import Calculator, CalculatorInput, Interpretation

_FRAMINGHAM_MS, _HODGES_MS = Decimal(154), Decimal("1.75")
_MILLISECONDS = Decimal(60000)
# Upper limits in normal ECGs of four US hospitals, ms (luo-2004-qtc).
_UPPER = {
    "bazett": Decimal(483),
    "fridericia": Decimal(460),
    "framingham": Decimal(457),
    "hodges": Decimal(457),
}
# Usual limits, ms (cambio-qtc).
_MEN, _WOMEN, _DANGER, _SHORT = Decimal(440), Decimal(460), Decimal(500), Decimal(350)
_SLOW, _FAST = Decimal(60), Decimal(100)


def _qtc(values: Values) -> Reckoned:
    qt, rate = values["qt"], values["heart-rate"]
    rr = Decimal(60) / rate
    corrected = {
        "bazett": qt / rr.sqrt(),
        "fridericia": qt / rr ** (1 / Decimal(3)),
        "framingham": qt + _FRAMINGHAM_MS * (1 - rr),
        "hodges": qt + _HODGES_MS * (rate - 60),
    }
    q, r = readable(qt), readable(rr)
    working = {
        "bazett": f"{q} ÷ √{r}",
        "fridericia": f"{q} ÷ ∛{r}",
        "framingham": f"{q} + 154 × (1 − {r})",
        "hodges": f"{q} + 1.75 × ({readable(rate)} − 60)",
    }
    return Reckoned(
        results=tuple(
            result(name, f"QTc, {name.capitalize()}", value, unit="ms", decimals=0)
            for name, value in corrected.items()
        ),
        working=(
            f"RR = 60 ÷ {readable(rate)} = {r} s",
            *(
                f"{name.capitalize()}: {text} = {readable(corrected[name])} ms"
                for name, text in working.items()
            ),
        ),
        interpretations=_read(corrected),
        warnings=(*_warn(rate), *_warn_overlap(qt, rr)),
    )


def _read(corrected: dict[str, Decimal]) -> tuple[Interpretation, ...]:
    short = [name.capitalize() for name, value in corrected.items() if value < _SHORT]
    past = [name.capitalize() for name, value in corrected.items() if value > _UPPER[name]]
    long, danger = max(corrected.values()), any(value > _DANGER for value in corrected.values())
    readings = [
        says(
            (
                "Past the upper limit of normal ECGs by " + ", ".join(past)
                if past
                else "Not past the upper limits of normal ECGs by any of the four"
            )
            + " (Bazett 483, Fridericia 460, Framingham 457, Hodges 457 ms).",
            "luo-2004-qtc",
            is_disputed=0 < len(past) < len(corrected),
        ),
        says(
            "By the usual limits, above 440 ms in men or 460 ms in women is long, above 500 ms carries a "
            "risk of "
            "torsades de pointes, below 350 ms is short; by them, 30 % of normal ECGs are long at 440 ms "
            "with Bazett.",
            "cambio-qtc",
            "luo-2004-qtc",
            is_disputed=_MEN < long <= _UPPER["bazett"],
        ),
    ]
    if danger:
        readings.insert(
            0, says("Above 500 ms by at least one formula: risk of torsades de pointes.", "cambio-qtc")
        )
    if short:
        readings.insert(0, says(f"Below 350 ms by {', '.join(short)}: short.", "cambio-qtc"))
    return tuple(readings)


def _warn_overlap(qt: Decimal, rr: Decimal) -> tuple[str, ...]:
    if qt < 1000 * rr:
        return ()
    return ("The QT interval is as long as the time from beat to beat: check both values.",)


def _warn(rate: Decimal) -> tuple[str, ...]:
    if rate > _FAST:
        return ("Above 100 beats per minute Bazett corrects too much: read Fridericia or Framingham.",)
    if rate < _SLOW:
        return ("Below 60 beats per minute Bazett corrects too little: read Fridericia or Framingham.",)
    return ()


RECIPES = (
    Recipe(
        calculator=Calculator(
            id="qtc",
            family="Heart",
            claim_ids=claims("hm-cli-009"),
            name="QTc: Bazett, Fridericia, Framingham, Hodges",
            purpose="Corrects the QT interval for heart rate: before drugs that prolong it, at low Mg.",
            inputs=(
                CalculatorInput(key="qt", name="QT interval", of="QT interval", units=("ms", "s")),
                CalculatorInput(
                    key="heart-rate",
                    name="Heart rate",
                    of="heart rate",
                    units=("/min",),
                    note="of the same ECG",
                ),
            ),
            formulas=(
                stated(
                    "with RR = 60 ÷ rate in s: Bazett QT ÷ √RR; Fridericia QT ÷ ∛RR; Framingham QT + 154 "
                    "× (1 − "
                    "RR); Hodges QT + 1.75 × (rate − 60), in ms",
                    "cambio-qtc",
                ),
            ),
            cautions=(
                says(
                    "Which formula is best is disputed: Fridericia and Framingham vary least, Bazett "
                    "most; in "
                    "genetic long QT syndrome and in small children Bazett did best.",
                    "pmc8275798-qtc",
                    "pmc7816807-qtc",
                    "phan-2015-qtc",
                    is_disputed=True,
                ),
                says("The rate must be steady for any of them.", "pmc8275798-qtc"),
            ),
            concepts=("hypomagnesemia", "hypokalemia", "hypocalcemia"),
        ),
        reckon=_qtc,
    ),
)
