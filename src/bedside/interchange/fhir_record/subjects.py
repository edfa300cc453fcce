"""Whose record is it? One patient's, and nothing of anyone else."""

from collections.abc import Iterable

from bedside.errors import UserError
from bedside.interchange.fhir_record.bundle import Record, Resource, names_in
from bedside.interchange.fhir_record.fields import mapping_of

_SPEAKING = (
    "Observation",
    "Condition",
    "MedicationRequest",
    "MedicationStatement",
    "MedicationUsage",
    "MedicationAdministration",
    "MedicationDispense",
    "MedicationOrder",
)
"""Resources that we read and that tell of a patient."""


class Subject:
    """The one patient whose data are read. ``resource`` is the Patient, if the record holds it."""

    def __init__(self, *, resource: Resource | None, names: Iterable[str], is_alone: bool) -> None:
        self.resource = resource
        self._names = frozenset(names)
        self._is_alone = is_alone

    def owns(self, resource: Resource) -> bool:
        """Whether a resource tells of this patient. One that names nobody does if there is nobody else."""
        told = subject_told(resource)
        if told is None:
            return self._is_alone
        return any(name in self._names for name in names_in(told))


def find_subject(record: Record, chosen: str | None) -> Subject:
    """The patient of the record, or the one chosen by id. ``UserError`` for several, or for none such."""
    patients = [one for one in record.of_kind("Patient") if one.container is None]
    told = _told(record)
    if chosen is not None:
        return _choose(patients, told, chosen)
    if len(patients) > 1:
        raise UserError(
            f"The record holds {len(patients)} patients, and their data must not be mixed. "
            "Choose one by the id of its Patient resource."
        )
    if patients and (patients[0].names or len(told) > 1):
        return Subject(resource=patients[0], names=patients[0].names, is_alone=True)
    if len(told) > 1:
        raise UserError(
            f"The record tells of {len(told)} patients, and their data must not be mixed. "
            "Choose one by the id of its Patient resource."
        )
    only = patients[0] if patients else _contained_patient(record, told)
    return Subject(resource=only, names={name for tail in told for name in names_in(tail)}, is_alone=True)


def subject_told(resource: Resource) -> str | None:
    """The reference to whom a resource, or what contains it, tells of; a contained patient by its place."""
    for holder in (resource, resource.container):
        body = holder.body if holder else {}
        for key in ("subject", "patient"):
            target = mapping_of(body.get(key)).get("reference")
            if isinstance(target, str) and target.strip():
                return f"{(resource.container or resource).place}{target}" if target[0] == "#" else target
    return None


def _told(record: Record) -> set[str]:
    tails = {names_in(told)[-1] for one in record.of_kind(*_SPEAKING) if (told := subject_told(one))}
    return {tail for tail in tails if not tail.startswith(("Group/", "Device/", "Location/"))}


def _contained_patient(record: Record, told: set[str]) -> Resource | None:
    """The patient within the one resource that tells of somebody."""
    for patient in record.of_kind("Patient"):
        home = patient.container
        if home and any(tail == names_in(f"{home.place}#{patient.body.get('id')}")[-1] for tail in told):
            return patient
    return None


def _choose(patients: list[Resource], told: set[str], chosen: str) -> Subject:
    wanted = set(names_in(chosen)) | {f"Patient/{chosen}"}
    for patient in patients:
        if wanted & set(patient.names):
            return Subject(resource=patient, names=patient.names, is_alone=len(patients) == 1)
    if wanted & told:
        return Subject(resource=None, names=wanted, is_alone=False)
    raise UserError(
        "The record holds no patient with the id that was chosen. "
        "Choose one by the id of its Patient resource, such as Patient/123."
    )
