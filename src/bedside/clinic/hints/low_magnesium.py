"""Is magnesium low, and what finds the cause?"""

from bedside.clinic.hints.medicines import PPI, THIAZIDE, of_class, taken, taken_now
from bedside.clinic.hints.recent import (
    LOW_MAGNESIUM_CLAIM,
    URINE_TESTS,
    is_very_low,
    see_low_magnesium,
)
from bedside.terms import ClaimId, Concept, Hint, HintLevel, Medication, Patient, Presence

_FIRST = (ClaimId("hm-dx-009"), ClaimId("hm-dx-001"))
_SYMPTOMS = ClaimId("hm-cli-002")
_OF_CLASS = {PPI: ClaimId("hm-cau-021"), THIAZIDE: ClaimId("hm-cau-031")}


def find_low_magnesium(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """A work-up for a newest magnesium that is low and recent, with medicines that may explain it."""
    seen = see_low_magnesium(patient)
    if seen.presence is not Presence.PRESENT:
        return ()
    urgent = is_very_low(patient)
    now = taken_now(patient.medications)
    suspects = {each: of_class(now, each) for each in _OF_CLASS}
    return (
        Hint(
            headline="Low magnesium: history, medicines and urine point to the cause.",
            level=HintLevel.WARNING if urgent else HintLevel.INFO,
            concept=Concept("hypomagnesemia"),
            data=(*seen.data, *(datum for found in suspects.values() for datum in taken(found))),
            claim_ids=(
                LOW_MAGNESIUM_CLAIM,
                *((_SYMPTOMS,) if urgent else ()),
                *_FIRST,
                *(_OF_CLASS[each] for each, found in suspects.items() if found),
            ),
            tests=(URINE_TESTS,),
        ),
    )
