"""What does one drug label say? Its name, maker, version and sections; what is absent stays ``None``."""

import re

from lxml import etree

from bedside.literature.passages import make_passages
from bedside.literature.spl.products import read_products
from bedside.literature.spl.sections import read_sections
from bedside.literature.spl.words import label_text
from bedside.literature.units import join_units
from bedside.literature.xml_tree import child_text
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, Publication, PublicationId, ReadDepth

_SET_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\Z")
_MOST_NAMES = 5
_TIME = re.compile(r"(\d{4})(?:(0[1-9]|1[0-2])(?:(0[1-9]|[12]\d|3[01])\d*)?)?")
# What 21 CFR 201.57(a)(1) has every prescription label begin with; the product's own line follows.
_HIGHLIGHTS = re.compile(
    r"These highlights do not include all the information needed to use .{1,200}? safely and effectively\. "
    r"See full prescribing information for .{1,200}?\. +(?=\S)",
    re.IGNORECASE,
)


class BadLabelError(Exception):
    """A label that cannot be used; the message says why."""


def read_label(label: etree._Element) -> ReadPublication:
    """The publication and passages of a label's ``document`` element with bare names.

    All versions of a label share their set id, so a newer one takes the place of an older one.
    Raises :class:`BadLabelError` if it states no set id or no title.
    """
    set_id = _attribute(label, "setId", "root").lower()
    if not _SET_ID.match(set_id):
        raise BadLabelError("The label states no valid set id.")
    title = _title(label)
    if title is None:
        raise BadLabelError(f"Label {set_id} has neither a title nor a product's name.")
    revised = _iso(_attribute(label, "effectiveTime", "value"))
    version = _attribute(label, "versionNumber", "value")
    type = _attribute(label, "code", "displayName")
    publication = Publication(
        id=PublicationId(f"spl:{set_id}"),
        kind=EvidenceKind.DRUG_LABEL,
        title=title,
        origin=Origin.LITERATURE,
        authors=child_text(label, "author/assignedEntity/representedOrganization/name"),
        year=int(revised[:4]) if revised else None,
        language=_attribute(label, "languageCode", "code") or None,
        revised=revised,
        edition=f"version {version}" if version else None,
        types=(type,) if type else (),
    )
    parts = join_units([*read_products(label), *read_sections(label)])
    passages = make_passages(publication.id, parts, read_depth=ReadDepth.LABEL_SECTION)
    return ReadPublication(publication=publication, passages=passages)


def _attribute(element: etree._Element, path: str, name: str) -> str:
    found = element.find(path)
    return (found.get(name) or "").strip() if found is not None else ""


def _title(label: etree._Element) -> str | None:
    """The printed title without the highlights' preamble.

    A label for consumers prints none, or only the heading of its facts: then its products are named.
    """
    found = label.find("title")
    printed = _HIGHLIGHTS.sub("", label_text(found), count=1).rstrip(".") if found is not None else ""
    names = list(dict.fromkeys(_names(label)))[:_MOST_NAMES]
    if printed.lower() in ("", "drug facts"):
        return ": ".join(part for part in (", ".join(names), printed) if part) if names else printed or None
    return printed


def _names(label: etree._Element) -> list[str]:
    found = (label_text(each) for each in label.iterfind(".//subject/manufacturedProduct/*/name"))
    return [name for name in found if name]


def _iso(time: str) -> str | None:
    """``20130930`` as ``2013-09-30``; what is no time is ``None`` (HL7 v3 data types, TS)."""
    found = _TIME.match(time)
    return "-".join(part for part in found.groups() if part) if found else None
