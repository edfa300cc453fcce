"""What is a number in medicine? A comparator, a value or range, a unit, and what it is of."""

from dataclasses import dataclass
from enum import StrEnum


class Comparator(StrEnum):
    """How a value bounds the quantity (FHIR ``Quantity.comparator``, plus equality and 'about')."""

    EQUAL = "="
    ABOUT = "~"
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="
    RANGE = "range"


class QuantityRole(StrEnum):
    """What a number does where it stands.

    ``LABEL`` only names something (Table 2, grade 2C, the year 2015, a citation) and measures nothing.
    """

    VALUE = "value"
    COUNT = "count"
    CONFIDENCE_INTERVAL = "confidence interval"
    P_VALUE = "p-value"
    FREQUENCY = "frequency"
    PERIOD = "period"
    DEADLINE = "deadline"
    MOMENT = "moment"
    DURATION = "duration"
    AGE = "age"
    LABEL = "label"


class QuantityKind(StrEnum):
    """What sort of thing is measured; decides which dimensions a unit may have."""

    CONCENTRATION = "concentration"
    AMOUNT = "amount"
    STRENGTH = "strength"
    DOSE_RATE = "dose rate"
    VOLUME = "volume"
    FLOW = "flow"
    FRACTION = "fraction"
    RATIO = "ratio"
    COUNT = "count"
    DURATION = "duration"
    FREQUENCY = "frequency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number with its meaning. ``high`` is set for ranges only; ``unit`` is a UCUM code.

    ``of`` is the analyte or drug (``magnesium``); ``name`` says which quantity of it
    (``hypomagnesemia cut-off``); ``printed_unit`` is the unit as people write it (``mEq/L``).
    """

    name: str
    kind: QuantityKind
    comparator: Comparator
    low: float
    unit: str
    printed_unit: str
    high: float | None = None
    of: str | None = None
    specimen: str | None = None
