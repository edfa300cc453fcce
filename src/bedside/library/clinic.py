"""What does the library mean for a patient? Calculators, records, causes that fit, pathways."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from bedside.clinic.calculators import CALCULATORS, calculate, fill, find_calculator
from bedside.clinic.feeding import feed_calculator
from bedside.clinic.hints import HINT_RULES
from bedside.clinic.look import Rules, look_at
from bedside.clinic.pathways import NO_ANSWERS, walk
from bedside.clinic.signs import see
from bedside.errors import UserError
from bedside.library.pathways import find_pathway
from bedside.library.patients import read_form, read_patient
from bedside.ports import Ledger, PassageStore
from bedside.rendering import (
    describe_input,
    render_calculation_json,
    render_calculation_text,
    render_calculator_text,
)
from bedside.rendering import render_calculators_json as calculators_json
from bedside.rendering import render_calculators_text as calculators_text
from bedside.terms import (
    Calculation,
    Calculator,
    CauseRule,
    Concept,
    ConceptEntry,
    FilledCalculator,
    Formula,
    Hint,
    Interpretation,
    Look,
    Medication,
    Pathway,
    PathwayWalk,
    Patient,
    PlanRule,
    Presence,
    Publication,
    PublicationId,
)

__all__ = ["CALCULATORS", "Clinic", "calculators_json", "calculators_text", "describe_input"]


class Records(Ledger, PassageStore, Protocol):
    """What the clinic reads of a release: its claims and its works."""

    """What the clinic reads of a release: its claims, its works, and what a record is asked for."""

    def cause_rules(self, concept: Concept) -> Sequence[CauseRule]:
        """What in a record points to causes of the condition."""
        ...

    def plan_rules(self, concept: Concept) -> Sequence[PlanRule]:
        """When claims bear on the plan for a patient with the condition."""
        ...


class Clinic:
    """What ``Library.clinic`` offers. Keeps nothing of a patient."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def find_hints(
        self, rule: str, patient: Patient, orders: tuple[Medication, ...] = ()
    ) -> tuple[Hint, ...]:
        """What a rule says of a record and of orders being written. ``KeyError`` for no rule of ours."""
        return HINT_RULES[rule](patient, orders)

    def read_patient(
        self, bundle: Mapping[str, Any] | list[Any] | bytes, asked_at: datetime, *, subject: str | None = None
    ) -> Patient:
        """The patient of a FHIR record as of ``asked_at``; see ``patients.read_patient``."""
        return read_patient(bundle, asked_at, subject=subject)

    def read_form(self, fields: Mapping[str, str], asked_at: datetime) -> Patient:
        """The patient of the typed fields of a form; see ``patients.read_form``."""
        return read_form(fields, asked_at)

    def look_at(self, patient: Patient, concept: Concept) -> Look:
        """What the record means for one condition: is it there, which causes fit, what to find out or mind.

        Raises ``UserError`` for a condition that the library does not know.
        """
        entry = next((each for each in self._records.concepts() if each.id == concept), None)
        if entry is None:
            known = ", ".join(each.id for each in self._records.concepts())
            raise UserError(f"The library knows no condition {concept[:40]!r}. Name one of: {known}.")
        return look_at(self._rules(entry), patient, feed_calculator)

    def look_over(self, patient: Patient) -> tuple[Look, ...]:
        """A look for each condition that the record shows: the severe first, others in the pack's order."""
        looks = (look_at(self._rules(entry), patient, feed_calculator) for entry in self._records.concepts())
        shown = (look for look in looks if look.condition.presence is Presence.PRESENT)
        return tuple(sorted(shown, key=lambda look: not look.condition.severe))

    def plan_rules(self, concept: Concept) -> tuple[PlanRule, ...]:
        """When claims bear on the plan for a patient with the condition."""
        return tuple(self._records.plan_rules(concept))

    def _rules(self, entry: ConceptEntry) -> Rules:
        return Rules(
            concept=entry,
            causes=self._records.cause_rules(entry.id),
            drugs=self._records.drug_causes(entry.id),
            plan=self._records.plan_rules(entry.id),
        )

    def calculators(self, concept: Concept | None = None) -> tuple[Calculator, ...]:
        """Every calculator, or those that bear on a condition (``hypomagnesemia``)."""
        return tuple(each for each in CALCULATORS if concept is None or concept in each.concepts)

    def calculator(self, id: str) -> Calculator:
        """The calculator of that id. ``UserError`` if there is none."""
        return find_calculator(id)

    def calculate(self, id: str, given: Mapping[str, str]) -> Calculation:
        """The calculation from texts as typed, ``{"urine-mg": "12 mg/dL", …}``.

        Raises ``CalculationError``, whose ``problems`` has a sentence for each input that cannot be used, and
        ``UserError`` for an unknown calculator. Neither holds a value.
        """
        return calculate(id, given)

    def fill(self, id: str, patient: Patient) -> FilledCalculator:
        """What a record gives to a calculator, and what is missing. ``UserError`` if there is none."""
        return fill(id, patient)

    def pathways(self) -> Sequence[Pathway]:
        """The diagnostic and management pathways of the release."""
        return self._records.pathways()

    def pathway(self, id: str) -> Pathway:
        """The pathway of that id. Raises ``UserError`` for one that the release does not hold."""
        return find_pathway(self._records, id)

    def walk(
        self, pathway_id: str, patient: Patient, *, answers: Mapping[str, str] = NO_ANSWERS
    ) -> PathwayWalk:
        """The patient's way through a pathway, as far as the record and ``answers`` lead.

        ``answers`` maps ids of questions to the labels that a person chose. Raises ``UserError`` for a
        pathway or an answer that is not there.
        """
        return walk(
            self.pathway(pathway_id),
            patient,
            lambda sign, record: see(sign, record, feed_calculator),
            answers=answers,
        )

    def to_text(self, of: Calculator | Calculation, *, width: int = 80, color: bool = False) -> str:
        """A calculator or a calculation for a terminal of ``width`` columns, with its works."""
        if isinstance(of, Calculation):
            return render_calculation_text(of, self.works(of), width=width, color=color)
        return render_calculator_text(of, self.works(of), width=width, color=color)

    def to_json(self, calculation: Calculation) -> str:
        """A calculation for programs, with its works."""
        return render_calculation_json(calculation, self.works(calculation))

    def works(self, of: Calculator | Calculation) -> tuple[Publication, ...]:
        """The works that a calculator rests on, or a calculation with its readings, in order of mention.

        A work that this library does not hold is left out.
        """
        ids = dict.fromkeys(_works_of(of))
        return tuple(work for id in ids if (work := self._work(id)) is not None)

    def _work(self, id: PublicationId) -> Publication | None:
        try:
            return self._records.publication(id)
        except KeyError:
            return None


def _works_of(of: Calculator | Calculation) -> tuple[PublicationId, ...]:
    calculator = of.calculator if isinstance(of, Calculation) else of
    read = of.interpretations if isinstance(of, Calculation) else ()
    told: tuple[Formula | Interpretation, ...] = (*calculator.formulas, *read, *calculator.cautions)
    return tuple(id for each in told for id in each.publication_ids)
