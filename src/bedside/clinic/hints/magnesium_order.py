"""Is magnesium ordered for kidneys that clear little or that nobody looked at, or for a heart in block?"""

from bedside.clinic.hints.medicines import is_injected_magnesium_sulfate, is_magnesium, ordered
from bedside.clinic.hints.recent import (
    CREATININE_TEST,
    is_kidney_measured,
    see_filtration,
)
from bedside.clinic.kidney import KIDNEY_DAYS
from bedside.clinic.listed import see_diagnosis
from bedside.terms import (
    ClaimId,
    Concept,
    Datum,
    DiagnosisTest,
    Hint,
    HintLevel,
    Medication,
    Patient,
    Presence,
)

_CLEARED = ClaimId("hm-dose-013")
_REDUCED = (ClaimId("hm-dose-011"), ClaimId("hm-spe-003"), ClaimId("hymg-002"))
_HEART = ClaimId("hm-dose-015")
HURT_HEARTS = DiagnosisTest(conditions=("heart block", "atrioventricular block", "myocardial infarction"))
"""What the rules of the plan take for heart block or myocardial damage on record, for the same claim."""


def find_magnesium_order(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """What the heart says against it, and then what the kidneys say."""
    return (*_find_heart(patient, orders), *_find_kidney(patient, orders))


def _find_heart(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """A warning where labeling forbids it; only for what is injected, as the claim is of nothing else."""
    meant = tuple(each for each in orders if is_injected_magnesium_sulfate(each))
    seen = see_diagnosis(HURT_HEARTS, patient)
    if not meant or seen.presence is not Presence.PRESENT:
        return ()
    return (
        Hint(
            headline="Magnesium sulfate is ordered; heart block or myocardial damage is on record.",
            level=HintLevel.WARNING,
            concept=Concept("hypomagnesemia"),
            data=(*ordered(meant), *dict.fromkeys(seen.data)),
            claim_ids=(_HEART,),
        ),
    )


def _find_kidney(patient: Patient, orders: tuple[Medication, ...]) -> tuple[Hint, ...]:
    """A warning at a low filtration rate; a note where no kidney function was measured at all."""
    meant = tuple(each for each in orders if is_magnesium(each))
    if not meant:
        return ()
    seen = see_filtration(patient)
    if seen.presence is Presence.PRESENT:
        return (_reduced(ordered(meant) + seen.data),)
    return () if is_kidney_measured(patient) else (_not_measured(ordered(meant)),)


def _reduced(data: tuple[Datum, ...]) -> Hint:
    return Hint(
        headline="Magnesium is ordered and kidney function is reduced: magnesium may accumulate.",
        level=HintLevel.WARNING,
        concept=Concept("hypermagnesemia"),
        data=data,
        claim_ids=(_CLEARED, *_REDUCED),
    )


def _not_measured(data: tuple[Datum, ...]) -> Hint:
    return Hint(
        headline="Magnesium is ordered and no recent kidney function is on record.",
        level=HintLevel.INFO,
        concept=Concept("hypomagnesemia"),
        data=data,
        claim_ids=(_CLEARED,),
        missing=(f"creatinine or eGFR of the last {KIDNEY_DAYS} days",),
        tests=(CREATININE_TEST,),
    )
