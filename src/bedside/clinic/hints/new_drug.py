"""Is a medicine that lowers magnesium begun while magnesium is low?"""

from bedside.clinic.hints.medicines import PPI, THIAZIDE, of_class, ordered, taken_now
from bedside.clinic.hints.recent import LOW_MAGNESIUM_CLAIM, see_low_magnesium
from bedside.terms import ClaimId, Concept, Hint, HintLevel, Medication, Patient, Presence

_CLAIMS = {
    PPI: (ClaimId("hm-cau-021"), ClaimId("hm-mgt-009")),
    THIAZIDE: (ClaimId("hm-cau-031"), ClaimId("hm-cau-032")),
}
_WORDS = {PPI: "A proton pump inhibitor", THIAZIDE: "A thiazide or similar diuretic"}
_TOGETHER = ClaimId("hm-spe-002")


def find_new_drug(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """A warning for each class that is begun; one that goes on is not new."""
    seen = see_low_magnesium(patient)
    if seen.presence is not Presence.PRESENT:
        return ()
    now = taken_now(patient.medications)
    hints = []
    for drug_class, claims in _CLAIMS.items():
        begun = of_class(orders, drug_class)
        if not begun or of_class(now, drug_class):
            continue
        is_together = all(of_class((*orders, *now), each) for each in _CLAIMS)
        hints.append(
            Hint(
                headline=f"{_WORDS[drug_class]} is ordered while magnesium is low; it may lower it further.",
                level=HintLevel.WARNING,
                concept=Concept("hypomagnesemia"),
                data=(*ordered(begun), *seen.data),
                claim_ids=(LOW_MAGNESIUM_CLAIM, *claims, *((_TOGETHER,) if is_together else ())),
            )
        )
    return tuple(hints)
