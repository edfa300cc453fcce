"""What does a record mean for one condition: is it there, which causes fit, what to find out or mind?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.clinic.next_data import find_next_data
from bedside.clinic.ranking import add_drug_causes, rank_causes
from bedside.clinic.seen import Calculate, Calculated
from bedside.clinic.signs import see
from bedside.terms import (
    CauseRule,
    ConceptEntry,
    ConditionSeen,
    DrugCause,
    Look,
    Patient,
    PlanKind,
    PlanLine,
    PlanRule,
    Presence,
    Sign,
    SignSeen,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What the ledger holds on one condition for looking at a patient."""

    concept: ConceptEntry
    causes: Sequence[CauseRule]
    drugs: Sequence[DrugCause]
    plan: Sequence[PlanRule]


def see_condition(concept: ConceptEntry, patient: Patient, calculate: Calculate) -> ConditionSeen:
    """Whether the record holds the condition, by the sign that a claim defines."""
    seen = see(concept.shown_by, patient, calculate) if concept.shown_by else None
    bands = [see(band, patient, calculate) for band in concept.bands]
    present = tuple(each for each in bands if each.presence is Presence.PRESENT)
    return ConditionSeen(concept=concept.id, name=concept.name, seen=seen, bands=present)


def look_at(rules: Rules, patient: Patient, calculate: Calculate) -> Look:
    """Everything that the ledger says of this patient and this condition.

    Where the record does not show the condition, no cause of it is put forward and nothing is suggested.
    """
    made: dict[str, Calculated] = {}
    calculate = _remember(calculate, made)
    condition = see_condition(rules.concept, patient, calculate)
    if condition.presence is not Presence.PRESENT:
        return Look(asked_at=patient.asked_at, condition=condition, unread=patient.unread)
    causes = add_drug_causes(rules.causes, rules.drugs)
    ranked = rank_causes(causes, patient, calculate)
    return Look(
        asked_at=patient.asked_at,
        condition=condition,
        causes=ranked,
        next_data=find_next_data(causes, ranked, patient, calculate=calculate),
        plan=tuple(line for rule in rules.plan if (line := _plan_line(rule, patient, calculate)) is not None),
        unread=patient.unread,
        calculated=tuple(_told(each) for each in made.values() if each.results),
    )


def _told(made: Calculated) -> str:
    return (
        f"{made.data[0].text}: {'; '.join(datum.text for datum in made.inputs)}" if made.data else made.name
    )


def _remember(calculate: Calculate, made: dict[str, Calculated]) -> Calculate:
    """Each calculator is fed once, however many signs ask for it."""

    def remembered(id: str, patient: Patient) -> Calculated:
        if id not in made:
            made[id] = calculate(id, patient)
        return made[id]

    return remembered


def _plan_line(rule: PlanRule, patient: Patient, calculate: Calculate) -> PlanLine | None:
    when = _see(rule.when, patient, calculate)
    shown_at = (
        (Presence.PRESENT, Presence.UNKNOWN) if rule.plan_kind is PlanKind.CHECK else (Presence.PRESENT,)
    )
    if when is not None and when.presence not in shown_at:
        return None
    unless = _see(rule.unless, patient, calculate)
    if unless is not None and unless.presence is Presence.PRESENT:
        return None
    is_open = unless is not None and unless.presence is Presence.UNKNOWN
    return PlanLine(
        claim_id=rule.claim_id,
        plan_kind=rule.plan_kind,
        data=when.data if when else (),
        missing=when.missing if when else (),
        held_back=unless.missing if unless is not None and is_open else (),
    )


def _see(sign: Sign | None, patient: Patient, calculate: Calculate) -> SignSeen | None:
    return see(sign, patient, calculate) if sign else None
