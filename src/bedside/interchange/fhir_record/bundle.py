"""Which resources does a record hold, where does each stand, and which does a reference mean?

Bundles of every type, single resources, lists of them, Bundles within Bundles, ``contained`` resources. Of
several versions of one resource the newest counts.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from bedside.interchange.fhir_record.fields import mapping_of, mappings_of, number_of, words_of

DEEPEST = 8
"""Bundles within Bundles that are opened; responses to a batch need two."""

_ID = re.compile(r"[A-Za-z0-9.\-]{1,64}")
_TYPE = re.compile(r"[A-Z][A-Za-z]{1,60}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """A resource with its type, its place for the reader (``Observation/mg-1``), and what contains it."""

    kind: str
    place: str
    body: Mapping[str, Any]
    names: tuple[str, ...]
    container: "Resource | None" = None


@dataclass(frozen=True, slots=True)
class Record:
    """The resources of a record by type, and an index of what references may call them."""

    by_kind: dict[str, list[Resource]] = field(default_factory=dict)
    by_name: dict[str, Resource] = field(default_factory=dict)

    def of_kind(self, *kinds: str) -> Iterator[Resource]:
        """The resources of these types, in the order of the record."""
        for kind in kinds:
            yield from self.by_kind.get(kind, ())

    def find(self, reference: object, *, within: Resource) -> Resource | None:
        """What a Reference points to, contained or not; ``None`` if it is not in the record."""
        target = mapping_of(reference).get("reference")
        if not isinstance(target, str):
            return None
        if target.startswith("#"):
            return self.by_name.get(f"{(within.container or within).place}{target}")
        return next((self.by_name[name] for name in names_in(target) if name in self.by_name), None)


def read_resources(whole: object) -> Record:
    """Every resource of a Bundle, a resource or a list. What is no object is passed over."""
    record = Record()
    found: dict[tuple[str, str], Resource] = {}
    for number, (url, body) in enumerate(_unfolded(whole, DEEPEST), start=1):
        resource = _as_resource(body, url, number)
        before = found.get((resource.place, url))
        if before is None or not _is_older(resource.body, before.body):
            found[resource.place, url] = resource
    for resource in found.values():
        _enter(record, resource)
    return record


def names_in(reference: str) -> tuple[str, ...]:
    """What a reference may be called, the most exact first: itself, ``Type/id``, the id of a ``urn:uuid``."""
    plain = reference.split("/_history/")[0].split("|")[0].strip()
    parts = plain.split("/")
    if len(parts) >= 2:
        return (plain, "/".join(parts[-2:]))
    return (plain, plain.removeprefix("urn:uuid:").removeprefix("urn:oid:"))


def _unfolded(whole: object, depth: int) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(whole, list):
        for item in whole if depth else ():
            yield from _unfolded(item, depth - 1)
        return
    body = mapping_of(whole)
    if body.get("resourceType") not in ("Bundle", "Parameters"):
        if isinstance(body.get("resourceType"), str):
            yield "", body
        return
    if not depth:
        return
    for entry in (*mappings_of(body.get("entry")), *mappings_of(body.get("parameter"))):
        if mapping_of(entry.get("request")).get("method") == "DELETE":
            continue
        resource = mapping_of(entry.get("resource"))
        if resource.get("resourceType") in ("Bundle", "Parameters"):
            yield from _unfolded(resource, depth - 1)
        elif isinstance(resource.get("resourceType"), str):
            yield words_of(entry.get("fullUrl")) or "", resource


def _as_resource(body: Mapping[str, Any], url: str, number: int) -> Resource:
    kind = body["resourceType"] if _TYPE.fullmatch(body["resourceType"]) else "resource"
    own = body.get("id")
    if isinstance(own, str) and _ID.fullmatch(own):
        place, names = f"{kind}/{own}", [f"{kind}/{own}", own]
    else:
        place, names = f"{kind} (number {number} of the record)", []
    names += names_in(url) if url else ()
    return Resource(kind=kind, place=place, body=body, names=tuple(names))


def _enter(record: Record, resource: Resource) -> None:
    for name in resource.names:
        record.by_name.setdefault(name, resource)
    record.by_kind.setdefault(resource.kind, []).append(resource)
    for inner in _contained_in(resource):
        record.by_kind.setdefault(inner.kind, []).append(inner)
        record.by_name.setdefault(f"{resource.place}#{inner.body.get('id')}", inner)


def _contained_in(resource: Resource) -> Iterator[Resource]:
    for number, body in enumerate(mappings_of(resource.body.get("contained")), start=1):
        if isinstance(body.get("resourceType"), str):
            inner = _as_resource(body, "", number)
            place = f"{resource.place}, contained {inner.place}"
            yield Resource(kind=inner.kind, place=place, body=body, names=(), container=resource)


def _is_older(body: Mapping[str, Any], than: Mapping[str, Any]) -> bool:
    """By the version, then by when it was last updated; of two that do not tell, the later one counts."""
    mine, other = _version(body), _version(than)
    return mine < other


def _version(body: Mapping[str, Any]) -> tuple[float, str]:
    meta = mapping_of(body.get("meta"))
    told = meta.get("versionId")
    number = float(told) if isinstance(told, str) and told.isdecimal() and len(told) < 16 else number_of(told)
    updated = meta.get("lastUpdated")
    return (number or 0.0, updated if isinstance(updated, str) else "")
