"""Can this value be? Whether it goes past a sourced limit for that analyte or drug, and whose limit that is.

The limits lie in ``tables/rails.toml``, each with its source: what was met in living people, critical values,
targets, doses, rates, strengths. A value without a rail is not thereby plausible; nobody was asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from bedside.quantities.analytes import find_analyte, tidy, to_decimal
from bedside.quantities.rail_readings import find_slack, is_element_of, read_against
from bedside.quantities.salts import find_salt
from bedside.quantities.shown import show_number, show_unit
from bedside.quantities.sourced import read_table


class Purpose(StrEnum):
    """What a value is there for; it decides which limits hold."""

    LEVEL = "level"
    CRITICAL = "critical"
    REFERENCE = "reference"
    TARGET = "target"
    DOSE = "dose"
    DAILY_DOSE = "daily-dose"
    INTAKE = "intake"
    RATE = "rate"
    STRENGTH = "strength"
    CHANGE = "change"


_IMPLIES_ROUTE = frozenset({Purpose.RATE, Purpose.STRENGTH})
"""What runs per hour or comes in a solution is an infusion, unless another route is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rail:
    """A limit with its source: ``low`` and ``high`` in ``unit`` (UCUM), ``None`` where a side is open.

    ``unless`` are situations in which more is allowed, ``only_for`` the ones in which alone it holds, both as
    beginnings of words in lower case. ``sources`` are ids of pack claims or of pages that ``sources`` tells.
    """

    id: str
    of: str
    purpose: Purpose
    unit: str
    whose: str
    says: str
    sources: tuple[str, ...]
    also_of: tuple[str, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    route: str | None = None
    specimens: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RailBreach:
    """A value past a limit. ``value`` and ``limit`` are in the reader's unit, ``limit`` rounded to be read.

    ``sentence`` tells both, whose limit it is, and the limit as its source prints it.
    """

    rail: Rail
    value: Decimal
    limit: Decimal
    is_above: bool
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Where and for whom a value stands, as far as a text tells: any of it may be unknown."""

    specimen: str | None = None
    route: str | None = None
    situations: tuple[str, ...] = ()


NOWHERE = Where()


def find_rail_breach(
    values: Decimal | float | Sequence[Decimal | float],
    unit: str,
    *,
    of: str,
    purpose: Purpose | str,
    where: Where = NOWHERE,
) -> RailBreach | None:
    """The limit that the value, or an end of the range, goes past; ``None`` if there is none or no unit fits.

    ``of`` is an analyte, a salt or a drug, ``unit`` a UCUM code. Of several limits, the one that allows most
    is told, so that a breach says as much as it can. A converted value breaches only if it does so however
    its printed digits were rounded, and a salt whose form is open only if every form does. A target without a
    limit of its own may not lie among critical values. ``ValueError`` for an unknown purpose.

    >>> find_rail_breach([4, 5], "meq/L", of="magnesium", purpose="target").limit
    Decimal('4')
    """
    ends = [to_decimal(v) for v in (values if isinstance(values, Sequence) else (values,))]
    breaches = [
        (rail, end, is_above, allowed)
        for rail in _rails_for(of, Purpose(purpose), where)
        for end in ends
        for is_above, limit in ((False, rail.low), (True, rail.high))
        if limit is not None and (allowed := _breached(end, unit, (of, rail, is_above))) is not None
    ]
    if not breaches:
        return None
    widest = max(breaches, key=lambda found: (found[2], found[3] if found[2] else -found[3], abs(found[1])))
    return _tell(ends, unit, of=(of, Purpose(purpose)), found=widest)


def _rails_for(of: str, purpose: Purpose, where: Where) -> list[Rail]:
    names = _names_of(of)
    mine = [rail for rail in rails() if not names.isdisjoint((rail.of, *rail.also_of))]
    fitting = [rail for rail in mine if rail.purpose is purpose]
    if purpose is Purpose.TARGET and not fitting:
        fitting = [rail for rail in mine if rail.purpose is Purpose.CRITICAL]
    return [rail for rail in fitting if _holds(rail, where)]


def _names_of(of: str) -> frozenset[str]:
    """The names under which rails of this analyte or salt may stand, those of its elements included."""
    asked = " ".join(of.lower().split())
    for specimen in ("serum ", "plasma ", "blood ", "urine "):
        asked = asked.removeprefix(specimen)
    if asked.startswith(("ionized ", "ionised ", "free ")):
        return frozenset({asked.replace("ionised", "ionized").replace("free ", "ionized ")})
    analyte, salt = find_analyte(asked), find_salt(asked)
    names = {asked.replace("sulph", "sulf")} | ({analyte.name} if analyte else set())
    for choice in salt.choices if salt else ():
        names |= {choice.name, choice.element, *choice.sold_as}
        names |= {element for element in ("potassium", "sodium") if element in choice.name}
    return frozenset(names)


def _holds(rail: Rail, where: Where) -> bool:
    if _is_told(rail.unless, where) or (rail.only_for and not _is_told(rail.only_for, where)):
        return False
    if where.specimen and rail.specimens:
        words = set(where.specimen.lower().replace(",", " ").split())
        if not words & set(rail.specimens):
            return False
    if rail.route is None:
        return True
    if where.route is None:
        return rail.purpose in _IMPLIES_ROUTE and rail.route == "intravenous"
    return where.route.lower().startswith(rail.route) or where.route.lower() == rail.route


def _is_told(words: Sequence[str], where: Where) -> bool:
    """Whether a word begins so: ``child`` in children, not ``renal`` in adrenal; ``aemia`` is read too."""
    told = " | ".join(where.situations).lower().replace("aemi", "emi")
    return any(re.search(rf"\b{re.escape(word)}", told) for word in words)


def _breached(end: Decimal, unit: str, against: tuple[str, Rail, bool]) -> Decimal | None:
    """The limit in the reader's unit (the one that allows most, of several forms) if ``end`` is past it."""
    of, rail, is_above = against
    limit = rail.high if is_above else rail.low
    readings = read_against(end, unit, of=of, limit=(rail.of, rail.unit))
    if limit is None or not readings:
        return None
    slack = find_slack(end, unit, rail.unit) * (-1 if is_above else 1)
    allowed = []
    for reading in readings:
        farthest = reading * (1 + slack)
        if not (farthest > limit if is_above else farthest < limit):
            return None
        allowed.append(limit * end / reading if reading else limit)
    return max(allowed) if is_above else min(allowed)


def _tell(
    ends: Sequence[Decimal], unit: str, *, of: tuple[str, Purpose], found: tuple[Rail, Decimal, bool, Decimal]
) -> RailBreach:
    rail, value, is_above, allowed = found
    name, purpose = of
    limit = rail.high if is_above else rail.low
    is_printed = limit is not None and allowed == limit and unit == rail.unit
    shown_limit = allowed if is_printed else _rounded(allowed)
    kind = "level" if purpose is Purpose.CRITICAL else purpose.replace("-", " ")
    values = "–".join(show_number(end) for end in dict.fromkeys(ends))
    element = f" of {rail.of}" if is_element_of(rail.of, name) else ""
    printed = f" ({limit:f} {show_unit(rail.unit)}{element} as printed)" if limit and not is_printed else ""
    sentence = (
        f"The {name} {kind} of {values} {show_unit(unit)} is {'above' if is_above else 'below'} "
        f"{show_number(shown_limit)} {show_unit(unit)}{printed}, the limit of {rail.whose}: {rail.says}."
    )
    return RailBreach(rail=rail, value=value, limit=shown_limit, is_above=is_above, sentence=sentence)


def _rounded(value: Decimal) -> Decimal:
    """Three digits: enough to compare by eye."""
    return tidy(value.quantize(Decimal(1).scaleb(value.adjusted() - 2))) if value else value


@cache
def rails() -> tuple[Rail, ...]:
    """All limits, in the order of the table."""
    return tuple(_read_rail(row) for row in read_table("rails")["rail"])


@cache
def sources() -> Mapping[str, Mapping[str, str]]:
    """The pages that limits were read on: title, url, read depth. Other ids are claims of the packs."""
    return {row["id"]: row for row in read_table("rails")["source"]}


def _read_rail(row: Mapping[str, Any]) -> Rail:
    return Rail(
        id=row["id"],
        of=row["of"],
        purpose=Purpose(row["purpose"]),
        unit=row["unit"],
        whose=row["whose"],
        says=row["says"],
        sources=(row["source"], *row.get("also", ())),
        also_of=tuple(row.get("also_of", ())),
        low=Decimal(row["low"]) if "low" in row else None,
        high=Decimal(row["high"]) if "high" in row else None,
        route=row.get("route"),
        specimens=tuple(row.get("specimens", ())),
        unless=tuple(row.get("unless", ())),
        only_for=tuple(row.get("only_for", ())),
    )
