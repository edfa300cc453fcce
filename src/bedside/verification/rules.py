"""Does this passage support this claim, by exact rules? No model: the same texts give the same verdict.

Coverage of the claim's content words says whether the passage speaks of it at all; numbers, units, denials,
directions and hedges say whether it says the same. The rules can see what a claim changes of its source; they
cannot see that a paraphrase in other words means the same, and call it ``partly`` or ``silent``.
"""

import math
import re
from dataclasses import dataclass, replace

from bedside.terms import Support, Verdict, VerificationCode
from bedside.verification.changes import find_meaning_changes
from bedside.verification.figures import find_number_problems
from bedside.verification.folding import fold
from bedside.verification.repeats import find_changes
from bedside.verification.sentences import find_sentences
from bedside.verification.signals import hedges_of, is_denial_opposed, is_direction_opposed
from bedside.verification.spans import MAX_CLAIM, Window, find_quotation, find_window
from bedside.verification.words import GENERAL_WEIGHT, Word, read_words, weights_of

MAX_QUOTED = 1_000_000
"""Code points of a passage in which a verbatim quotation is looked for."""

BIAS, BEST_WEIGHT, TOGETHER_WEIGHT, PASSAGE_WEIGHT = -1.8, 2.4, 1.9, 1.1
"""Logistic regression of "the passage bears on the claim" on three coverages, fitted with an L2 penalty of 1
to the training claims of SciFact (Wadden et al. 2020), with whole abstracts and with the evidence sentences,
and rounded."""
TOPIC_SCORE = 0.63
"""Below it the passage is silent; chosen, as the next one, for macro-F1 on the same claims."""
MIN_OPPOSED_COVERAGE = 0.3
"""What the best sentence must cover before its opposite direction or denial contradicts the claim."""
MIN_NUMBER_COVERAGE = 0.6
"""The same for another number or unit: sentences hold many numbers, so this one must be close."""
FULL_COVERAGE = 0.8
"""What one sentence must cover of a claim that it supports. Words lent by several sentences only add up to
``partly``: a claim made of them can say what none of them says."""

_MAX_PLACES = 200
_SENTENCE_START = re.compile(r"(?:^|[.!?][”\"')]? )(?:[A-Z][A-Z /&]+: )?$")
"""Where a sentence may begin: the text's start or after a full stop, perhaps behind a section's label."""
_LABEL_LENGTH = 60
_SENTENCE_END = re.compile(r"$|;|[!.](?: |$)")

