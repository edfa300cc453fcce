"""How is what a verification found told to a reader? In words, never by its code."""

from collections.abc import Iterable, Mapping

from bedside.terms import VerificationCode

WORDS: Mapping[VerificationCode, str] = {
    VerificationCode.NUMBER_MISSING: "a number is not there",
    VerificationCode.NUMBER_DIFFERS: "a number differs",
    VerificationCode.UNIT_DIFFERS: "a unit differs",
    VerificationCode.NEGATION_DIFFERS: "one says that it is so, the other that it is not",
    VerificationCode.DIRECTION_DIFFERS: "one says more, the other less",
    VerificationCode.HEDGE_REMOVED: "it is said with more certainty",
    VerificationCode.POPULATION_DIFFERS: "it is of other people",
    VerificationCode.SCOPE_WIDENED: "it is said of more than was found",
    VerificationCode.DRUG_DIFFERS: "it is another drug",
    VerificationCode.CONDITION_DIFFERS: "it is another condition",
    VerificationCode.ANALYTE_DIFFERS: "it is another substance",
    VerificationCode.TIME_DIFFERS: "a time differs",
    VerificationCode.COMPARATOR_DIFFERS: "one says over or at least where the other says under or at most",
    VerificationCode.TERM_MISSING: "a term is not there",
    VerificationCode.OFF_TOPIC: "it is on something else",
}


def tell_codes(codes: Iterable[VerificationCode]) -> str:
    """The codes in words, in their order.

    >>> tell_codes([VerificationCode.NUMBER_DIFFERS, VerificationCode.TIME_DIFFERS])
    'a number differs; a time differs'
    """
    return "; ".join(WORDS[code] for code in codes)
