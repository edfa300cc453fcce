"""Which words around a number tell what it is of? Substances, specimens, routes, purposes, populations."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from bedside.quantities.analytes import find_analyte
from bedside.quantities.found import FoundQuantity

Clause = tuple[int, int]
_Table = Mapping[str, re.Pattern[str]]


class SubstanceForm(StrEnum):
    """Whether an amount is of the element or of a salt that holds it."""

    ELEMENT = "element"
    SALT = "salt"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstanceMention:
    """An analyte or drug that a text names at ``text[start:end]``; ``name`` is its one name."""

    start: int
    end: int
    printed: str
    name: str
    form: SubstanceForm | None = None


_ANIONS = (
    r"(?:sul(?:f|ph)ate|(?:hydr)?oxide|(?:hydro)?chloride|citrate|gluconate|carbonate|bicarbonate|(?:glycero)?phosphate"
    r"|lactate|aspartate|acetate|gluceptate|pidolate|fumarate|glutamate|orotate|malate|taurate"
    r"|hydrogen carbonate)"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*(?:\d?[+]{1,2}|-(?![\w-]))?")
# Formulas of salts, as printed, and their names.
_FORMULAS: Mapping[str, str] = {
    "MgSO4": "magnesium sulfate",
    "MgCl2": "magnesium chloride",
    "MgO": "magnesium oxide",
    "KCl": "potassium chloride",
    "NaCl": "sodium chloride",
    "NaHCO3": "sodium bicarbonate",
    "CaCl2": "calcium chloride",
    "CaCO3": "calcium carbonate",
}
_FORMULA = re.compile(r"\b(?:" + "|".join(sorted(_FORMULAS, key=len, reverse=True)) + r")\b")
_GIVEN_AS_SALTS = frozenset(
    {"magnesium", "calcium", "potassium", "sodium", "zinc", "iron", "lithium", "phosphate"}
)
_SALT_AFTER = re.compile(
    rf"\s(?P<anion>{_ANIONS})(?:\s(?:mono|di|tri|tetra|penta|hexa|hepta)hydrate)?\b", re.I
)
_ELEMENTAL = re.compile(r"\belemental\s$", re.IGNORECASE)
_MOST_WORDS = 3
_SPECIMEN_WORDS = frozenset("serum plasma urine urinary blood ionized total adjusted".split())
_NAMED_WITH_SPECIMEN = frozenset({"blood glucose", "blood sugar"})


def _table(words: Mapping[str, str]) -> _Table:
    return {name: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") for name, pattern in words.items()}


SPECIMENS = _table(
    {
        "ionized": r"[Ii]oni[sz]ed",
        "urine": r"[Uu]rin(?:e|ary)",
        "serum": r"[Ss]er(?:um|a)|[Ss]erologic",
        "plasma": r"[Pp]lasma",
        "whole blood": r"[Ww]hole[\s-]blood",
        "blood": r"[Bb]lood(?! pressure)",
        "cerebrospinal fluid": r"CSF|[Cc]erebrospinal fluid",
        "stool": r"[Ss]tool|[Ff]a?ecal",
        "saliva": r"[Ss]aliva(?:ry)?",
        "red cells": r"[Ee]rythrocyte|[Rr]ed (?:blood )?cells?|RBC",
        "muscle": r"[Mm]uscle",
    }
)
"""Specimens, by the words that print them."""
ROUTES = _table(
    {
        "intravenous": (
            r"[Ii]ntravenous(?:ly)?|IV|i\.v\.|iv|[Ii]nfus(?:ions?|ed|es?|ing)|[Pp]arenteral(?:ly)?"
        ),
        "intramuscular": r"[Ii]ntramuscular(?:ly)?|IM|i\.m\.",
        "subcutaneous": r"[Ss]ubcutaneous(?:ly)?|SC|s\.c\.|SQ|subcut",
        "oral": r"[Oo]ral(?:ly)?|PO|p\.o\.|po|by mouth|per os|tablets?|capsules?",
        "inhaled": r"[Ii]nhal(?:ed|ation)|[Nn]ebuli[sz]ed|aerosoli[sz]ed",
        "rectal": r"[Rr]ectal(?:ly)?|PR|suppositor(?:y|ies)|[Ee]nemas?",
        "topical": r"[Tt]opical(?:ly)?|cream|ointment",
        "sublingual": r"[Ss]ublingual(?:ly)?|SL",
        "intranasal": r"[Ii]ntranasal(?:ly)?|nasal spray",
        "transdermal": r"[Tt]ransdermal(?:ly)?|patch(?:es)?",
        "intrathecal": r"[Ii]ntrathecal(?:ly)?",
        "intraosseous": r"[Ii]ntraosseous(?:ly)?|IO",
        "enteral": r"[Ee]nteral(?:ly)?|nasogastric|NG",
    }
)
"""Routes, by the words that print them."""
PURPOSES = _table(
    {
        "target": r"[Tt]arget(?:ed|s|ing)?|[Gg]oals?|aim(?:s|ed)?|(?:to )?maintain(?:ed)?|(?:to )?keep",
        "maximum": r"[Mm]ax(?:imum|imal)?|MAX|not (?:to )?exceed|exceed(?:ing)?|upper limit|ceiling",
        "minimum": r"[Mm]in(?:imum|imal)|lower limit",
        "threshold": r"[Tt]hresholds?|[Cc]ut-?offs?|[Cc]utpoints?|defined (?:as|by)|diagnostic of",
        "loading dose": r"[Ll]oading(?: dose)?|[Bb]olus(?:es)?|initial dose|starting dose",
        "maintenance dose": r"[Mm]aintenance(?: dose)?",
        "normal range": r"(?:[Nn]ormal|[Rr]eference)(?: \w+){0,3} (?:ranges?|limits?|intervals?)|[Nn]ormal",
        "rate": r"[Rr]ates?(?! of (?:response|death))",
        "dose": (
            r"[Dd]os(?:es?|ages?|ing|ed)|[Gg]ive[ns]?|gave|received?|receiving|administer(?:ed)?|prescribed?"
            r"|[Tt]aken?"
        ),
        "level": r"[Ll]evels?|[Cc]oncentrations?",
    }
)
"""What a number is for, in order of weight where two stand equally near."""

_POPULATION = re.compile(
    r"(?<![\w-])(?:(?:[Mm]ild|[Mm]oderate|[Ss]evere)(?:(?:[\s-](?:to|or)[\s-])(?:moderate|severe))?(?:ly)?(?:\s(?:\w+\s)?(?:renal|kidney|hepatic|liver)"
    r"\s(?:impairment|disease|failure|dysfunction|insufficiency)|\s\w*(?:emia|aemia|osis|asthma|disease)|(?=\s?[(:,]))"
    r"|(?:(?:[Oo]lder|[Hh]ealthy|[Hh]ospitali[sz]ed|[Cc]ritically ill|[Pp]reterm|[Tt]erm)\s)?"
    r"(?:[Aa]dults?|[Cc]hild(?:ren)?|[Nn]eonates?|[Nn]ewborns?|[Ii]nfants?|[Aa]dolescents?|[Tt]eenagers?|[Tt]oddlers?|[Ww]omen|[Mm]en|[Ee]lderly)"
    r"|[Pp]a?ediatrics?|[Nn]eonatal|[Pp]regnan(?:cy|t)(?:\swomen)?|[Ll]actati(?:on|ng)|[Bb]reast-?feeding"
    r"|(?:eGFR|GFR|CrCl|[Cc]reatinine clearance)(?:\s(?:of|is|was))?\s?(?:below|above|under|over"
    r"|less than|greater than|[<>≤≥]=?)?\s?"
    r"\d{1,3}(?:\s?(?:-|–|to)\s?\d{1,3})?(?:\s?mL/min(?:/1\.73\s?m[2²])?)?"
    r"|(?:[Rr]enal|[Hh]epatic)\s(?:impairment|failure|insufficiency)|dialysis)(?![\w-])"
)


def find_substances(text: str, names: Mapping[str, str]) -> list[SubstanceMention]:
    """The analytes, their salts, and the drugs of ``names`` that ``text`` names, in order of place."""
    found: list[SubstanceMention] = []
    words = list(_WORD.finditer(text))
    number = 0
    while number < len(words):
        if found and words[number].start() < found[-1].end:  # the chloride of potassium chloride
            number += 1
            continue
        mention, taken = _mention(text, words, number, names=names)
        if mention is not None:
            found.append(mention)
        number += max(1, taken)
    found += [
        SubstanceMention(
            start=match.start(),
            end=match.end(),
            printed=match.group().lower(),
            name=_FORMULAS[match.group()],
            form=SubstanceForm.SALT,
        )
        for match in _FORMULA.finditer(text)
    ]
    return sorted(found, key=lambda mention: mention.start)


def _mention(
    text: str, words: Sequence[re.Match[str]], number: int, *, names: Mapping[str, str]
) -> tuple[SubstanceMention | None, int]:
    """The longest name that begins with a word, and how many words it takes."""
    start = words[number].start()
    for count in range(min(_MOST_WORDS, len(words) - number), 0, -1):
        end = words[number + count - 1].end()
        printed = text[start:end].lower()
        if printed in names:
            return SubstanceMention(start=start, end=end, printed=printed, name=names[printed]), count
        element = _analyte_name(text[start:end]) if count < _MOST_WORDS else None
        if element is not None:
            return _element_or_salt(text, start, end, name=element), count
    return None, 1


@lru_cache(maxsize=4096)
def _analyte_name(printed: str) -> str | None:
    """The analyte of that name; symbols only as chemists write them: "mg" is a unit, "Mg" the metal."""
    if len(printed) <= 2 and (printed.islower() or printed in ("MG", "NA", "CA", "CL", "K")):
        return None
    if printed.lower().split()[0] in _SPECIMEN_WORDS and printed.lower() not in _NAMED_WITH_SPECIMEN:
        return None
    analyte = find_analyte(printed)
    return analyte.name if analyte else None


def _element_or_salt(text: str, start: int, end: int, *, name: str) -> SubstanceMention:
    if salt := _SALT_AFTER.match(text, end):
        printed = text[start : salt.end("anion")].lower()
        return SubstanceMention(
            start=start,
            end=salt.end(),
            printed=printed,
            name=f"{name} {salt['anion'].lower().replace('sulph', 'sulf')}",
            form=SubstanceForm.SALT,
        )
    form: SubstanceForm | None = None
    if elemental := _ELEMENTAL.search(text, max(0, start - 12), start):
        start, form = elemental.start(), SubstanceForm.ELEMENT
    elif name in _GIVEN_AS_SALTS:
        form = SubstanceForm.AMBIGUOUS
    return SubstanceMention(start=start, end=end, printed=text[start:end].lower(), name=name, form=form)


def nearest(text: str, table: _Table, quantity: FoundQuantity, *, clause: Clause, reach: int) -> str | None:
    """The entry of ``table`` that stands nearest to ``quantity``, before it or, less gladly, after it."""
    best: tuple[int, int, str] | None = None
    start, end = max(clause[0], quantity.start - reach), min(clause[1], quantity.end + reach // 2)
    for rank, (name, pattern) in enumerate(table.items()):
        for match in pattern.finditer(text, start, end):
            is_after = match.start() >= quantity.end
            far = match.start() - quantity.end + 10 if is_after else max(0, quantity.start - match.end())
            if best is None or (far, rank) < best[:2]:
                best = (far, rank, name)
    return best[2] if best else None


def find_populations(
    text: str, quantity: FoundQuantity, clause: Clause, *, values: Sequence[FoundQuantity]
) -> tuple[str, ...]:
    """The people that ``quantity`` is for: those named last before it, else first after it."""
    found = list(_POPULATION.finditer(text, clause[0], clause[1]))
    found = [m for m in found if m.end() <= quantity.start or m.start() >= quantity.end]
    before = [m for m in found if m.end() <= quantity.start]
    after = [m for m in found if m.start() >= quantity.end]
    near = [m for m in before if not _has_value_between(values, m.end(), quantity.start)]
    if not near:
        near = [m for m in after if not _has_value_between(values, quantity.end, m.start())]
    if not near and before:
        near = before[-1:]
    return tuple(dict.fromkeys(match.group().lower() for match in near))


def _has_value_between(values: Sequence[FoundQuantity], start: int, end: int) -> bool:
    return any(start <= value.start and value.end <= end for value in values)
