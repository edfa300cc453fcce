"""What can be wrong with a text, where, why, and what to write instead?"""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import ReleaseId


class Severity(StrEnum):
    """How much a finding matters; the SARIF levels of the same names (``info`` is SARIF's ``note``)."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FindingFamily(StrEnum):
    """Which sort of rule found it."""

    CITATION = "citation"
    QUANTITY = "quantity"
    ARITHMETIC = "arithmetic"
    CONTRADICTION = "contradiction"
    SUPPORT = "support"
    DOSE = "dose"
    EDITION = "edition"
    WORDING = "wording"


class FindingCode(StrEnum):
    """Stable names of findings; ``docs/reference/findings.md`` tells each."""

    CITATION_DANGLING = "citation-dangling"
    CITATION_UNNUMBERED = "citation-unnumbered"
    REFERENCE_UNUSED = "reference-unused"
    REFERENCE_UNIDENTIFIED = "reference-unidentified"
    REFERENCE_MALFORMED = "reference-malformed"
    REFERENCE_FUTURE = "reference-future"
    SELF_CITATION = "self-citation"
    SECONDARY_CITATION = "secondary-citation"
    RETRACTED_SOURCE = "retracted-source"
    STALE_EDITION = "stale-edition"
    UNIT_DIMENSION = "unit-dimension"
    UNIT_UNUSUAL = "unit-unusual"
    UNITS_MIXED = "units-mixed"
    CONVERSION_WRONG = "conversion-wrong"
    VALUE_IMPLAUSIBLE = "value-implausible"
    DOSE_ABOVE_MAXIMUM = "dose-above-maximum"
    SALT_AS_ELEMENT = "salt-as-element"
    DECIMAL_AS_RANGE = "decimal-as-range"
    SUM_OPEN = "sum-open"
    TIME_ORDER = "time-order"
    CONTRADICTION_INSIDE = "contradiction-inside"
    CONTRADICTION_BETWEEN = "contradiction-between"
    CONTRADICTS_LEDGER = "contradicts-ledger"
    CONTRADICTS_SOURCE = "contradicts-source"
    UNSUPPORTED = "unsupported"
    PARTLY_SUPPORTED = "partly-supported"
    ABSOLUTE_WORD = "absolute-word"
    GRADE_MISREAD = "grade-misread"
    GRADE_WITHOUT_SOURCE = "grade-without-source"
    DOSE_WITHOUT_ROUTE = "dose-without-route"
    DOSE_WITHOUT_UNIT = "dose-without-unit"
    DOSE_WITHOUT_POPULATION = "dose-without-population"
    ACRONYM_AMBIGUOUS = "acronym-ambiguous"
    UNIT_NOTATION = "unit-notation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """What to write in the place of ``text[start:end]``; ``is_safe`` if the meaning cannot change."""

    start: int
    end: int
    replacement: str
    is_safe: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong with a text: ``text[start:end]``, in code points.

    ``reason`` is one sentence; ``evidence`` are the lines that show it (other places of the text, the
    arithmetic, the source's words, with where they stand); ``advice`` says what to write instead.
    """

    code: FindingCode
    family: FindingFamily
    severity: Severity
    start: int
    end: int
    reason: str
    evidence: tuple[str, ...] = ()
    advice: str | None = None
    mend: Mend | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """A text with what was found in it, in order of place.

    ``name`` is its file's name, or ``-``; ``statements`` counts the sentences that were checked. ``release``
    is the library release that it was held against, if any. ``is_original`` says that ``text`` is the file's
    own, so that places hold in the file and mends can be written into it; else it is what a reader drew out
    of HTML, PDF or Word.
    """

    name: str
    text: str
    findings: tuple[Finding, ...]
    statements: int
    release: ReleaseId | None = None
    is_original: bool = True
