"""What is not on record and would tell the leading causes apart? Each answer is tried out."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from bedside.clinic.calculators import find_calculator
from bedside.clinic.newest import bring_to, name_of, place_value
from bedside.clinic.ranking import see_cause
from bedside.clinic.seen import Calculate, Seen
from bedside.clinic.signs import find_plain_tests, name_measured, see_test
from bedside.terms import (
    Bounds,
    CalculatedTest,
    CauseRule,
    CauseSeen,
    DiagnosisTest,
    DrugTest,
    MeasuredTest,
    NextDatum,
    Patient,
    PersonTest,
    Presence,
    Sign,
    SignTest,
    Standing,
)

LEADING = 6
"""How many of the causes that fit or are possible are told apart; a choice of ours."""

NOBODY = Patient(asked_at=datetime.min)
"""Asked where every plain test is answered already."""

Answers = Mapping[SignTest, Seen]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One thing that could be found out: the tests that it answers, and what it lacks now."""

    what: str
    tests: tuple[SignTest, ...]
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """The leading causes as they stand, and how heavy each would be with other answers."""

    rules: Sequence[CauseRule]
    weights: Mapping[str, int]
    known: Answers
    weigh: Callable[[CauseRule, Answers], int]


def find_next_data(
    rules: Sequence[CauseRule], causes: Sequence[CauseSeen], patient: Patient, *, calculate: Calculate
) -> tuple[NextDatum, ...]:
    """What to find out next: what separates the leading causes most first, measurements before history.

    Of history, only what bears on a cause that fits: one could ask for every other cause by its name.
    """
    leading = [each.cause for each in causes if each.standing in (Standing.FITS, Standing.POSSIBLE)][:LEADING]
    among = [rule for rule in rules if rule.cause in leading]
    known = {
        test: see_test(test, patient, calculate)
        for test in dict.fromkeys(t for rule in among for t in _tests(rule))
    }
    trial = _Trial(
        rules=among,
        weights={each.cause: each.weight for each in causes if each.cause in leading},
        known=known,
        weigh=lambda rule, answers: see_cause(rule, patient, calculate, known=answers).weight,
    )
    fitting = {each.cause for each in causes if each.standing is Standing.FITS}
    found = [_try_out(asked, trial) for asked in _unknown(known, among)]
    worth = [
        each
        for each in found
        if each.spread > 0 and (each.is_measured or not fitting.isdisjoint(each.causes))
    ]
    return tuple(sorted(worth, key=lambda each: (-each.spread, not each.is_measured, each.what)))


def _signs(rule: CauseRule) -> tuple[Sign, ...]:
    return (*rule.points_for, *rule.points_against)


def _tests(rule: CauseRule) -> Iterable[SignTest]:
    for sign in _signs(rule):
        yield from find_plain_tests(sign.test)


def _unknown(known: Answers, rules: Sequence[CauseRule]) -> list[_Asked]:
    by_key: dict[tuple[str, ...], dict[SignTest, tuple[str, ...]]] = {}
    for test in dict.fromkeys(test for rule in rules for sign in _signs(rule) for test in _open(sign, known)):
        by_key.setdefault(_key(test), {})[test] = known[test].missing
    return [
        _Asked(what=_name(next(iter(tests)), rules), tests=tuple(tests), needs=next(iter(tests.values())))
        for tests in by_key.values()
    ]


def _open(sign: Sign, known: Answers) -> list[SignTest]:
    """What the record does not tell of a sign that is not settled without it."""
    if sign.test is None or see_test(sign.test, NOBODY, known=known).presence is not Presence.UNKNOWN:
        return []
    return [test for test in find_plain_tests(sign.test) if known[test].presence is Presence.UNKNOWN]


