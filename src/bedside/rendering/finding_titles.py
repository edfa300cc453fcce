"""What does each code of a finding mean, in one sentence? ``docs/reference/findings.md`` says the same."""

from collections.abc import Mapping
from types import MappingProxyType

from bedside.terms import FindingCode

FINDING_TITLES: Mapping[FindingCode, str] = MappingProxyType(
    {
        FindingCode.CITATION_DANGLING: "A citation names a reference that is not in the list.",
        FindingCode.CITATION_UNNUMBERED: "The text cites by number, and the list of references has none.",
        FindingCode.REFERENCE_UNUSED: "A listed reference is cited nowhere.",
        FindingCode.REFERENCE_UNIDENTIFIED: "A reference carries nothing that it could be found by.",
        FindingCode.REFERENCE_MALFORMED: "An identifier in a reference cannot be one of its kind.",
        FindingCode.REFERENCE_FUTURE: "A reference is of a year that has not come.",
        FindingCode.SELF_CITATION: "The text cites its own makers.",
        FindingCode.SECONDARY_CITATION: "A work is cited for what another work found.",
        FindingCode.RETRACTED_SOURCE: "A cited work was retracted.",
        FindingCode.STALE_EDITION: "A cited work has a newer edition.",
        FindingCode.UNIT_DIMENSION: "A number has a unit that measures something else.",
        FindingCode.UNIT_UNUSUAL: "A unit fits what is measured but is not used for it.",
        FindingCode.UNITS_MIXED: "The same thing is given in different units without a conversion.",
        FindingCode.CONVERSION_WRONG: "Two values that are said to be equal are not.",
        FindingCode.VALUE_IMPLAUSIBLE: "A value cannot be, or could not be lived with.",
        FindingCode.DOSE_ABOVE_MAXIMUM: "A dose is above the maximum of a named source.",
        FindingCode.SALT_AS_ELEMENT: "The mass of a salt is given as the mass of its element.",
        FindingCode.DECIMAL_AS_RANGE: "A range looks like a decimal number whose point was read as a dash.",
        FindingCode.SUM_OPEN: "An arithmetic that the text implies does not close.",
        FindingCode.TIME_ORDER: "A sequence of times runs backward.",
        FindingCode.CONTRADICTION_INSIDE: "Two places of the same text contradict each other.",
        FindingCode.CONTRADICTION_BETWEEN: "Two texts that were checked together contradict each other.",
        FindingCode.CONTRADICTS_LEDGER: "The text contradicts a claim of the library.",
        FindingCode.CONTRADICTS_SOURCE: "The text contradicts the source that it cites.",
        FindingCode.UNSUPPORTED: "The cited source does not say it.",
        FindingCode.PARTLY_SUPPORTED: "The cited source says less.",
        FindingCode.ABSOLUTE_WORD: "A word allows no exception where evidence seldom does.",
        FindingCode.GRADE_MISREAD: "A grade is printed otherwise than its scheme has it.",
        FindingCode.GRADE_WITHOUT_SOURCE: "A grade stands without the body that gave it.",
        FindingCode.DOSE_WITHOUT_ROUTE: "A dose has no route.",
        FindingCode.DOSE_WITHOUT_UNIT: "A dose has no unit.",
        FindingCode.DOSE_WITHOUT_POPULATION: "A dose does not say for whom it is.",
        FindingCode.ACRONYM_AMBIGUOUS: "An acronym stands for two things.",
        FindingCode.UNIT_NOTATION: "A unit is written in a way that is misread.",
    }
)
