"""Does the arithmetic of a text close? Dose × weight, rate × time, strength × volume, salts, schedules.

Each function says what comes out, and whether a printed result is that, rounded as it was printed. Inputs are
taken as exact; the texts' own rounding is what the tolerance is for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from bedside.quantities.analytes import convert, tidy
from bedside.quantities.salts import SALTS, Salt, elemental, salt_for
from bedside.quantities.scales import read_scale
from bedside.quantities.shown import show_number, show_unit

MAX_ROUNDING = Decimal("0.05")
"""Rounding may change a printed result by 5 % at most: 8.12 may be told as 8, 1.3 never as 1."""

ROUNDED_TWICE = Decimal("0.001")
"""What rounding on the way may add: US labels print 8.12 mEq of magnesium in 1 g of the heptahydrate."""

FILTERED_SHARE = Decimal("0.7")
"""The share of serum magnesium that is filtered, as FEMg takes it (claims hm-dx-002 and hm-dx-003)."""

_MILLILITERS: Mapping[str, Decimal] = MappingProxyType(
    {"uL": Decimal("0.001"), "mL": Decimal(1), "dL": Decimal(100), "L": Decimal(1000)}
)
_MINUTES: Mapping[str, Decimal] = MappingProxyType(
    {"s": 1 / Decimal(60), "min": Decimal(1), "h": Decimal(60), "d": Decimal(1440), "wk": Decimal(10080)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with its UCUM unit, digits as printed (``Decimal("12.50")``)."""

    value: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What was computed, and whether what was printed is that; ``None`` where nothing was printed to compare.

    ``working`` shows the arithmetic in one line.
    """

    computed: Amount
    working: str
    closes: bool | None = None


def amount(value: str | int | Decimal, unit: str) -> Amount:
    """An ``Amount`` of printed digits."""
    return Amount(value=Decimal(value), unit=unit)


def dose_for_weight(dose: Amount, *, weight: Amount, printed: Amount | None = None) -> Closing:
    """Dose per kilogram (``mg/kg``, ``mmol/kg/d``) × weight in kg or g. ``ValueError`` for other units.

    >>> dose_for_weight(amount("0.1", "mmol/kg"), weight=amount(70, "kg")).computed.value
    Decimal('7')
    """
    if "/kg" not in dose.unit or weight.unit not in ("kg", "g"):
        raise ValueError(f"{dose.unit!r} × {weight.unit!r} is no dose for a weight: write mg/kg and kg.")
    kilograms = weight.value if weight.unit == "kg" else weight.value / 1000
    result = Amount(value=tidy(dose.value * kilograms), unit=dose.unit.replace("/kg", "", 1))
    return _closing(result, f"{_show(dose)} × {_show(weight)}", printed)


def amount_of_rate(rate: Amount, *, time: Amount, printed: Amount | None = None) -> Closing:
    """Rate (``mg/min``, ``mL/h``, ``mmol/(24.h)``) × time. ``ValueError`` for units without a time.

    >>> amount_of_rate(amount(2, "g/h"), time=amount(90, "min")).computed.value
    Decimal('3')
    """
    above, _, below = rate.unit.rpartition("/")
    count, _, unit = below.strip("()").rpartition(".")
    if not above or unit not in _MINUTES or time.unit not in _MINUTES:
        raise ValueError(f"{rate.unit!r} × {time.unit!r} is no rate over a time: write mg/min and h.")
    spans = time.value * _MINUTES[time.unit] / (_MINUTES[unit] * Decimal(count or 1))
    result = Amount(value=_exact(rate.value * spans), unit=above)
    return _closing(result, f"{_show(rate)} × {_show(time)}", printed)


def content_of_volume(strength: Amount, *, volume: Amount, printed: Amount | None = None) -> Closing:
    """Strength (``%`` is g in 100 mL, ``mmol/mL``, ``g/L``) × volume. ``ValueError`` for other units.

    >>> content_of_volume(amount(25, "%"), volume=amount(50, "mL")).computed
    Amount(value=Decimal('12.5'), unit='g')
    """
    above, _, below = ("g/dL" if strength.unit == "%" else strength.unit).partition("/")
    if below not in _MILLILITERS or volume.unit not in _MILLILITERS:
        raise ValueError(f"{strength.unit!r} × {volume.unit!r} is no strength of a volume: write % and mL.")
    parts = volume.value * _MILLILITERS[volume.unit] / _MILLILITERS[below]
    result = Amount(value=_exact(strength.value * parts), unit=above)
    return _closing(result, f"{_show(strength)} × {_show(volume)}", printed)


def element_in_salt(
    of_amount: Amount, *, salt: str, printed: Amount | None = None, element: str = ""
) -> tuple[Closing, ...]:
    """The element in an amount of a salt, once for each form that the name leaves open, in mg or as printed.

    A text may be right if one of the forms closes. ``ValueError`` as for ``salts.elemental``.

    >>> element_in_salt(amount(400, "mg"), salt="magnesium oxide", printed=amount(241, "mg"))[0].closes
    True
    """
    found = []
    for row in elemental(of_amount.value, of_amount.unit, salt, element=element):
        per = of_amount.unit.partition("/")[2]
        unit = f"mg/{per}" if per else "mg"
        mg = tidy(row.mg * read_scale("mg").factor / read_scale(unit).factor)
        working = f"{_show(of_amount)} of {row.salt.name} ({row.salt.formula})"
        found.append(_closing(Amount(value=mg, unit=unit), working, printed, of=row.element))
    return tuple(found)


def total_of_schedule(
    each: Amount,
    *,
    doses: int | None = None,
    every: Amount | None = None,
    during: Amount | None = None,
    printed: Amount | None = None,
) -> Closing:
    """Each dose × how many: ``doses``, or as many as ``every`` fits into ``during``, the first at once.

    ``ValueError`` without either.

    >>> total_of_schedule(amount(1, "g"), every=amount(6, "h"), doses=4).computed.value
    Decimal('4')
    """
    if doses is None:
        if every is None or during is None or every.unit not in _MINUTES or during.unit not in _MINUTES:
            raise ValueError("A schedule needs a number of doses, or every how long and for how long.")
        spans = during.value * _MINUTES[during.unit] / (every.value * _MINUTES[every.unit])
        doses = max(1, int(spans.to_integral_value()))
    result = Amount(value=each.value * doses, unit=each.unit)
    return _closing(result, f"{_show(each)} × {doses} doses", printed)


def fractional_excretion_of_magnesium(
    urine_magnesium: Amount,
    *,
    serum_magnesium: Amount,
    urine_creatinine: Amount,
    serum_creatinine: Amount,
    printed: Amount | None = None,
) -> Closing:
    """FEMg in percent: urine Mg × serum creatinine ÷ (0.7 × serum Mg × urine creatinine) × 100.

    Magnesium and creatinine may each come in any concentration; both of a pair are brought to one unit.
    Source: claims hm-dx-002 and hm-dx-003 of the electrolytes pack. ``ValueError`` for units of no
    concentration or a denominator of zero.
    """
    magnesium = _ratio(urine_magnesium, serum_magnesium, "magnesium")
    creatinine = _ratio(serum_creatinine, urine_creatinine, "creatinine")
    percent = 100 * magnesium * creatinine / FILTERED_SHARE
    working = (
        f"100 × {_show(urine_magnesium)} × {_show(serum_creatinine)} ÷ ({FILTERED_SHARE} × "
        f"{_show(serum_magnesium)} × {_show(urine_creatinine)})"
    )
    return _closing(Amount(value=percent, unit="%"), working, printed)


def find_salts_weighing(of_amount: Amount, *, of: str, printed: Amount) -> tuple[Salt, ...]:
    """The salts whose mass was printed as that of the element in them; ``()`` if the element itself fits.

    ``of_amount`` is of the element ``of`` (``12 mmol``), ``printed`` the mass beside it (``480 mg``).
    ``ValueError`` for an element or unit outside of the tables.

    >>> [s.name for s in find_salts_weighing(amount(12, "mmol"), of="magnesium", printed=amount(480, "mg"))]
    ['magnesium oxide']
    """
    mass = convert(of_amount.value, from_unit=of_amount.unit, to_unit=printed.unit, of=of)
    if is_rounded_to(mass, printed.value):
        return ()
    milligrams = read_scale(printed.unit).factor
    return tuple(
        salt
        for salt in SALTS.values()
        if salt.element == of
        for row in salt_for(of_amount.value, of_amount.unit, of=of, of_salt=salt.name)
        if is_rounded_to(row.salt_mg / milligrams, printed.value)
    )


def _ratio(above: Amount, below: Amount, of: str) -> Decimal:
    same = convert(below.value, from_unit=below.unit, to_unit=above.unit, of=of)
    if not same:
        raise ValueError(f"A {of} of zero divides nothing: write the measured value.")
    return above.value / same


def _closing(result: Amount, working: str, printed: Amount | None, *, of: str = "") -> Closing:
    told = f"{working} = {_show(Amount(value=_readable(result.value), unit=result.unit))}"
    closes = None if printed is None else _is_that(result, printed, of)
    return Closing(computed=result, working=told, closes=closes)


def _is_that(result: Amount, printed: Amount, of: str) -> bool:
    value = _in_unit(result, printed.unit, of)
    return value is not None and is_rounded_to(value, printed.value)


def is_rounded_to(value: Decimal, printed: Decimal) -> bool:
    """Whether ``printed`` is ``value`` at the digits printed, but for 0.1 %, and within 5 %.

    Zeros at the end of a whole number may be rounded ones, if two digits are left: 240 may be 241.2.
    """
    if value == printed:
        return True
    digits, exponent = printed.as_tuple().digits, printed.as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    if exponent >= 0:
        zeros = len(digits) - len(str(int("".join(map(str, digits)))).rstrip("0"))
        exponent += max(0, min(zeros, len(digits) - 2))
    allowed = Decimal(5).scaleb(exponent - 1) + ROUNDED_TWICE * abs(value)
    return abs(value - printed) <= min(allowed, MAX_ROUNDING * abs(value))


def _in_unit(result: Amount, unit: str, of: str) -> Decimal | None:
    """``None`` where the units count different things and no analyte ties them."""
    if result.unit == unit:
        return result.value
    if result.unit in _MILLILITERS and unit in _MILLILITERS:
        return result.value * _MILLILITERS[result.unit] / _MILLILITERS[unit]
    try:
        here, there = read_scale(result.unit), read_scale(unit)
        if (here.counts, here.per) == (there.counts, there.per):
            return result.value * here.factor / there.factor
        return convert(result.value, from_unit=result.unit, to_unit=unit, of=of)
    except ValueError:
        return None


def _exact(value: Decimal) -> Decimal:
    """Without the dust of thirds: 20 digits are more than anybody prints."""
    return tidy(value.quantize(Decimal(1).scaleb(value.adjusted() - 20))) if value else value


def _readable(value: Decimal) -> Decimal:
    return tidy(value.quantize(Decimal(1).scaleb(value.adjusted() - 3))) if value else value


def _show(given: Amount) -> str:
    return f"{show_number(given.value)} {show_unit(given.unit)}"