def _name(test: SignTest, rules: Sequence[CauseRule]) -> str:
    """A measurement by its name, anything else in the words of the first sign that asks for it."""
    if isinstance(test, MeasuredTest):
        return name_measured(test.of, test.specimen)
    if isinstance(test, CalculatedTest):
        return find_calculator(test.calculator).name
    signs = (sign for rule in rules for sign in _signs(rule))
    return next(sign.text for sign in signs if test in find_plain_tests(sign.test))


def _key(test: SignTest) -> tuple[str, ...]:
    """What the test asks for; tests of one key are answered by one finding."""
    match test:
        case MeasuredTest():
            return ("measured", name_measured(name_of(test.of), test.specimen))
        case CalculatedTest():
            return ("calculated", test.calculator)
        case DrugTest():
            return ("takes", " or ".join((*test.classes, *test.drugs)), repr(test))
        case DiagnosisTest():
            return ("has", " or ".join(test.conditions), repr(test))
        case PersonTest():
            return ("person", "age, sex or pregnancy", repr(test))
    return (test.__class__.__name__, "", repr(test))


def _try_out(asked: _Asked, trial: _Trial) -> NextDatum:
    touched = [rule for rule in trial.rules if not set(asked.tests).isdisjoint(_tests(rule))]
    spread, causes = 0, tuple[str, ...]()
    for answer in _answers(asked.tests):
        answers = {**trial.known, **{test: Seen(presence=presence) for test, presence in answer.items()}}
        moved = {rule.cause: trial.weigh(rule, answers) - trial.weights[rule.cause] for rule in touched}
        stays = [0] if len(touched) < len(trial.rules) else []
        width = max((*moved.values(), *stays)) - min((*moved.values(), *stays))
        if width > spread:
            spread, causes = width, tuple(cause for cause, by in moved.items() if by)
    is_measured = isinstance(asked.tests[0], MeasuredTest | CalculatedTest)
    signs = [sign for rule in touched for sign in _signs(rule) if _asks(sign, asked)]
    return NextDatum(
        what=asked.what,
        causes=causes,
        spread=spread,
        needs=asked.needs,
        is_measured=is_measured,
        claim_ids=tuple(dict.fromkeys(id for sign in signs for id in sign.claim_ids)),
        publication_ids=tuple(dict.fromkeys(id for sign in signs for id in sign.publication_ids)),
    )


def _asks(sign: Sign, asked: _Asked) -> bool:
    return not set(asked.tests).isdisjoint(find_plain_tests(sign.test))


def _answers(tests: Sequence[SignTest]) -> list[Mapping[SignTest, Presence]]:
    """Every answer that makes a difference: below, at, between and above all bounds; or yes and no."""
    bounded = [(test, test.bounds) for test in tests if isinstance(test, MeasuredTest | CalculatedTest)]
    if not bounded:
        return [dict.fromkeys(tests, presence) for presence in (Presence.PRESENT, Presence.ABSENT)]
    of = tests[0].of if isinstance(tests[0], MeasuredTest) else ""
    unit = bounded[0][1].unit
    return [
        {test: _place(value, unit, bounds, of=of) for test, bounds in bounded}
        for value in _telling(unit, [bounds for _, bounds in bounded], of)
    ]


def _telling(unit: str, bounds: Sequence[Bounds], of: str) -> list[float]:
    ends = set[float]()
    for each in bounds:
        for end in (each.at_least, each.above, each.at_most, each.below):
            brought = None if end is None else bring_to(end, from_unit=each.unit, to_unit=unit, of=of)
            ends |= set() if brought is None else {float(brought)}
    inner = sorted(ends)
    between = [(low + high) / 2 for low, high in pairwise(inner)]
    return [inner[0] - 1, *inner, *between, inner[-1] + 1] if inner else []


def _place(value: float, unit: str, bounds: Bounds, *, of: str) -> Presence:
    brought = bring_to(value, from_unit=unit, to_unit=bounds.unit, of=of)
    return Presence.UNKNOWN if brought is None else place_value(float(brought), bounds)