_OPPOSED = frozenset(
    {
        VerificationCode.NEGATION_DIFFERS,
        VerificationCode.DIRECTION_DIFFERS,
        VerificationCode.COMPARATOR_DIFFERS,
    }
)
_NUMBERS = frozenset({VerificationCode.NUMBER_DIFFERS, VerificationCode.UNIT_DIFFERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A claim beside the sentences that bear on it."""

    text: str
    claim: tuple[Word, ...]
    window: Window
    words: tuple[Word, ...]
    texts: tuple[str, ...]


def verify_by_rules(claim_text: str, passage_text: str) -> Verdict:
    """What ``passage_text`` does to ``claim_text``; never raises, and looks at a bounded part of huge texts.

    A claim that stands verbatim in the passage as whole sentences is supported with score 1.
    """
    if is_quoted(claim_text, passage_text):
        return Verdict(support=Support.SUPPORTS, score=1.0, span=find_quotation(claim_text, passage_text))
    reading = read_pair(claim_text, passage_text)
    if reading.window.best == 0.0:
        return Verdict(support=Support.SILENT, findings=(VerificationCode.OFF_TOPIC,))
    return replace(_judge(reading), span=span_of(reading))


def span_of(reading: Reading) -> tuple[int, int]:
    """Where in the passage the sentence stands that speaks most of the claim."""
    best = reading.window.sentences[0]
    return best.start, best.end


def read_pair(claim_text: str, passage_text: str) -> Reading:
    """The claim beside the sentences that bear on it; its window's ``best`` is 0 where none does."""
    claim_text = claim_text[:MAX_CLAIM]
    claim = read_words(claim_text)
    window = find_window(claim, passage_text, run=len(find_sentences(claim_text)))
    return Reading(
        text=claim_text,
        claim=claim,
        window=window,
        words=tuple(word for sentence in window.sentences for word in sentence.words),
        texts=tuple(passage_text[sentence.start : sentence.end] for sentence in window.sentences),
    )


def is_quoted(claim_text: str, passage_text: str) -> bool:
    """Whether the claim stands in the passage as one or more whole sentences, blanks aside."""
    claim = " ".join(claim_text[:MAX_QUOTED].split()).rstrip(".")
    passage = " ".join(passage_text[:MAX_QUOTED].split())
    start = passage.find(claim) if claim else -1
    for _ in range(_MAX_PLACES):
        if start < 0:
            return False
        before, after = passage[max(0, start - _LABEL_LENGTH) : start], passage[start + len(claim) :][:2]
        if _SENTENCE_START.search(before) and (claim[-1] in "?!" or _SENTENCE_END.match(after)):
            return True
        start = passage.find(claim, start + 1)
    return False


def _judge(reading: Reading) -> Verdict:
    score = topic_score(reading.window)
    if score < TOPIC_SCORE:
        return Verdict(support=Support.SILENT, findings=(VerificationCode.OFF_TOPIC,), score=score * 0.5)
    findings = find_differences(reading)
    if is_contradicted(reading.window, frozenset(findings)):
        return Verdict(support=Support.CONTRADICTS, findings=findings, score=(1 - score) * 0.3)
    if findings or reading.window.best < FULL_COVERAGE:
        return Verdict(support=Support.PARTLY, findings=findings, score=score * 0.7)
    return Verdict(support=Support.SUPPORTS, score=score)


def is_contradicted(window: Window, findings: frozenset[VerificationCode]) -> bool:
    """Whether what was found speaks against the claim, with enough of it shared to be about the same."""
    if window.best >= MIN_OPPOSED_COVERAGE and findings & _OPPOSED:
        return True
    return window.best >= MIN_NUMBER_COVERAGE and bool(findings & _NUMBERS)


def topic_score(window: Window) -> float:
    """0 to 1: how surely the passage speaks of the claim at all."""
    linear = (
        BIAS + BEST_WEIGHT * window.best + TOGETHER_WEIGHT * window.together + PASSAGE_WEIGHT * window.passage
    )
    return 1 / (1 + math.exp(-linear))


def find_differences(reading: Reading) -> tuple[VerificationCode, ...]:
    """What the claim says otherwise than the sentences that bear on it, or without them."""
    is_near = reading.window.best >= FULL_COVERAGE
    texts = [fold(text) for text in reading.texts]
    findings = list(find_number_problems(fold(reading.text), texts, is_near=is_near))
    findings.extend(find_meaning_changes(reading.text, reading.texts[0]))
    if is_near:
        findings.extend(find_changes(reading.claim, reading.window.sentences[0].words))
    if is_denial_opposed(reading.claim, reading.words):
        findings.append(VerificationCode.NEGATION_DIFFERS)
    if is_direction_opposed(reading.claim, reading.words):
        findings.append(VerificationCode.DIRECTION_DIFFERS)
    if hedges_of(reading.window.sentences[0].words) and not hedges_of(reading.claim):
        findings.append(VerificationCode.HEDGE_REMOVED)
    if _missing_terms(reading):
        findings.append(VerificationCode.TERM_MISSING)
    return tuple(dict.fromkeys(findings))


def _missing_terms(reading: Reading) -> frozenset[str]:
    there = {word.stem for word in reading.words}
    return frozenset(
        stem
        for stem, weight in weights_of(reading.claim).items()
        if weight > GENERAL_WEIGHT and stem not in there
    )
