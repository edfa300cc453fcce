"""What do the tables of quantities say: units, salts, limits, arithmetic?"""

from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from bedside.quantities import convert, find_analyte
from bedside.quantities.arithmetic import (
    Amount,
    Closing,
    amount_of_rate,
    content_of_volume,
    dose_for_weight,
    element_in_salt,
    find_salts_weighing,
    fractional_excretion_of_magnesium,
    total_of_schedule,
)
from bedside.quantities.rails import Where, find_rail_breach
from bedside.quantities.salts import elemental, find_salt
from runners.running import Given, Outcome, runner

MAGNESIUM = {"value": "2", "unit": "meq/L", "of": "magnesium"}


@runner("convert", sample={**MAGNESIUM, "to": "mmol/L"})
def converting(given: Given, folder: Path) -> Outcome:
    """One value in another unit; ``decimals`` are those that are printed."""
    try:
        exact = convert(Decimal(given["value"]), from_unit=given["unit"], to_unit=given["to"], of=given["of"])
    except ValueError as error:
        return {"value": None, "refusal": str(error)}
    analyte = find_analyte(given["of"])
    decimals = analyte.units.get(given["to"], 2) if analyte else 2
    shown = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return {"value": f"{shown:f}", "refusal": None}


@runner("weigh a salt", sample={"value": "1", "unit": "g", "salt": "magnesium oxide"})
def weighing(given: Given, folder: Path) -> Outcome:
    """What an amount of a salt holds, rounded to whole mg, for every form that the name leaves open."""
    found = find_salt(given["salt"])
    rows = elemental(Decimal(given["value"]), given["unit"], given["salt"]) if found else ()
    return {
        "forms": [row.salt.name for row in rows],
        "mg of the element": [_whole(row.mg) for row in rows],
        "mg of the salt": [_whole(row.salt_mg) for row in rows],
        "why open": found.reason if found else None,
    }


@runner(
    "hold against limits", sample={"values": ["4", "5"], "unit": "meq/L", "of": "magnesium", "as": "target"}
)
def limiting(given: Given, folder: Path) -> Outcome:
    """Whether a value goes past a sourced limit."""
    where = Where(
        specimen=given.get("specimen"),
        route=given.get("route"),
        situations=tuple(given.get("situations", ())),
    )
    values = [Decimal(value) for value in given["values"]]
    breach = find_rail_breach(values, given["unit"], of=given["of"], purpose=given["as"], where=where)
    return {
        "is a breach": breach is not None,
        "sentence": breach.sentence if breach else "",
        "sources": list(breach.rail.sources) if breach else [],
    }


@runner("close arithmetic", sample={"rule": "strength", "of": ["25", "%"], "with": ["50", "mL"]})
def closing(given: Given, folder: Path) -> Outcome:
    """One rule of arithmetic; ``closes`` is whether what was printed comes out."""
    printed = _amount(given["printed"]) if "printed" in given else None
    closings = _closings(given, printed)
    first = closings[0]
    return {
        "result": f"{first.computed.value.normalize():f} {first.computed.unit}",
        "closes": None if printed is None else any(one.closes for one in closings),
        "working": first.working,
    }


@runner(
    "find a salt mistaken", sample={"of": ["12", "mmol"], "element": "magnesium", "printed": ["480", "mg"]}
)
def mistaking(given: Given, folder: Path) -> Outcome:
    """Which salt weighs what was printed as the mass of its element."""
    salts = find_salts_weighing(_amount(given["of"]), of=given["element"], printed=_amount(given["printed"]))
    return {"salts": [salt.name for salt in salts]}


def _closings(given: Given, printed: Amount | None) -> tuple[Closing, ...]:
    of = _amount(given["of"])
    by = [_amount(pair) for pair in given.get("all", ())] or [_amount(given.get("with", ["1", "h"]))]
    rules = {
        "weight": lambda: (dose_for_weight(of, weight=by[0], printed=printed),),
        "rate": lambda: (amount_of_rate(of, time=by[0], printed=printed),),
        "strength": lambda: (content_of_volume(of, volume=by[0], printed=printed),),
        "schedule": lambda: (total_of_schedule(of, every=by[0], doses=given["doses"], printed=printed),),
        "salt": lambda: element_in_salt(of, salt=given["salt"], printed=printed),
        "FEMg": lambda: (
            fractional_excretion_of_magnesium(
                of, serum_magnesium=by[0], urine_creatinine=by[1], serum_creatinine=by[2], printed=printed
            ),
        ),
    }
    return rules[given["rule"]]()


def _amount(pair: list[str]) -> Amount:
    return Amount(value=Decimal(pair[0]), unit=pair[1])


def _whole(value: Decimal) -> int:
    return int(value.quantize(Decimal(1), rounding=ROUND_HALF_UP))
