"""Which conditions does a code or a name mean? None where words tell of a family, a history or a doubt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bedside.interchange.tabled import read_table

_NOT_HERE = re.compile(
    r"\b(?:no|not|non|denies|negative|family|mother|father|sibling|maternal|paternal|fh|history|hx|h/o|"
    r"past|previous|prior|resolved|risk|rule[sd]? out|r/o|suspected|suspicion|possible|probable|query|"
    r"questionable|screening|screen|fear|worried|prevention|prophylaxis|vaccination|exposure|miscarriage|abortion|ectopic|"
    r"intention|planned|planning|test|donor|education)\b|\?",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:without|due to|secondary to|caused by|because of|associated with|complicating|following|after|"
    r"induced by|resulting from|in)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition: our name of it, and what else holds where it does."""

    name: str
    also: tuple[str, ...]


def find_by_code(system: str, code: str) -> tuple[Condition, ...]:
    """The conditions that a SNOMED CT or ICD-10-CM code means; several may."""
    plain = system.rstrip("/").lower()
    if plain.endswith(("snomed.info/sct", "2.16.840.1.113883.6.96")):
        return _by_snomed().get(code, ())
    if plain.endswith(("icd-10-cm", "icd-10", "2.16.840.1.113883.6.90", "2.16.840.1.113883.6.3")):
        return _by_icd(code.upper())
    return ()


def find_in_name(name: str) -> tuple[Condition, ...]:
    """Every condition that a name tells the patient to have.

    >>> [condition.name for condition in find_in_name("Anemia due to chronic kidney disease")]
    []
    """
    said = _BEHIND.split(name, maxsplit=1)[0]
    whole = _by_word().get(_plain(name))
    if whole is not None:
        return (whole,)
    if _NOT_HERE.search(re.sub(r"non-small", "", name, flags=re.IGNORECASE)):
        return ()
    found = (_by_word()[_plain(match.group())] for match in _words().finditer(said))
    return tuple(dict.fromkeys(found))


def known_conditions() -> Mapping[str, Condition]:
    """Every condition of the table by its name."""
    return {
        row["name"]: Condition(name=row["name"], also=tuple(row.get("also", ())))
        for row in read_table("conditions")["condition"]
    }


def _plain(name: str) -> str:
    return re.sub(r"\s*\((?:disorder|finding|situation|procedure)\)$", "", name.lower()).strip()


def _by_icd(code: str) -> tuple[Condition, ...]:
    if not re.fullmatch(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?", code):
        return ()
    dotted = code if "." in code or len(code) == 3 else f"{code[:3]}.{code[3:]}"
    return tuple(
        known_conditions()[row["name"]]
        for row in read_table("conditions")["condition"]
        if any(dotted.startswith(above) for above in row.get("icd10cm", ()))
    )


@cache
def _by_snomed() -> Mapping[str, tuple[Condition, ...]]:
    found: dict[str, tuple[Condition, ...]] = {}
    for row in read_table("conditions")["condition"]:
        for code in row.get("snomed", ()):
            found[code] = (*found.get(code, ()), known_conditions()[row["name"]])
    return found


@cache
def _by_word() -> Mapping[str, Condition]:
    named = known_conditions()
    return {
        word: named[row["name"]]
        for row in read_table("conditions")["condition"]
        for word in (row["name"].lower(), *row["called"])
    }


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_by_word(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
