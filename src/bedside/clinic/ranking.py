"""Which causes fit a record, and in which order? Counted signs with named weights, never a probability.

A present sign for a cause adds its weight, a present sign against it takes it away. The weights order causes
and say nothing else; they are choices of ours (ADR 0047), which no source gives.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bedside.clinic.seen import Calculate, Seen
from bedside.clinic.signs import NOTHING_KNOWN, find_plain_tests, see_test
from bedside.terms import (
    CauseRule,
    CauseSeen,
    DrugCause,
    DrugTest,
    Patient,
    Presence,
    Sign,
    SignSeen,
    SignTest,
    SignWeight,
    Standing,
)

WEIGHTS: Mapping[SignWeight, int] = MappingProxyType(
    {SignWeight.CAUSE_ITSELF: 3, SignWeight.TYPICAL_PICTURE: 2, SignWeight.FITS: 1}
)
_COUNTED: Mapping[SignWeight, str] = MappingProxyType(
    {
        SignWeight.CAUSE_ITSELF: "the cause itself on record",
        SignWeight.TYPICAL_PICTURE: "a typical picture",
        SignWeight.FITS: "a fitting sign",
    }
)
_ORDER = tuple(Standing)
_SAYS_MUCH = (SignWeight.CAUSE_ITSELF, SignWeight.TYPICAL_PICTURE)


def rank_causes(rules: Iterable[CauseRule], patient: Patient, calculate: Calculate) -> tuple[CauseSeen, ...]:
    """Every cause held against the record, the best fitting first; equal ones in the pack's order."""
    seen = [see_cause(rule, patient, calculate) for rule in rules]
    return tuple(sorted(seen, key=_place))


def _place(seen: CauseSeen) -> tuple[int, int, int]:
    return _ORDER.index(seen.standing), -seen.weight, len(seen.signs_against)


def see_cause(
    rule: CauseRule,
    patient: Patient,
    calculate: Calculate,
    *,
    known: Mapping[SignTest, Seen] = NOTHING_KNOWN,
) -> CauseSeen:
    """One cause held against the record; ``known`` as in ``see_test``."""

    def see_all(signs: Sequence[Sign]) -> list[SignSeen]:
        return [
            _see(sign, sign.test, patient, calculate=calculate, known=known) for sign in signs if sign.test
        ]

    signs_for, against = see_all(rule.points_for), see_all(rule.points_against)
    present, opposing = _of(signs_for, Presence.PRESENT), _of(against, Presence.PRESENT)
    weight = sum(map(_weight, present)) - sum(map(_weight, opposing))
    return CauseSeen(
        cause=rule.cause,
        standing=_standing(signs_for, weight),
        weight=weight,
        reckoning=_reckon(present, opposing, weight),
        signs_for=present,
        signs_against=(*opposing, *_missing_cause(signs_for)),
        unknown=(*_of(signs_for, Presence.UNKNOWN), *_of(against, Presence.UNKNOWN)),
        to_ask=tuple(sign for sign in (*rule.points_for, *rule.points_against) if sign.test is None),
        confirm_with=rule.confirm_with,
        basis=rule.basis,
        note=rule.note,
        publication_ids=rule.publication_ids,
    )


def _see(
    sign: Sign,
    test: SignTest,
    patient: Patient,
    *,
    calculate: Calculate,
    known: Mapping[SignTest, Seen],
) -> SignSeen:
    seen = see_test(test, patient, calculate, known=known)
    return SignSeen(sign=sign, presence=seen.presence, data=seen.data, missing=seen.missing)


def _of(seen: Sequence[SignSeen], presence: Presence) -> tuple[SignSeen, ...]:
    return tuple(each for each in seen if each.presence is presence)


def _weight(seen: SignSeen) -> int:
    return WEIGHTS[seen.sign.weight]


def _missing_cause(signs_for: Sequence[SignSeen]) -> tuple[SignSeen, ...]:
    """The signs that are the cause itself, where the record says of each that it is absent."""
    itself = [each for each in signs_for if each.sign.weight is SignWeight.CAUSE_ITSELF]
    are_absent = bool(itself) and all(each.presence is Presence.ABSENT for each in itself)
    return tuple(itself) if are_absent else ()


def _standing(signs_for: Sequence[SignSeen], weight: int) -> Standing:
    present = _of(signs_for, Presence.PRESENT)
    says_much = any(each.sign.weight in _SAYS_MUCH for each in present)
    if (_missing_cause(signs_for) and not says_much) or weight < 0:
        return Standing.AGAINST
    if says_much and weight > 0:
        return Standing.FITS
    return Standing.POSSIBLE if present else Standing.NOT_TOLD


def _reckon(present: Sequence[SignSeen], opposing: Sequence[SignSeen], weight: int) -> str:
    parts = [f"{_COUNTED[each.sign.weight]} {_weight(each)}" for each in present]
    parts += [f"a sign against −{_weight(each)}" for each in opposing]
    together = f"; together {weight}" if len(parts) > 1 else ""
    return f"{', '.join(parts)}{together}" if parts else "no sign on record"


def add_drug_causes(rules: Sequence[CauseRule], drugs: Iterable[DrugCause]) -> tuple[CauseRule, ...]:
    """The rules, and one for each drug of the pack's list that no rule asks for."""
    tests = [test for rule in rules for sign in rule.points_for for test in find_plain_tests(sign.test)]
    named = [test for test in tests if isinstance(test, DrugTest)]
    names = {name.lower() for test in named for name in test.drugs}
    classes = {name.lower() for test in named for name in test.classes}
    return (
        *rules,
        *(
            _rule_of(drug)
            for drug in drugs
            if drug.drug.lower() not in names and drug.drug_class.lower() not in classes
        ),
    )


def _rule_of(drug: DrugCause) -> CauseRule:
    sign = Sign(
        text=f"active {drug.drug}",
        test=DrugTest(drugs=(drug.drug,)),
        weight=SignWeight.TYPICAL_PICTURE,
        publication_ids=drug.publication_ids,
    )
    return CauseRule(
        concept=drug.concept,
        cause=drug.drug,
        points_for=(sign,),
        points_against=(),
        confirm_with=(),
        basis=f"listed among the drugs of this pack: {drug.how}",
        publication_ids=drug.publication_ids,
        note=drug.note,
    )
