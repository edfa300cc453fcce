"""Which drugs does a code or a name mean? Substances as whole words; a combination gives each of its own.

A form for the skin, the eye or the ear is not the drug as it acts in the body, a needle is no insulin, and a
sentence that says what is not taken names no drug.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bedside.interchange.tabled import read_table

_LOCAL = (
    "ophthalmic|ophth|otic|topical|cutaneous|dermal|cream|ointment|eye|ear|gel|lotion|shampoo|vaginal|"
    "mouthwash"
)
_NO_MEDICINE = (
    "no|not|never|without|stop|stopped|discontinue|discontinued|avoid|hold|held|placebo|versus|vs|immune fab|"
    "antidote|needles?|syringes?|swabs?|wipes?|strips?|lancets?|pump|allergy|allergic|allergies|intolerance|"
    "intolerant|level|levels|free of"
)
_UNSAID = re.compile(rf"\b(?:{_LOCAL}|{_NO_MEDICINE})\b", re.IGNORECASE)
_PUMP = re.compile(r"\bproton[ -]pump\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drug:
    """A substance: our name of it, and the classes that it is in."""

    name: str
    classes: tuple[str, ...]


def find_by_code(system: str, code: str) -> Drug | None:
    """The substance of an RxNorm or ATC code, ``None`` for other systems and codes that we do not know."""
    plain = system.rstrip("/").lower()
    if plain.endswith(("rxnorm", "2.16.840.1.113883.6.88")):
        return _codes("rxnorm").get(code)
    if plain.endswith(("whocc.no/atc", "whocc.no/atc_ddd_index", "2.16.840.1.113883.6.73")):
        return _codes("atc").get(code)
    return None


def find_in_name(name: str) -> tuple[Drug, ...]:
    """Every substance that a name holds as whole words, in its order; none where it speaks of something else.

    >>> [drug.name for drug in find_in_name("Hydrochlorothiazide 12.5 MG / Lisinopril 10 MG Oral Tablet")]
    ['hydrochlorothiazide', 'lisinopril']
    """
    if _is_unsaid(name):
        return ()
    found = (_drugs()[_by_word()[match.group().lower()]] for match in _words().finditer(name))
    return tuple(dict.fromkeys(found))


def classes_in_name(name: str) -> tuple[str, ...]:
    """The classes that a name tells without a substance (``PPI``)."""
    plain = f" {re.sub(r'[^a-z0-9-]+', ' ', name.lower())} "
    if _is_unsaid(name):
        return ()
    return tuple(told for told, words in read_table("drugs")["class"].items() if _holds_any(plain, words))


def known_drugs() -> Mapping[str, Drug]:
    """Every drug of the table by its name."""
    return _drugs()


def _is_unsaid(name: str) -> bool:
    return _UNSAID.search(_PUMP.sub("proton", name)) is not None


def _holds_any(plain: str, words: Iterable[str]) -> bool:
    return any(f" {word} " in plain or f" {word}s " in plain for word in words)


@cache
def _drugs() -> Mapping[str, Drug]:
    return {
        row["name"]: Drug(name=row["name"], classes=tuple(row["classes"]))
        for row in read_table("drugs")["drug"]
    }


@cache
def _codes(system: str) -> Mapping[str, Drug]:
    return {
        code: _drugs()[row["name"]] for row in read_table("drugs")["drug"] for code in row.get(system, ())
    }


@cache
def _by_word() -> Mapping[str, str]:
    return {
        word.lower(): row["name"]
        for row in read_table("drugs")["drug"]
        for word in (row["name"], *row.get("called", ()))
    }


@cache
def _words() -> re.Pattern[str]:
    longest_first = sorted(_by_word(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])", re.IGNORECASE)
