"""Which measurement does a code or a name mean, and in which units can it be?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from bedside.interchange.tabled import read_table
from bedside.quantities import find_analyte
from bedside.quantities.fit import is_reported_in
from bedside.quantities.scales import read_scale
from bedside.terms import Specimen

_BLOOD_WORDS = ("serum", "plasma", "blood", "serum or plasma", "serum/plasma")
_URINE_WORDS = ("urine", "urinary", "random urine", "spot urine")
_DAY_WORDS = ("24-hour urine", "24 hour urine", "24h urine", "24 h urine", "24-hour urinary")
_WORDS: Mapping[Specimen, tuple[str, ...]] = {
    Specimen.BLOOD: _BLOOD_WORDS,
    Specimen.URINE: _URINE_WORDS,
    Specimen.URINE_OF_A_DAY: _DAY_WORDS,
}
_PLAIN = re.compile(r"[\s_]+")
_BEHIND = re.compile(r"\s*(?:level|levels|measurement|\[[^\]]*\])$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurable:
    """What can be measured: our name of it, in what, its LOINC codes, its names, its units (UCUM)."""

    of: str
    specimen: Specimen | None
    loinc: tuple[str, ...]
    called: tuple[str, ...]
    units: tuple[str, ...]
    written_for: Mapping[str, str] = field(default_factory=dict, hash=False)

    def unit_meant(self, unit: str) -> str:
        """The unit that laboratories mean where they write this one: an eGFR in mL/min is per 1.73 m2."""
        return self.written_for.get(unit, unit)

    def usual_units(self) -> tuple[str, ...]:
        """The units (UCUM) to tell a person who has to write one."""
        analyte = find_analyte(self.of)
        units = self.units or (tuple(analyte.units) if analyte else ())
        if self.specimen is Specimen.URINE_OF_A_DAY and not self.units:
            return tuple(unit.replace("/L", "/d").replace("/dL", "/d") for unit in units[:2])
        return units

    def can_be_in(self, unit: str) -> bool:
        """Whether it is ever reported in that unit (UCUM)."""
        if self.units:
            return unit in self.units
        analyte = find_analyte(self.of)
        if analyte is None:
            return False
        if self.specimen is Specimen.URINE_OF_A_DAY:
            return _is_a_rate(unit, has_charge=analyte.valence is not None)
        return is_reported_in(unit, analyte)


def find_by_loinc(code: str) -> Measurable | None:
    """What a LOINC code measures, ``None`` for one that is none of ours."""
    return _by_loinc().get(code.strip())


def find_by_name(name: str, specimen: Specimen | None = None) -> Measurable | None:
    """What a name alone means, read whole: ``Serum magnesium`` is one, ``magnesium stearate`` is none.

    A name without a word for the specimen takes the one that is given, or has none (``specimen`` is then
    ``None``), unless it can be measured in one thing only.
    """
    plain = _plain(name)
    whole = _by_name().get(plain)
    if whole is not None:
        return whole
    rows = [row for row in measurables() if plain in row.called]
    if specimen is not None or len(rows) == 1:
        fitting = [row for row in rows if row.specimen in (specimen, None) or specimen is None]
        return fitting[0] if fitting else None
    if not rows:
        return None
    return replace(rows[0], specimen=None, loinc=())


def find_typed(name: str) -> Measurable | None:
    """What the name of a field means: in blood, unless it tells another specimen or has none."""
    found = find_by_name(name, Specimen.BLOOD)
    return found if found is None or found.loinc else None


@cache
def measurables() -> tuple[Measurable, ...]:
    """Every row of the table, in its order."""
    return tuple(
        Measurable(
            of=row["of"],
            specimen=Specimen(row["specimen"]) if "specimen" in row else None,
            loinc=tuple(row["loinc"]),
            called=_called(row["of"], tuple(row.get("called", ()))),
            units=tuple(row.get("units", ())),
            written_for=row.get("written_for", {}),
        )
        for row in read_table("measurements")["measurement"]
    )


def specimen_in(words: str) -> Specimen | None:
    """The specimen that words tell (``Venous blood specimen``, ``Urine``), ``None`` if none of ours."""
    plain = words.lower()
    if "urin" in plain:
        return Specimen.URINE_OF_A_DAY if re.search(r"\b24[\s-]*h", plain) else Specimen.URINE
    return Specimen.BLOOD if any(word in plain for word in ("serum", "plasma", "blood")) else None


def _called(of: str, told: tuple[str, ...]) -> tuple[str, ...]:
    """A row that tells its own names has those; the others have what their analyte is called."""
    if told:
        return told
    analyte = find_analyte(of)
    others = analyte.also_called if analyte else ()
    return (of.lower(), *(name for name in others if len(name) > 2))


@cache
def _by_loinc() -> Mapping[str, Measurable]:
    return {code: row for row in measurables() for code in row.loinc}


@cache
def _by_name() -> Mapping[str, Measurable]:
    named: dict[str, Measurable] = {}
    for row in measurables():
        for word in _WORDS[row.specimen] if row.specimen else ():
            for name in row.called:
                for written in (f"{word} {name}", f"{name}, {word}", f"{name} {word}", f"{name} in {word}"):
                    named.setdefault(written, row)
    return named


def _plain(name: str) -> str:
    plain = _PLAIN.sub(" ", name.lower()).strip(" .:;")
    return _BEHIND.sub("", plain)


def _is_a_rate(unit: str, *, has_charge: bool) -> bool:
    try:
        scale = read_scale(unit)
    except ValueError:
        return False
    return scale.per == "time" and (
        scale.counts in ("substance", "mass") or (scale.counts == "charge" and has_charge)
    )
