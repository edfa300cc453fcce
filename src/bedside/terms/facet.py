"""What can be asked about a condition? The clinical query types, as a closed set."""

from enum import StrEnum


class Facet(StrEnum):
    """What is asked about a condition (the field's word: clinical query type)."""

    DEFINITION = "definition"
    CAUSE = "cause"
    FEATURE = "feature"
    DIAGNOSIS = "diagnosis"
    INTERPRETATION = "interpretation"
    MANAGEMENT = "management"
    DOSING = "dosing"
    MONITORING = "monitoring"
    PREVENTION = "prevention"
    PROGNOSIS = "prognosis"
    SPECIAL = "special"
    PITFALL = "pitfall"
    EPIDEMIOLOGY = "epidemiology"
    PHYSIOLOGY = "physiology"
