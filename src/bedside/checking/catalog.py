"""Which family and severity has each code? One table; and the one way in which rules make findings."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from bedside.checking.manuscript import CheckedSentence
from bedside.terms import Finding, FindingCode, FindingFamily, Mend, Severity

_C, _F, _S = FindingCode, FindingFamily, Severity

CATALOG: Mapping[FindingCode, tuple[FindingFamily, Severity]] = MappingProxyType(
    {
        _C.CITATION_DANGLING: (_F.CITATION, _S.ERROR),
        _C.CITATION_UNNUMBERED: (_F.CITATION, _S.ERROR),
        _C.REFERENCE_UNUSED: (_F.CITATION, _S.WARNING),
        _C.REFERENCE_UNIDENTIFIED: (_F.CITATION, _S.WARNING),
        _C.REFERENCE_MALFORMED: (_F.CITATION, _S.ERROR),
        _C.REFERENCE_FUTURE: (_F.CITATION, _S.ERROR),
        _C.SELF_CITATION: (_F.CITATION, _S.ERROR),
        _C.SECONDARY_CITATION: (_F.CITATION, _S.WARNING),
        _C.RETRACTED_SOURCE: (_F.CITATION, _S.ERROR),
        _C.STALE_EDITION: (_F.EDITION, _S.WARNING),
        _C.UNIT_DIMENSION: (_F.QUANTITY, _S.ERROR),
        _C.UNIT_UNUSUAL: (_F.QUANTITY, _S.WARNING),
        _C.UNITS_MIXED: (_F.QUANTITY, _S.WARNING),
        _C.CONVERSION_WRONG: (_F.QUANTITY, _S.ERROR),
        _C.VALUE_IMPLAUSIBLE: (_F.QUANTITY, _S.ERROR),
        _C.DOSE_ABOVE_MAXIMUM: (_F.QUANTITY, _S.ERROR),
        _C.SALT_AS_ELEMENT: (_F.QUANTITY, _S.ERROR),
        _C.DECIMAL_AS_RANGE: (_F.QUANTITY, _S.ERROR),
        _C.SUM_OPEN: (_F.ARITHMETIC, _S.ERROR),
        _C.TIME_ORDER: (_F.ARITHMETIC, _S.ERROR),
        _C.CONTRADICTION_INSIDE: (_F.CONTRADICTION, _S.ERROR),
        _C.CONTRADICTION_BETWEEN: (_F.CONTRADICTION, _S.WARNING),
        _C.CONTRADICTS_LEDGER: (_F.CONTRADICTION, _S.WARNING),
        _C.CONTRADICTS_SOURCE: (_F.SUPPORT, _S.ERROR),
        _C.UNSUPPORTED: (_F.SUPPORT, _S.WARNING),
        _C.PARTLY_SUPPORTED: (_F.SUPPORT, _S.INFO),
        _C.ABSOLUTE_WORD: (_F.WORDING, _S.INFO),
        _C.GRADE_MISREAD: (_F.WORDING, _S.ERROR),
        _C.GRADE_WITHOUT_SOURCE: (_F.WORDING, _S.WARNING),
        _C.DOSE_WITHOUT_ROUTE: (_F.DOSE, _S.WARNING),
        _C.DOSE_WITHOUT_UNIT: (_F.DOSE, _S.ERROR),
        _C.DOSE_WITHOUT_POPULATION: (_F.DOSE, _S.INFO),
        _C.ACRONYM_AMBIGUOUS: (_F.WORDING, _S.WARNING),
        _C.UNIT_NOTATION: (_F.QUANTITY, _S.INFO),
    }
)


def found(
    code: FindingCode,
    place: tuple[int, int],
    reason: str,
    *,
    evidence: tuple[str, ...] = (),
    advice: str | None = None,
    mend: Mend | None = None,
) -> Finding:
    """A finding at ``place`` of the file, with its family and its usual severity."""
    family, severity = CATALOG[code]
    return Finding(
        code=code,
        family=family,
        severity=severity,
        start=place[0],
        end=place[1],
        reason=reason,
        evidence=evidence,
        advice=advice,
        mend=mend,
    )


def weighed(finding: Finding, severity: Severity) -> Finding:
    """The finding with another severity than its usual one."""
    return replace(finding, severity=severity)


def quoted(sentence: CheckedSentence, *, most: int = 160) -> str:
    """The sentence for a line of evidence, cut where it is long."""
    text = sentence.text
    return f"“{text}”" if len(text) <= most else f"“{text[:most].rstrip()} …”"
