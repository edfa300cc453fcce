"""What is each quantity of? Analyte or drug, as salt or element, with specimen, route, purpose, people.

Rules by nearness and syntax within a clause: "2 g of X" and "2 g X" before "X 2 g", that before the nearest
name that stands before, that before one that follows. A value in brackets is of what the one before it is of.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bedside.quantities.found import FoundQuantity
from bedside.quantities.mentions import (
    PURPOSES,
    ROUTES,
    SPECIMENS,
    SubstanceForm,
    SubstanceMention,
    find_populations,
    find_substances,
    nearest,
)
from bedside.terms import QuantityRole

_CLAUSE_END = re.compile(r"[;?!]\s|(?<!\d)\.\s|\.\s(?=[A-Z])|\n|,?\s(?:whereas|whilst|while|but)\s")
_DIRECTLY_OF = re.compile(
    r"\s(?:of|as|for)\s(?:the\s|a\s)?(?:(?:elemental|oral|intravenous|IV|i\.v\.|parenteral|enteral|total|serum|plasma)\s)*"
    r"|[\s-](?:(?:of\s)?elemental\s|oral\s|intravenous\s|IV\s|i\.v\.\s)?"
)
_SAME_AGAIN = re.compile(
    r"\s?(?:\(|\[|=|/|,?\sor\s|;\s)\s?(?:(?:about|approximately|i\.e\.,?|equivalent to)\s)?"
)
_HAS_SUBJECT = frozenset(
    {
        QuantityRole.VALUE,
        QuantityRole.CONFIDENCE_INTERVAL,
        QuantityRole.FREQUENCY,
        QuantityRole.PERIOD,
        QuantityRole.DURATION,
        QuantityRole.DEADLINE,
    }
)
_OF_THE_DOSE = frozenset({QuantityRole.FREQUENCY, QuantityRole.PERIOD, QuantityRole.DURATION})
_BRACKET = re.compile(r"[(,\[]")
_AMOUNT = re.compile(r"(?:[kmun]?g|[mun]?mol|meq|m?\[iU\])(?:/|$)")
_MASSES = ("kg", "g", "mg", "ug", "ng")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What a quantity is of and for; what the text does not say is ``None`` or empty.

    ``printed`` is the analyte or drug as the text has it (lower case), ``of`` its one name. ``form`` tells
    element from salt where that changes the amount: ``ambiguous`` is "4 g of magnesium". ``purpose`` is one
    of ``mentions.PURPOSES``: target, maximum, minimum, threshold, loading dose, maintenance dose, dose, rate,
    normal range, level. ``populations`` are words as printed ("children", "eGFR < 30 mL/min").
    """

    of: str | None = None
    printed: str | None = None
    form: SubstanceForm | None = None
    specimen: str | None = None
    route: str | None = None
    purpose: str | None = None
    populations: tuple[str, ...] = ()


_NOTHING = Subject()

MAX_NUMBERS = 60
"""Values of one clause whose subjects are looked for: more is a table, whose syntax tells nothing."""


def name_subjects(
    text: str, quantities: Sequence[FoundQuantity], *, names: Mapping[str, str] | None = None
) -> tuple[Subject | None, ...]:
    """What each of ``quantities``, which ``text`` prints, is of; ``None`` where nothing is told.

    ``names`` adds drugs: a printed name in lower case, to the one name that it stands for. Never raises.
    """
    clauses = _clauses(text, quantities, find_substances(text, names or {}))
    starts = [clause.start for clause in clauses]
    subjects: list[Subject | None] = []
    for number, quantity in enumerate(quantities):
        clause = clauses[max(0, bisect_right(starts, quantity.start) - 1)]
        if quantity.role not in _HAS_SUBJECT or len(clause.values) > MAX_NUMBERS:
            subjects.append(None)
            continue
        subject = _subject(text, quantity, clause)
        if number and subjects[-1] is not None and clause.start <= quantities[number - 1].start:
            subject = _from_last(text, (quantities[number - 1], quantity), subject=subject, last=subjects[-1])
        subjects.append(None if subject == _NOTHING else subject)
    return tuple(subjects)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """A run of the text with the substances and the values in it; ``only`` is the text's one substance."""

    start: int
    end: int
    substances: list[SubstanceMention]
    values: list[FoundQuantity]
    only: SubstanceMention | None


