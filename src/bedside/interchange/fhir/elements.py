"""Of what are resources made? Small elements without an empty value, and the names that are ours."""

import hashlib
import re
import uuid
from collections.abc import Sequence
from typing import Any, TypeAlias
from xml.sax.saxutils import escape

Element: TypeAlias = dict[str, Any]
"""An element or a resource, as JSON has it."""

OURS = "urn:bedside"
"""What the names of our resources and code systems begin with: they are the same on every site."""
PUBLISHER = "Bedside"
UCUM = "http://unitsofmeasure.org"
USAGE = "http://terminology.hl7.org/CodeSystem/usage-context-type"
LONGEST_ID = 64
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9.-]+")
_NAMES = uuid.uuid5(uuid.NAMESPACE_URL, OURS)
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def filled(**fields: Any) -> Element:
    """The fields that hold something: FHIR has neither nulls nor empty texts, lists and objects."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {}, ())}


def resource_id(text: str) -> str:
    """An id of 1 to 64 letters, digits, ``-`` and ``.``; the same text has the same id."""
    kept = _NOT_IN_AN_ID.sub("-", text).strip("-")
    if kept == text and len(kept) <= LONGEST_ID:
        return kept
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    return f"{kept[: LONGEST_ID - 13]}-{digest}".lstrip("-")


def canonical(kind: str, name: str) -> str:
    """The name by which one of our resources is known everywhere: ``urn:bedside:evidence:hm-cau-001``."""
    return f"{OURS}:{kind.lower()}:{resource_id(name)}"


def full_url(resource: Element) -> str:
    """What a resource is called within a document: made of its type and id, so that bytes repeat."""
    return uuid.uuid5(_NAMES, f"{resource['resourceType']}/{resource['id']}").urn


def coded(kind: str, code: str, text: str | None = None) -> Element:
    """A CodeableConcept of a code system of ours, such as ``urn:bedside:certainty``."""
    slug = _NOT_IN_AN_ID.sub("-", code.lower()).strip("-")
    return {"coding": [{"system": f"{OURS}:{kind}", "code": slug, "display": code}], "text": text or code}


def told(text: str) -> Element:
    """A CodeableConcept that is words only."""
    return {"text": text}


def about(concept: str, name: str) -> list[Element]:
    """The ``useContext`` of what is about one of our conditions."""
    return [
        {
            "code": {"system": USAGE, "code": "focus"},
            "valueCodeableConcept": coded("condition", concept, name),
        }
    ]


def note(text: str | None) -> list[Element]:
    """An Annotation, if there is something to say."""
    return [{"text": text}] if text else []


def xhtml(inner: str) -> Element:
    """A Narrative of escaped XHTML."""
    return {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'}


def escaped(text: str) -> str:
    """Text within XHTML; signs that XML cannot hold are left out."""
    return escape(_NOT_IN_XML.sub("", text))


def listed(items: Sequence[str]) -> str:
    """A list in XHTML of items that are escaped already."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>" if items else ""
