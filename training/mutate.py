"""How does a true claim become a false one? Mutations by rule, each with what the passage then does to it."""

import random
import re
from collections.abc import Callable, Mapping

CONTRADICTS, SILENT = "contradicts", "silent"

_PAIRS = """increase/decrease increases/decreases increased/decreased increasing/decreasing higher/lower
    high/low more/less more/fewer greater/smaller improves/worsens improved/worsened improve/worsen
    raises/lowers raised/lowered raise/lower reduces/raises reduced/raised reduce/raise
    enhances/impairs enhanced/impaired promotes/inhibits promote/inhibit upregulates/downregulates
    upregulated/downregulated above/below longer/shorter better/worse positive/negative positively/negatively
    gain/loss superior/inferior activates/suppresses activation/suppression protects/harms beneficial/harmful
    up/down elevated/reduced prolonged/shortened prolongs/shortens faster/slower"""
_OPPOSITES = {
    a: b
    for pair in _PAIRS.split()
    for first, second in (pair.split("/"),)
    for a, b in ((first, second), (second, first))
}
_DIRECTION = re.compile(r"\b(" + "|".join(sorted(_OPPOSITES, key=len, reverse=True)) + r")\b", re.I)
_NUMBER = re.compile(r"(?<![\w.-])\d+(?:\.\d+)?(?![\w-]|\.\d)")
_UNITS = (
    ("mg", "g"),
    ("mg", "mcg"),
    ("mL", "L"),
    ("hours", "days"),
    ("days", "weeks"),
    ("weeks", "months"),
    ("months", "years"),
    ("mmol", "mg"),
    ("kg", "g"),
    ("minutes", "hours"),
)
_VERB = re.compile(r"\b(is|are|was|were|can|may|does|do|did|has|have|had|will|should)\b(?! not| no\b)")
_NOT = re.compile(
    r"\b(?:did not|does not|do not|was not|were not|is not|are not|no significant|not significantly)\b"
)
_POSITIVE = {
    "did not": "did",
    "does not": "does",
    "do not": "do",
    "was not": "was",
    "were not": "were",
    "is not": "is",
    "are not": "are",
    "no significant": "a significant",
    "not significantly": "significantly",
}
_POPULATIONS = (
    ("men", "women"),
    ("children", "adults"),
    ("infants", "adults"),
    ("adults", "adolescents"),
    ("mice", "humans"),
    ("rats", "humans"),
    ("patients", "healthy volunteers"),
    ("older", "younger"),
    ("elderly", "young"),
    ("male", "female"),
    ("newborns", "adults"),
    ("boys", "girls"),
    ("pregnant", "postmenopausal"),
    ("smokers", "non-smokers"),
    ("humans", "mice"),
)
_NAME = re.compile(
    r"\b[a-z]{3,}(?:mab|nib|statin|pril|sartan|olol|azole|cillin|mycin|oxacin|platin|formin|gliptin|"
    r"gliflozin|vir|parin|prazole|zepam|caine|ine|one|ide)\b"
)


def mutate_number(claim: str, chance: random.Random) -> str | None:
    """One number of the claim becomes another one."""
    found = list(_NUMBER.finditer(claim))
    if not found:
        return None
    place = chance.choice(found)
    value = float(place[0])
    digits = len(place[0].partition(".")[2])
    other = value * chance.choice((10, 0.1, 0.5, 2, 1.3, 0.7)) if value else 5.0
    printed = f"{other:.{digits}f}"
    return _replaced(claim, place, printed) if float(printed) != value else None


def mutate_unit(claim: str, chance: random.Random) -> str | None:
    """One unit becomes another one."""
    places = [
        (found, other)
        for pair in _UNITS
        for unit, other in (pair, pair[::-1])
        if (found := re.search(rf"(?<=\d )\b{unit}\b", claim))
    ]
    return _replaced(claim, *chance.choice(places)) if places else None


def mutate_direction(claim: str, chance: random.Random) -> str | None:
    """One word of direction becomes its opposite."""
    found = list(_DIRECTION.finditer(claim))
    if not found:
        return None
    place = chance.choice(found)
    return _replaced(claim, place, _cased(_OPPOSITES[place[0].lower()], like=place[0]))


def mutate_denial(claim: str, chance: random.Random) -> str | None:
    """A denial goes, or one comes behind the first verb that can bear it."""
    if denied := _NOT.search(claim):
        return _replaced(claim, denied, _POSITIVE[denied[0]])
    verb = _VERB.search(claim)
    return _replaced(claim, verb, f"{verb[0]} not") if verb else None


def mutate_population(claim: str, chance: random.Random) -> str | None:
    """The people or animals become others."""
    places = [
        (found, other)
        for pair in _POPULATIONS
        for name, other in (pair, pair[::-1])
        if (found := re.search(rf"\b{name}\b", claim))
    ]
    return _replaced(claim, *chance.choice(places)) if places else None


def make_drug_swap(names: list[str]) -> Callable[[str, random.Random], str | None]:
    """A mutation that puts another of ``names`` in the place of a drug's name."""

    def mutate_drug(claim: str, chance: random.Random) -> str | None:
        found = [match for match in _NAME.finditer(claim) if match[0] in names]
        if not found:
            return None
        place = chance.choice(found)
        return _replaced(claim, place, chance.choice([name for name in names if name != place[0]]))

    return mutate_drug


def find_drug_names(claims: list[str]) -> list[str]:
    """Words of the claims that end as names of drugs do."""
    common = {
        "medicine",
        "urine",
        "spine",
        "one",
        "bone",
        "hormone",
        "alone",
        "side",
        "wide",
        "decline",
        "line",
        "baseline",
        "determine",
        "combine",
        "vaccine",
        "done",
        "none",
        "provide",
        "include",
        "guideline",
        "inside",
        "outside",
        "amide",
        "peptide",
        "genome",
        "routine",
        "online",
        "fine",
        "mine",
        "vine",
        "discipline",
        "worldwide",
        "suicide",
        "decide",
        "divide",
        "guide",
        "nine",
        "machine",
        "engine",
        "imagine",
        "examine",
        "define",
        "telephone",
        "zone",
        "stone",
        "someone",
        "anyone",
        "everyone",
    }
    return sorted({name for claim in claims for name in _NAME.findall(claim)} - common)


MUTATIONS: Mapping[str, tuple[Callable[[str, random.Random], str | None], str]] = {
    "number": (mutate_number, CONTRADICTS),
    "unit": (mutate_unit, CONTRADICTS),
    "direction": (mutate_direction, CONTRADICTS),
    "denial": (mutate_denial, CONTRADICTS),
    "population": (mutate_population, SILENT),
}
"""By its name, what changes a claim and what the passage does to the changed one."""


def _replaced(text: str, found: re.Match[str], other: str) -> str:
    return text[: found.start()] + other + text[found.end() :]


def _cased(word: str, *, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word
