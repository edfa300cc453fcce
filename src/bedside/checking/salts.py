"""Is a salt's mass told as that of its element, or one amount in two ways that do not agree?"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bedside.checking.catalog import found, quoted
from bedside.checking.measures import Measure, MeasuredSentence, digits_slack, pairs_of
from bedside.quantities.arithmetic import Amount, Closing, element_in_salt
from bedside.quantities.salts import find_salt
from bedside.terms import Finding, FindingCode

_MASSES = frozenset({"ug", "mg", "g"})
_SUBSTANCES = frozenset({"mmol", "meq"})
_GRAMS = {"ug": Decimal("0.001"), "mg": Decimal(1), "g": Decimal(1000)}
_NEAR = Decimal("0.05")


def check_salts(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """“12 mmol of magnesium oxide (480 mg of elemental magnesium)”: 480 mg is the oxide's mass."""
    for entry in measured:
        for first, second in pairs_of(entry):
            salt = next((measure.name for measure in (first, second) if measure.is_salt), "")
            if not salt or find_salt(salt) is None:
                continue
            if _counted(first) in (_SUBSTANCES | _MASSES) and _counted(second) in _MASSES:
                yield from _held(first, second, salt)


def _held(first: Measure, second: Measure, salt: str) -> Iterator[Finding]:
    ends = list(zip(_ends(first), _ends(second), strict=False))
    if len(_ends(first)) != len(_ends(second)) or _is_named_elemental(first):
        return
    is_elemental = _is_named_elemental(second)
    if _counted(first) in _MASSES and not is_elemental:
        return
    readings = [element_in_salt(a, salt=salt, printed=b) for a, b in ends]
    slack = digits_slack(first.quantity)
    if all(any(_closes(row, b, slack) for row in rows) for rows, (_, b) in zip(readings, ends, strict=True)):
        return
    right = "–".join(f"{_mg(rows[0].computed):.3g}" for rows in readings)
    is_salt_mass = all(_is_mass_of_salt(a, b, salt) for a, b in ends)
    if is_salt_mass and not is_elemental:
        return
    reason = f"{first.printed} of {salt} holds {right} mg of the element, not {second.printed}"
    yield found(
        FindingCode.SALT_AS_ELEMENT if is_salt_mass else FindingCode.CONVERSION_WRONG,
        second.place,
        f"{reason}: that is the mass of the salt." if is_salt_mass else f"{reason}.",
        evidence=(quoted(first.sentence), *(rows[0].working for rows in readings)),
        advice="Give the elemental amount, and name the salt.",
    )


def _closes(row: Closing, printed: Amount, slack: Decimal) -> bool:
    """Whether what is printed is the element's mass, as far as the first amount's digits tell."""
    computed = _mg(row.computed)
    return bool(row.closes) or abs(_mg(printed) - computed) <= slack * computed


def _ends(measure: Measure) -> list[Amount]:
    quantity = measure.quantity
    return [
        Amount(value=value, unit=_counted(measure))
        for value in (quantity.low, quantity.high)
        if value is not None
    ]


def _counted(measure: Measure) -> str:
    """What the unit counts: the two ways of telling one dose are of one day, or of one time, alike."""
    return (measure.quantity.unit or "").partition("/")[0]


def _is_named_elemental(measure: Measure) -> bool:
    """Whether "elemental" stands right before or behind the amount."""
    text, quantity = measure.sentence.text, measure.quantity
    behind = re.match(r"\s?(?:of\s)?elemental\b", text[quantity.end :], re.I)
    before = re.search(
        r"\belemental\s(?:magnesium\s|calcium\s|iron\s|zinc\s|potassium\s)?\(?$", text[: quantity.start], re.I
    )
    return bool(behind or before)


def _is_mass_of_salt(amount: Amount, printed: Amount, salt: str) -> bool:
    """Whether what is printed is the salt's own mass, for one of the forms that its name leaves open."""
    mg = printed.value * _GRAMS[printed.unit]
    known = find_salt(salt)
    for form in known.choices if known else ():
        if amount.unit in _SUBSTANCES:
            own = amount.value * form.molar_mass / form.atoms / (2 if amount.unit == "meq" else 1)
        else:
            own = amount.value * _GRAMS[amount.unit]
        if own and abs(mg - own) <= _NEAR * own:
            return True
    return False


def _mg(amount: Amount) -> Decimal:
    return amount.value * _GRAMS.get(amount.unit, Decimal(1))
