"""What does each number of the text measure: of what, in whom, by which route, to what end?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.quantities import FoundQuantity, find_analyte
from bedside.terms import QuantityRole

_PER_VOLUME = re.compile(r"(?:[munp]?mol|m?eq|[kmunp]?g|m?osm)/(?:[dmu]?L|\(\d+\.m?L\))")
_BESIDE = re.compile(
    r"[,;]?\s?(?:\(|\[|=|≈|~|or\b|i\.e\.,?|that is,?|equals?|equivalent to|corresponding to|about|"
    r"approximately|"
    r"roughly|/|:|of elemental|elemental|of [a-z]{4,10}\b|by mouth|orally|daily|per day|a day|at night|once|"
    r"twice|IV\b|\s)*\s?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A quantity with what it is of. ``of`` is an analyte's name, ``name`` its salt's as printed.

    ``is_guessed``: no name stands near it, and the disorder that the sentence speaks of lends its analyte.
    """

    sentence: CheckedSentence
    quantity: FoundQuantity
    of: str | None = None
    is_salt: bool = False
    name: str = ""
    is_guessed: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Where the quantity stands in the file."""
        return self.sentence.plain.span(self.quantity.start, self.quantity.end)

    @property
    def printed(self) -> str:
        """As it is printed."""
        return self.sentence.text[self.quantity.start : self.quantity.end]


_SOLUTION = re.compile(
    r"\b(?:solutions?|injections?|ampou?les?|vials?|dialysates?|dialysis fluids?|infusion (?:bag|fluid)s?|"
    r"fluids?)\b",
    re.I,
)


def is_of_solution(measure: Measure) -> bool:
    """Whether the sentence speaks of what is in a bottle: its strength is no level of a person."""
    return _SOLUTION.search(measure.sentence.text) is not None


def digits_slack(quantity: FoundQuantity) -> Decimal:
    """By which share the true value may differ from the printed one: 4 may be 3.5 to 4.5."""
    exponent = quantity.low.as_tuple().exponent
    step = Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    return step / 2 / abs(quantity.low) if quantity.low else Decimal(0)


def is_concentration(measure: Measure) -> bool:
    """Whether it is an amount per volume."""
    return measure.quantity.unit is not None and _PER_VOLUME.fullmatch(measure.quantity.unit) is not None


_SALT_TAIL = re.compile(
    r"\s(?:sulf|sulph|chlorid|oxid|citrat|gluconat|lactat|aspartat|glycerophosphat|carbonat|acetat|"
    r"bicarbonat|"
    r"hydroxid|phosphat|pidolat|glycinat|iodid|fluorid|malat|orotat|trisilicat)\w*",
    re.I,
)
_OF_FORMULA = {
    **dict.fromkeys(("MgSO4", "MgCl2", "MgO"), "magnesium"),
    **dict.fromkeys(("CaCl2", "CaCO3"), "calcium"),
    **dict.fromkeys(("NaCl", "NaHCO3"), "sodium"),
    **dict.fromkeys(("KCl", "KH2PO4"), "potassium"),
}
_FORMULA = re.compile(rf"\b(?:{'|'.join(_OF_FORMULA)})\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:\d?[+]+)?")
_DISORDER = re.compile(
    r"\b(?:hypo|hyper|normo)(?P<of>magnes|kal|calc|natr|phosphat|chlor|glyc)a?emi[ac]", re.I
)
_OF_DISORDER = {
    "magnes": "magnesium",
    "kal": "potassium",
    "calc": "calcium",
    "natr": "sodium",
    "phosphat": "phosphate",
    "chlor": "chloride",
    "glyc": "glucose",
}
_CLAUSE = re.compile(r"[;.](?=\s)|,\s(?=(?:and|but|or|while|whereas)\s)|\b(?:while|whereas)\b")
_MAX_AWAY = 90


@dataclass(frozen=True, kw_only=True, eq=False)
class MeasuredSentence:
    """A sentence with what each of its quantities measures."""

    sentence: CheckedSentence
    measures: tuple[Measure, ...]


def measure_sentences(manuscript: Manuscript) -> tuple[MeasuredSentence, ...]:
    """The sentences that state quantities, in order of place."""
    return tuple(
        MeasuredSentence(sentence=sentence, measures=_measures_of(sentence))
        for sentence in manuscript.sentences
        if sentence.quantities
    )


def _measures_of(sentence: CheckedSentence) -> tuple[Measure, ...]:
    named = tuple(_names(sentence.text))
    fallback = analyte_of_disorder(f"{sentence.text} {sentence.lead} {' '.join(sentence.headings[-2:])}")
    return tuple(_measure(sentence, quantity, named, fallback=fallback) for quantity in sentence.quantities)


def pairs_of(measured: MeasuredSentence) -> Iterator[tuple[Measure, Measure]]:
    """Neighbors that state one thing twice: ``1.2 mg/dL (0.5 mmol/L)``."""
    for first, second in pairwise(m for m in measured.measures if m.quantity.role is QuantityRole.VALUE):
        between = measured.sentence.text[first.quantity.end : second.quantity.start]
        if len(between) <= 32 and between.strip() and _BESIDE.fullmatch(between) and "," not in between[:1]:
            yield first, second


@dataclass(frozen=True, slots=True)
class _Name:
    start: int
    end: int
    of: str
    salt: str = ""


def _names(text: str) -> Iterator[_Name]:
    done = 0
    for match in _WORD.finditer(text):
        if match.start() < done:  # the "chloride" of potassium chloride
            continue
        word = match.group()
        if len(word) < 3 and not (
            word in ("Mg", "Ca", "Na", "Cl") or (word == "K" and _is_potassium(text, match))
        ):
            continue
        analyte = find_analyte(word)
        if analyte:
            tail = _SALT_TAIL.match(text, match.end())
            done = tail.end() if tail else match.end()
            yield _Name(match.start(), done, analyte.name, text[match.start() : done] if tail else "")
    for match in _FORMULA.finditer(text):
        yield _Name(match.start(), match.end(), _OF_FORMULA[match.group()], match.group())


def _is_potassium(text: str, match: re.Match[str]) -> bool:
    return text[match.end() : match.end() + 1] == "+" or bool(
        re.match(r"\s?[<>=≤≥]?\s?\d", text[match.end() :])
    )


def analyte_of_disorder(text: str) -> str | None:
    """The analyte of the one disorder that a text names: magnesium for hypomagnesemia."""
    found = {_OF_DISORDER[match["of"].lower()] for match in _DISORDER.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _measure(
    sentence: CheckedSentence, quantity: FoundQuantity, named: tuple[_Name, ...], *, fallback: str | None
) -> Measure:
    name = _nearest(sentence.text, quantity, named)
    if name is not None:
        is_salt = bool(name.salt)
        return Measure(sentence=sentence, quantity=quantity, of=name.of, is_salt=is_salt, name=name.salt)
    return Measure(sentence=sentence, quantity=quantity, of=fallback, is_guessed=True)


def _nearest(text: str, quantity: FoundQuantity, named: tuple[_Name, ...]) -> _Name | None:
    """The name right behind (``4 mmol magnesium``), else the last before it in its clause."""
    for name in named:
        between = text[quantity.end : name.start]
        if 0 <= name.start - quantity.end <= 24 and re.fullmatch(
            r"\s?(?:(?:of|for)\s)?(?:elemental\s|oral\s|IV\s|intravenous\s|a\s|an\s|the\s|serum\s)*", between
        ):
            return name
    before = [name for name in named if name.end <= quantity.start and quantity.start - name.end <= _MAX_AWAY]
    for name in reversed(before):
        if not _CLAUSE.search(text, name.end, quantity.start):
            return name
    return None
