"""What does a claim change of the sentence that it rests on? One list of rules, each with its code."""

from collections.abc import Callable, Iterator

from bedside.terms import VerificationCode
from bedside.verification.alignment import Alignment, align, read_tokens
from bedside.verification.bounds import is_bound_turned
from bedside.verification.certainty import is_surer
from bedside.verification.groups import is_of_other_group
from bedside.verification.measures import is_number_changed, is_unit_changed
from bedside.verification.populations import is_population_changed, is_population_other
from bedside.verification.scope import is_widened
from bedside.verification.swaps import find_swaps
from bedside.verification.times import is_time_changed

_RULES: tuple[tuple[Callable[[Alignment], bool], VerificationCode], ...] = (
    (is_number_changed, VerificationCode.NUMBER_DIFFERS),
    (is_unit_changed, VerificationCode.UNIT_DIFFERS),
    (is_bound_turned, VerificationCode.COMPARATOR_DIFFERS),
    (is_population_changed, VerificationCode.POPULATION_DIFFERS),
    (is_time_changed, VerificationCode.TIME_DIFFERS),
    (is_widened, VerificationCode.SCOPE_WIDENED),
    (is_surer, VerificationCode.HEDGE_REMOVED),
)
"""Rules for a claim that nearly repeats a sentence."""


def find_meaning_changes(claim_text: str, sentence_text: str) -> tuple[VerificationCode, ...]:
    """Codes of what the claim changes of the sentence, each once; ``()`` if it changes nothing."""
    return tuple(dict.fromkeys(_changes(claim_text, sentence_text)))


def _changes(claim_text: str, sentence_text: str) -> Iterator[VerificationCode]:
    if is_of_other_group(claim_text, sentence_text):
        yield VerificationCode.NUMBER_DIFFERS
    if is_population_other(read_tokens(claim_text), read_tokens(sentence_text)):
        yield VerificationCode.POPULATION_DIFFERS
    alignment = align(claim_text, sentence_text)
    if alignment is None or not alignment.changes:
        return
    for is_broken, code in _RULES:
        if is_broken(alignment):
            yield code
    yield from find_swaps(alignment)