def _clauses(
    text: str, quantities: Sequence[FoundQuantity], substances: Sequence[SubstanceMention]
) -> list[_Clause]:
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    is_one = len({mention.name for mention in substances}) == 1
    clauses = [
        _Clause(start=start, end=end, substances=[], values=[], only=substances[0] if is_one else None)
        for start, end in zip([0, *ends], [*ends, len(text) + 1], strict=True)
    ]
    starts = [clause.start for clause in clauses]
    for mention in substances:
        clauses[bisect_right(starts, mention.start) - 1].substances.append(mention)
    for quantity in quantities:
        if quantity.role is QuantityRole.VALUE:
            clauses[bisect_right(starts, quantity.start) - 1].values.append(quantity)
    return clauses


def _subject(text: str, quantity: FoundQuantity, clause: _Clause) -> Subject:
    mention = _respective(text, quantity, clause) or _choose(text, quantity, clause)
    span = (clause.start, clause.end)
    return Subject(
        of=mention.name if mention else None,
        printed=mention.printed if mention else None,
        form=_form(mention, quantity) if mention else None,
        specimen=nearest(text, SPECIMENS, quantity, clause=span, reach=60),
        route=nearest(text, ROUTES, quantity, clause=span, reach=90),
        purpose=nearest(text, PURPOSES, quantity, clause=_up_to_bracket(text, quantity, span), reach=60),
        populations=find_populations(text, quantity, span, values=clause.values),
    )


def _up_to_bracket(text: str, quantity: FoundQuantity, clause: tuple[int, int]) -> tuple[int, int]:
    """The clause as far as the next bracket or comma: "25 mg/kg (maximum 2 g)" is no maximum of 25 mg/kg."""
    match = _BRACKET.search(text, quantity.end, clause[1])
    return clause[0], match.start() if match else clause[1]


def _choose(text: str, quantity: FoundQuantity, clause: _Clause) -> SubstanceMention | None:
    """The mention that syntax or nearness gives; the only one of the text for an amount in a bare clause."""
    before = [mention for mention in clause.substances if mention.end <= quantity.start]
    after = [mention for mention in clause.substances if mention.start >= quantity.end]
    if after and _DIRECTLY_OF.fullmatch(text, quantity.end, after[0].start):
        return after[0]
    if before or after:
        return before[-1] if before else after[0]
    return clause.only if _AMOUNT.match(quantity.unit or "") else None


def _respective(text: str, quantity: FoundQuantity, clause: _Clause) -> SubstanceMention | None:
    """ "Calcium and magnesium were 2.1 and 0.6 mmol/L, respectively": in the order of both."""
    if text.find("respectively", clause.start, clause.end) < 0 or quantity not in clause.values:
        return None
    if len(clause.substances) != len(clause.values) or len(clause.values) < 2:
        return None
    return clause.substances[clause.values.index(quantity)]


def _from_last(
    text: str, both: tuple[FoundQuantity, FoundQuantity], *, subject: Subject, last: Subject | None
) -> Subject:
    """A value in brackets, and how often and how long, are of what the value before them is of."""
    before, quantity = both
    if last is None:
        return subject
    is_again = _SAME_AGAIN.fullmatch(text, before.end, quantity.start) is not None
    if quantity.role in _OF_THE_DOSE or (is_again and quantity.unit != before.unit):
        form = subject.form if subject.of == last.of and subject.form else last.form
        return replace(last, form=form)
    return subject


def _form(mention: SubstanceMention, quantity: FoundQuantity) -> SubstanceForm | None:
    """A mass of an element that is given as a salt could be of either; moles and levels are the element's."""
    if mention.form is not SubstanceForm.AMBIGUOUS:
        return mention.form
    above, _, below = (quantity.unit or "").partition("/")
    is_mass = above in _MASSES and below.split("/")[0] not in ("L", "dL", "mL", "uL")
    return SubstanceForm.AMBIGUOUS if is_mass else SubstanceForm.ELEMENT
