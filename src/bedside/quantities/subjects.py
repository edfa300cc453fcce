"""What is each quantity of? Analyte or drug, as salt or element, with specimen, route, purpose, people.

Rules by nearness and syntax within a clause: "2 g of X" and "2 g X" before "X 2 g", that before the nearest
name that stands before, that before one that follows. A value in brackets is of what the one before it is of.
"""

import re
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
    r"\s(?:of|as)\s(?:the\s|a\s)?(?:(?:elemental|oral|intravenous|IV|i\.v\.|parenteral|enteral|total|serum|plasma)\s)*"
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


def name_subjects(
    text: str, quantities: Sequence[FoundQuantity], *, names: Mapping[str, str] | None = None
) -> tuple[Subject | None, ...]:
    """What each of ``quantities``, which ``text`` prints, is of; ``None`` where nothing is told.

    ``names`` adds drugs: a printed name in lower case, to the one name that it stands for. Never raises.
    """
    substances = find_substances(text, names or {})
    clauses = _clauses(text)
    subjects: list[Subject | None] = []
    for number, quantity in enumerate(quantities):
        if quantity.role not in _HAS_SUBJECT:
            subjects.append(None)
            continue
        clause = next(span for span in clauses if quantity.start < span[1] or span is clauses[-1])
        last = subjects[-1] if subjects and clause[0] <= quantities[number - 1].start else None
        subject = _subject(text, quantities, number, clause=clause, substances=substances)
        subject = _from_last(text, quantities, number, subject=subject, last=last)
        subjects.append(None if subject == _NOTHING else subject)
    return tuple(subjects)


def _clauses(text: str) -> list[tuple[int, int]]:
    ends = [match.end() for match in _CLAUSE_END.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text) + 1], strict=True))


def _subject(
    text: str,
    quantities: Sequence[FoundQuantity],
    number: int,
    *,
    clause: tuple[int, int],
    substances: Sequence[SubstanceMention],
) -> Subject:
    quantity = quantities[number]
    values = [other for other in quantities if other.role is QuantityRole.VALUE]
    here = [mention for mention in substances if clause[0] <= mention.start < clause[1]]
    mention = _respective(text, quantity, clause, here=here, values=values) or _choose(
        text, quantity, here=here, everywhere=substances
    )
    return Subject(
        of=mention.name if mention else None,
        printed=mention.printed if mention else None,
        form=_form(mention, quantity) if mention else None,
        specimen=nearest(text, SPECIMENS, quantity, clause=clause, reach=60),
        route=nearest(text, ROUTES, quantity, clause=clause, reach=90),
        purpose=nearest(text, PURPOSES, quantity, clause=_up_to_bracket(text, quantity, clause), reach=60),
        populations=find_populations(text, quantity, clause, values=values),
    )


def _up_to_bracket(text: str, quantity: FoundQuantity, clause: tuple[int, int]) -> tuple[int, int]:
    """The clause as far as the next bracket or comma: "25 mg/kg (maximum 2 g)" is no maximum of 25 mg/kg."""
    match = _BRACKET.search(text, quantity.end, clause[1])
    return clause[0], match.start() if match else clause[1]


def _choose(
    text: str,
    quantity: FoundQuantity,
    *,
    here: Sequence[SubstanceMention],
    everywhere: Sequence[SubstanceMention],
) -> SubstanceMention | None:
    """The mention that syntax or nearness gives; the only one of the text for an amount in a bare clause."""
    before = [mention for mention in here if mention.end <= quantity.start]
    after = [mention for mention in here if mention.start >= quantity.end]
    if after and _DIRECTLY_OF.fullmatch(text, quantity.end, after[0].start):
        return after[0]
    if before:
        return before[-1]
    if after:
        return after[0]
    is_alone = len({mention.name for mention in everywhere}) == 1
    return everywhere[0] if is_alone and _AMOUNT.match(quantity.unit or "") else None


def _respective(
    text: str,
    quantity: FoundQuantity,
    clause: tuple[int, int],
    *,
    here: Sequence[SubstanceMention],
    values: Sequence[FoundQuantity],
) -> SubstanceMention | None:
    """ "Calcium and magnesium were 2.1 and 0.6 mmol/L, respectively": in the order of both."""
    if text.find("respectively", clause[0], clause[1]) < 0:
        return None
    inside = [value for value in values if clause[0] <= value.start < clause[1]]
    if quantity not in inside or len(here) != len(inside) or len(inside) < 2:
        return None
    return here[inside.index(quantity)]


def _from_last(
    text: str,
    quantities: Sequence[FoundQuantity],
    number: int,
    *,
    subject: Subject,
    last: Subject | None,
) -> Subject:
    """A value in brackets, and how often and how long, are of what the value before them is of."""
    if last is None or number == 0:
        return subject
    quantity, before = quantities[number], quantities[number - 1]
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
