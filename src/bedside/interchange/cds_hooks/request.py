"""What does a client ask of a service? The hook, about whom, the orders being written, what came along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bedside.errors import SourceError
from bedside.interchange.cds_hooks.fields import Fields
from bedside.interchange.cds_hooks.invariants import Where, find_breaches

_UUID = re.compile(r"(?:urn:uuid:)?[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
# Longer than FHIR's 64 characters, as some records give; never dots alone, which would climb in an address.
_ID = re.compile(r"(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,255}")
_USER = re.compile(
    r"(Practitioner|PractitionerRole|Patient|RelatedPerson)/(?=.*[A-Za-z0-9])[A-Za-z0-9._-]{1,255}"
)
ORDER_HOOKS = frozenset({"order-select", "order-sign"})


@dataclass(frozen=True, slots=True, kw_only=True)
class FhirAuthorization:
    """A token for the client's FHIR server; kept for one call and never shown."""

    access_token: str
    patient: str | None = None

    def __repr__(self) -> str:
        return "FhirAuthorization(…)"


@dataclass(frozen=True, slots=True, kw_only=True)
class HookRequest:
    """A call of a service, checked. ``selections`` are references into ``draft_orders``."""

    hook: str
    hook_instance: str
    user_type: str
    patient_id: str
    selections: tuple[str, ...] = ()
    draft_orders: Mapping[str, Any] | None = None
    fhir_server: str | None = None
    authorization: FhirAuthorization | None = None
    prefetch: Mapping[str, Any]

    @property
    def is_of_a_lay_user(self) -> bool:
        """Whether a patient or a relative is at the screen: they are shown no card of ours."""
        return self.user_type in ("Patient", "RelatedPerson")

    def __repr__(self) -> str:
        return f"HookRequest(hook={self.hook!r}, …)"


def read_request(body: Mapping[str, Any], *, hook: str) -> HookRequest:
    """The call, for a service of that hook. Raises ``SourceError`` with all problems, none with a value."""
    fields = Fields(body)
    _read_head(fields, hook)
    about = fields.inner("context")
    patient_id = _read_id(about, "patientId")
    user = about.required("userId", str)
    if user is not None and not _USER.fullmatch(user):
        about.refuse("userId", "is not of the form Type/id", "Give Practitioner/123 or the like.")
    drafts = about.inner("draftOrders").body if hook in ORDER_HOOKS else None
    if drafts and drafts.get("resourceType") != "Bundle":
        about.refuse("draftOrders", "is no Bundle", "Give a FHIR Bundle of the draft orders.")
    selections = _read_selections(about) if hook == "order-select" else ()
    authorization = _read_authorization(fields, patient_id)
    # Some callers write null where they have nothing: that is as if it were left out.
    prefetch = (fields.optional("prefetch", dict) if body.get("prefetch") is not None else None) or {}
    server = fields.optional("fhirServer", str)
    _refuse_breaches(fields, body)
    if fields.problems:
        raise SourceError("The request breaks CDS Hooks 2.0.", tuple(fields.problems))
    return HookRequest(
        hook=hook,
        hook_instance=str(body["hookInstance"]).removeprefix("urn:uuid:"),
        user_type=str(user).partition("/")[0],
        patient_id=patient_id or "",
        selections=selections,
        draft_orders=drafts,
        fhir_server=server.rstrip("/") if server else None,
        authorization=authorization,
        prefetch=prefetch,
    )


def _read_head(fields: Fields, hook: str) -> None:
    met = fields.required("hook", str)
    if met is not None and met != hook:
        fields.refuse("hook", "is not the hook of this service", f"Call this service on {hook}.")
    instance = fields.required("hookInstance", str)
    if instance is not None and not _UUID.fullmatch(instance):
        fields.refuse("hookInstance", "is no UUID", "Give a new UUID for each call.")


def _read_id(about: Fields, name: str) -> str | None:
    value = about.required(name, str)
    if value is not None and not _ID.fullmatch(value):
        about.refuse(name, "is no FHIR id", "Give letters, digits, dots and hyphens.")
        return None
    return value


def _read_selections(about: Fields) -> tuple[str, ...]:
    found = about.required("selections", list) or []
    if not all(isinstance(each, str) for each in found):
        about.refuse("selections", "holds something that is no text", "Give references such as Type/id.")
        return ()
    return tuple(found)


def _read_authorization(fields: Fields, patient_id: str | None) -> FhirAuthorization | None:
    if fields.optional("fhirAuthorization", dict) is None:
        return None
    inner = fields.inner("fhirAuthorization")
    token = inner.required("access_token", str)
    kind = inner.required("token_type", str)
    if kind is not None and kind != "Bearer":
        inner.refuse("token_type", "is not Bearer", "Give a Bearer token.")
    if token is not None and not re.fullmatch(r"[\x21-\x7e]+", token):
        inner.refuse("access_token", "holds signs that no header can carry", "Give it as it was issued.")
    inner.required("expires_in", int)
    inner.required("scope", str)
    inner.required("subject", str)
    patient = inner.optional("patient", str)
    if patient is not None and patient_id is not None and patient != patient_id:
        inner.refuse("patient", "is not the patient of the context", "Give a token for that patient.")
    return FhirAuthorization(access_token=token or "", patient=patient)


def _refuse_breaches(fields: Fields, body: Mapping[str, Any]) -> None:
    """The named invariants that are rules; what the specification only recommends is let pass."""
    for each in find_breaches(body, Where.REQUESTS):
        if not each.is_advice:
            fields.refuse("fhirAuthorization", f"breaks {each.id}: {each.says}", "See the specification.")
