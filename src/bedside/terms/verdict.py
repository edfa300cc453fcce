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
    TERM_MISSING = "term-missing"
    OFF_TOPIC = "off-topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Support with its reasons. ``score`` is 0 to 1, higher is more support."""

    support: Support
    findings: tuple[VerificationCode, ...] = ()
    score: float = 0.0
