"""What does a passage do to a claim, and what is wrong where it does not support it?"""

from dataclasses import dataclass
from enum import StrEnum


class Support(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    PARTLY = "partly"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


class VerificationCode(StrEnum):
    """Stable codes for what keeps a passage from supporting a claim."""

    NUMBER_MISSING = "number-missing"
    NUMBER_DIFFERS = "number-differs"
    UNIT_DIFFERS = "unit-differs"
    NEGATION_DIFFERS = "negation-differs"
    DIRECTION_DIFFERS = "direction-differs"
    HEDGE_REMOVED = "hedge-removed"
    POPULATION_DIFFERS = "population-differs"
    SCOPE_WIDENED = "scope-widened"
    DRUG_DIFFERS = "drug-differs"
    CONDITION_DIFFERS = "condition-differs"
    ANALYTE_DIFFERS = "analyte-differs"
    TIME_DIFFERS = "time-differs"
    COMPARATOR_DIFFERS = "comparator-differs"
    TERM_MISSING = "term-missing"
    OFF_TOPIC = "off-topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Support with its reasons. ``score`` is 0 to 1, higher is more support.

    ``span`` is where in the passage the sentence stands that speaks of the claim, in code points; ``None``
    where none does.
    """

    support: Support
    findings: tuple[VerificationCode, ...] = ()
    score: float = 0.0
    span: tuple[int, int] | None = None
