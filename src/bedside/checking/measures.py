"""What does each number of the text measure, and which two numbers tell one thing twice?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.quantities import FoundQuantity, Subject, SubstanceForm, name_subjects
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

    ``is_guessed``: the name stands far from it, or only a disorder lends its analyte.
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
    fallback = analyte_of_disorder(f"{sentence.text} {sentence.lead} {' '.join(sentence.headings[-2:])}")
    subjects = name_subjects(sentence.text, sentence.quantities)
    return tuple(
        _measure(sentence, quantity, subject, fallback=fallback)
        for quantity, subject in zip(sentence.quantities, subjects, strict=True)
    )


def pairs_of(measured: MeasuredSentence) -> Iterator[tuple[Measure, Measure]]:
    """Neighbors that state one thing twice: ``1.2 mg/dL (0.5 mmol/L)``."""
    for first, second in pairwise(m for m in measured.measures if m.quantity.role is QuantityRole.VALUE):
        between = measured.sentence.text[first.quantity.end : second.quantity.start]
        if len(between) <= 32 and between.strip() and _BESIDE.fullmatch(between) and "," not in between[:1]:
            yield first, second


def analyte_of_disorder(text: str) -> str | None:
    """The analyte of the one disorder that a text names: magnesium for hypomagnesemia."""
    found = {_OF_DISORDER[match["of"].lower()] for match in _DISORDER.finditer(text)}
    return found.pop() if len(found) == 1 else None


def _measure(
    sentence: CheckedSentence, quantity: FoundQuantity, subject: Subject | None, *, fallback: str | None
) -> Measure:
    if subject is None or subject.of is None:
        return Measure(sentence=sentence, quantity=quantity, of=fallback, is_guessed=True)
    is_salt = subject.form is SubstanceForm.SALT
    of = subject.of.partition(" ")[0] if is_salt else subject.of
    name = (subject.printed or "") if is_salt else ""
    around = sentence.text[max(0, quantity.start - _NEAR_BEFORE) : quantity.end + _NEAR_BEHIND].lower()
    return Measure(
        sentence=sentence,
        quantity=quantity,
        of=of,
        is_salt=is_salt,
        name=name,
        is_guessed=(subject.printed or "") not in around,
    )


_NEAR_BEFORE, _NEAR_BEHIND = 90, 40
"""Letters around a number in which the name stands that it is surely of."""
