"""Does this passage support this claim? A ladder: exact rules where they are sure, then what weighs the rest.

1. A claim that stands in the passage is supported; one that shares no word with it is met by silence.
2. Another number or unit, or a turned direction or denial in a sentence that nearly repeats the claim,
   contradicts: no model overturns that.
3. The rest is weighed by the linear model, and by a trained judge too where one is given.
4. What the rules miss in a claim that is supported (a hedge, a number, a name, its population) makes it
   ``partly``.

The same two texts always give the same verdict.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bedside.terms import Support, Verdict, VerificationCode
from bedside.verification.features import features_of
from bedside.verification.linear import ANSWERS, pool, weigh
from bedside.verification.reading import choose_text
from bedside.verification.repeats import is_name_swapped
from bedside.verification.rules import (
    FULL_COVERAGE,
    MIN_NUMBER_COVERAGE,
    Reading,
    find_differences,
    is_quoted,
    read_pair,
    span_of,
)
from bedside.verification.spans import find_quotation

if TYPE_CHECKING:
    from bedside.ports import Judge

CERTAIN_SCORE = 0.35
"""The score of what an exact rule contradicts: of 84 such pairs of the fit parts, people called 30
supported, since a real text prints more numbers and denials than the claim is about."""
MIN_SCORE = 0.5
"""A claim that is likelier supported than anything else, but not likelier than not, is supported in part."""

_NUMBERS = frozenset({VerificationCode.NUMBER_DIFFERS, VerificationCode.UNIT_DIFFERS})
_TURNS = frozenset(
    {
        VerificationCode.NEGATION_DIFFERS,
        VerificationCode.DIRECTION_DIFFERS,
        VerificationCode.COMPARATOR_DIFFERS,
    }
)
_LIMITS = frozenset(VerificationCode) - {VerificationCode.TERM_MISSING, VerificationCode.OFF_TOPIC}
"""What a supported claim may not have: with it, it is supported in part."""


def verify_claim(claim_text: str, passage_text: str, *, judge: "Judge | None" = None) -> Verdict:
    """What ``passage_text`` does to ``claim_text``; reads a bounded part of huge texts, and raises nothing.

    A ``judge`` may raise what its engine raises.

    The score is the probability of ``supports``, if the answers were equally likely before. Findings are the
    rules' reasons; there are none where only the model or the judge speaks against the claim.
    """
    if is_quoted(claim_text, passage_text):
        return Verdict(support=Support.SUPPORTS, score=1.0, span=find_quotation(claim_text, passage_text))
    reading = read_pair(claim_text, passage_text)
    if reading.window.best == 0.0:
        return Verdict(support=Support.SILENT, findings=(VerificationCode.OFF_TOPIC,))
    verdict = _weighed(reading, judge, passage_text)
    return replace(verdict, span=span_of(reading))


def _weighed(reading: Reading, judge: "Judge | None", passage_text: str) -> Verdict:
    findings = find_differences(reading)
    if is_certainly_contradicted(reading, findings):
        return Verdict(support=Support.CONTRADICTS, findings=findings, score=CERTAIN_SCORE)
    odds = weigh(features_of(reading, findings))
    if judge is None:
        return settle(reading, findings, odds)
    judged = judge.judge([(reading.text, choose_text(reading.text, passage_text))])[0]
    return settle(reading, findings, pool(odds, judged))


def is_certainly_contradicted(reading: Reading, findings: Sequence[VerificationCode]) -> bool:
    """Whether an exact rule speaks against the claim, and its sentence is so near that no model is asked."""
    found = frozenset(findings)
    if reading.window.best >= FULL_COVERAGE and found & _TURNS:
        return True
    return reading.window.best >= MIN_NUMBER_COVERAGE and bool(found & _NUMBERS)


def settle(reading: Reading, findings: tuple[VerificationCode, ...], odds: Sequence[float]) -> Verdict:
    """The verdict by the odds of ``linear.ANSWERS``, within what the rules allow."""
    answer = ANSWERS[max(range(len(ANSWERS)), key=lambda at: odds[at])]
    score = round(odds[0], 4)
    if answer is Support.CONTRADICTS:
        return Verdict(support=answer, findings=findings, score=score)
    if answer is Support.SILENT:
        if reading.window.together >= FULL_COVERAGE:  # all its words are there, so it is no other matter
            return Verdict(support=Support.PARTLY, findings=findings, score=score)
        return Verdict(support=answer, findings=(VerificationCode.OFF_TOPIC,), score=score)
    if _is_of_another(reading):
        return Verdict(support=Support.PARTLY, findings=_with_term_missing(findings), score=score)
    if _is_limited(reading, frozenset(findings), score):
        return Verdict(support=Support.PARTLY, findings=findings, score=score)
    return Verdict(support=answer, score=score)


def _is_limited(reading: Reading, findings: frozenset[VerificationCode], score: float) -> bool:
    is_near = reading.window.best >= FULL_COVERAGE
    return (
        bool(findings & _LIMITS)
        or score < MIN_SCORE
        or (is_near and VerificationCode.TERM_MISSING in findings)
    )


def _is_of_another(reading: Reading) -> bool:
    """Whether the claim speaks of another drug, condition or population than its sentences."""
    return is_name_swapped(reading.claim, reading.window.sentences[0].words)


def _with_term_missing(findings: tuple[VerificationCode, ...]) -> tuple[VerificationCode, ...]:
    return tuple(dict.fromkeys((*findings, VerificationCode.TERM_MISSING)))
