"""What does the library mean for a patient? Calculators, and a look at a record; nothing of it is kept."""

from collections.abc import Iterable
from datetime import UTC, datetime

from django.http import HttpRequest, HttpResponse
from ninja import Router

from bedside.errors import CalculationError
from bedside.rendering.calculation_json import CalculatorsReport
from bedside.terms import Calculator, Concept, Look, SignSeen
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Token, reads
from bedside_web.api.problems import Fault, Problem, nowhere
from bedside_web.api.reading import claim_lines
from bedside_web.api.reply import reply, reply_bytes
from bedside_web.api.sent import RecordSent, ValuesSent
from bedside_web.api.shapes import CalculationGiven, CauseShown, LooksGiven, LookShown, SignShown
from bedside_web.articles.shelf import open_library

router = Router(tags=["At the bedside"])


@router.get("calculators", auth=reads(), response=CalculatorsReport, operation_id="list_calculators")
def list_calculators(request: HttpRequest) -> HttpResponse:
    """Every calculator: what it asks, its formula with its sources, and where it must not be trusted."""
    return reply(CalculatorsReport(calculators=open_library().clinic.calculators()))


@router.get("calculators/{calculator_id}", auth=reads(), response=Calculator, operation_id="read_calculator")
def read_calculator(request: HttpRequest, calculator_id: str) -> HttpResponse:
    """One calculator."""
    return reply(_calculator(calculator_id))


@router.post(
    "calculators/{calculator_id}",
    auth=Token(Scope.ASK),
    response=CalculationGiven,
    operation_id="calculate",
)
def calculate(request: HttpRequest, calculator_id: str, sent: ValuesSent) -> HttpResponse:
    """Fill a calculator in, with values as people write them: `12 mg/dL`."""
    clinic = open_library().clinic
    calculator = _calculator(calculator_id)
    known = {each.key for each in calculator.inputs}
    if strange := len(sent.given.keys() - known):
        names = ", ".join(each.key for each in calculator.inputs)
        raise Problem(422, "calculation", f"{strange} of the inputs are not asked for. It asks for: {names}.")
    try:
        return reply_bytes(clinic.to_json(clinic.calculate(calculator_id, sent.given)))
    except CalculationError as error:
        faults = tuple(Fault(place=f"given.{key}", expected=said) for key, said in error.problems.items())
        detail = "These values cannot be used. `faults` tells of each."
        raise Problem(422, error.code, detail, faults=faults) from None


@router.post("looks", auth=Token(Scope.ASK), response=LooksGiven, operation_id="look_at_patient")
def look_at_patient(request: HttpRequest, sent: RecordSent) -> HttpResponse:
    """Hold a patient's FHIR record against the claims: which causes fit, what to find out, what to mind.

    For clinicians. With `concept`, of that condition; else of each that the record shows, the severe first.
    """
    clinic, concepts = open_library().clinic, {each.id for each in open_library().ledger.concepts()}
    if sent.concept and sent.concept not in concepts:
        raise Problem(422, "concept", "The library knows no such condition. `GET concepts` lists them.")
    patient = clinic.read_patient(sent.bundle, datetime.now(UTC), subject=sent.subject)
    found = clinic.look_over(patient)
    if sent.concept:
        found = (clinic.look_at(patient, Concept(sent.concept)),)
    claims = claim_lines(line.claim_id for look in found for line in look.plan)
    return reply(LooksGiven(looks=tuple(map(_look, found)), claims=claims, unread=patient.unread))


def _calculator(id: str) -> Calculator:
    for each in open_library().clinic.calculators():
        if each.id == id:
            return each
    raise nowhere("calculator")


def _look(look: Look) -> LookShown:
    return LookShown(
        concept=look.condition.concept,
        presence=look.condition.presence,
        seen=_signs([look.condition.seen] if look.condition.seen else []),
        causes=tuple(
            CauseShown(
                cause=each.cause,
                standing=each.standing,
                reckoning=each.reckoning,
                signs_for=_signs(each.signs_for),
                signs_against=_signs(each.signs_against),
                unknown=_signs(each.unknown),
                confirm_with=each.confirm_with,
                publication_ids=each.publication_ids,
            )
            for each in look.causes
        ),
        next_data=look.next_data,
        plan=look.plan,
    )


def _signs(seen: Iterable[SignSeen]) -> tuple[SignShown, ...]:
    return tuple(SignShown(sign=each.sign.text, presence=each.presence, data=each.data) for each in seen)
