"""Which services are offered, on which hook, and what must be sent along?

Each hook has ids of its own: clients keep services by their address, and one that served two hooks would
be called on one of them only (ADR 0048).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

_LOINC = "http://loinc.org|"
_PATIENT = "patient={{context.patientId}}"


def _labs(*codes: str) -> str:
    """The newest values under these LOINC codes, which are those that records are read by."""
    wanted = ",".join(_LOINC + code for code in codes)
    return f"Observation?{_PATIENT}&code={wanted}&_sort=-date&_count=50"


TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "patient": "Patient/{{context.patientId}}",
        "magnesium": _labs("19123-9", "2601-3", "2593-2"),
        "potassium": _labs("2823-3", "6298-4"),
        "kidney": _labs(
            "33914-3", "77147-7", "98979-8", "62238-1", "2160-0", "14682-9", "38483-4", "59826-8"
        ),
        "conditions": f"Condition?{_PATIENT}&_count=200",
        "medications": f"MedicationRequest?{_PATIENT}&status=active&_count=200",
    }
)
"""What may be sent along, by key: only what the specification's restricted queries allow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HookService:
    """A service. ``rule`` names the rule that makes its hints; without all of ``needs`` it cannot judge.

    Without those of ``helps`` it still judges: their data silence a hint, say more in one, or bring one of
    their own.
    """

    id: str
    hook: str
    rule: str
    title: str
    description: str
    needs: tuple[str, ...]
    helps: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys of its prefetch."""
        return (*self.needs, *self.helps)


_ORDER_HOOKS = ("order-select", "order-sign")


def _on_orders(id: str, **rest: Any) -> tuple[HookService, ...]:
    return tuple(HookService(id=f"{id}-{hook}", hook=hook, **rest) for hook in _ORDER_HOOKS)


SERVICES: tuple[HookService, ...] = (
    HookService(
        id="low-magnesium-work-up",
        hook="patient-view",
        rule="low-magnesium-work-up",
        title="Low magnesium: finding the cause",
        description=(
            "Shows, for a recent magnesium below the lower limit, how the cause is found: history, "
            "medicines, and a urine sample for FEMg and calcium."
        ),
        needs=("magnesium",),
        helps=("medications",),
    ),
    *_on_orders(
        "magnesium-order-kidney",
        rule="magnesium-order-kidney",
        title="Magnesium order, kidney function and heart block",
        description=(
            "Warns when magnesium is ordered at a recent eGFR below 30, or magnesium sulfate to be injected "
            "with heart block or myocardial damage on record, and says when no recent kidney function is on "
            "record."
        ),
        needs=("kidney",),
        helps=("patient", "conditions"),
    ),
    *_on_orders(
        "new-drug-low-magnesium",
        rule="new-drug-low-magnesium",
        title="New proton pump inhibitor or thiazide with low magnesium",
        description=(
            "Warns when a proton pump inhibitor or a thiazide is begun while a recent magnesium is below the "
            "lower limit."
        ),
        needs=("magnesium",),
        helps=("medications",),
    ),
    HookService(
        id="refractory-low-potassium-patient-view",
        hook="patient-view",
        rule="refractory-low-potassium",
        title="Low potassium that resists potassium",
        description=(
            "Says when potassium stays low although potassium is given and no recent magnesium is on record."
        ),
        needs=("potassium", "magnesium", "medications"),
    ),
    HookService(
        id="refractory-low-potassium-order-sign",
        hook="order-sign",
        rule="refractory-low-potassium",
        title="Potassium order for a low potassium that resists it",
        description=(
            "Says when potassium is ordered again for a potassium that stays low and no recent magnesium is "
            "on record."
        ),
        needs=("potassium", "magnesium"),
        helps=("medications",),
    ),
)
_BY_ID = {each.id: each for each in SERVICES}


def find_service(id: str) -> HookService | None:
    """The service of that id."""
    return _BY_ID.get(id)


def make_discovery() -> dict[str, Any]:
    """The body of ``GET /cds-services``."""
    return {"services": [_described(each) for each in SERVICES]}


def _described(service: HookService) -> dict[str, Any]:
    return {
        "hook": service.hook,
        "title": service.title,
        "description": service.description,
        "id": service.id,
        "prefetch": {key: TEMPLATES[key] for key in service.keys},
        "usageRequirements": (
            "For clinicians. Laboratory values need LOINC codes, UCUM units and dates; without the data of a "
            "key that it needs, the service answers 412."
        ),
    }
