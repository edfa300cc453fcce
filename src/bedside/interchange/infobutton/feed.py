"""How is knowledge given back? As an Atom feed (RFC 4287), or as the same feed in JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bedside.interchange.fhir.elements import escaped

ATOM = "http://www.w3.org/2005/Atom"
AUTHOR = "Bedside"
_PLAIN: Any = {None: ATOM}
"""Elements stand without a prefix, which lxml writes as ``None`` and its types do not know."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An article: its title, its name everywhere (``id``), where it stands, first sentences as HTML."""

    title: str
    id: str
    url: str
    summary: str
    updated: str
    concept: str
    facet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A reply: ``echo`` repeats what was asked, ``updated`` is an ISO moment, ``id`` names this feed."""

    id: str
    title: str
    subtitle: str
    updated: str
    echo: tuple[tuple[str, str], ...]
    entries: tuple[Entry, ...]


def write_atom(feed: Feed) -> bytes:
    """The feed as XML. Texts are escaped; HTML stands within as escaped text, as ``type="html"`` says."""
    root = etree.Element(_name("feed"), nsmap=_PLAIN)
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    _add(root, "title", feed.title, type="text")
    _add(root, "subtitle", feed.subtitle, type="text")
    _add(etree.SubElement(root, _name("author")), "name", AUTHOR)
    _add(root, "id", feed.id)
    _add(root, "updated", feed.updated)
    for scheme, term in feed.echo:
        _add(root, "category", None, scheme=scheme, term=_legal(term))
    for entry in feed.entries:
        _add_entry(root, entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def write_json(feed: Feed) -> dict[str, Any]:
    """The feed in the JSON that readers of Infobutton know: texts stand under ``_value``."""
    return {
        "feed": {
            "lang": "en",
            "title": {"_value": feed.title, "type": "text"},
            "subtitle": {"_value": feed.subtitle, "type": "text"},
            "author": {"name": {"_value": AUTHOR}},
            "id": {"_value": feed.id},
            "updated": {"_value": feed.updated},
            "category": [{"scheme": scheme, "term": term} for scheme, term in feed.echo],
            "entry": [_json_entry(entry) for entry in feed.entries],
        }
    }


def summary_html(sentences: Iterable[str]) -> str:
    """Sentences as HTML, escaped."""
    return "".join(f"<p>{escaped(sentence)}</p>" for sentence in sentences)


def _json_entry(entry: Entry) -> dict[str, Any]:
    return {
        "lang": "en",
        "title": {"_value": entry.title, "type": "text"},
        "id": {"_value": entry.id},
        "link": [{"title": entry.title, "rel": "alternate", "type": "text/html", "href": entry.url}],
        "updated": {"_value": entry.updated},
        "summary": {"type": "html", "_value": entry.summary},
        "category": [
            {"scheme": "urn:bedside:condition", "term": entry.concept},
            {"scheme": "urn:bedside:facet", "term": entry.facet},
        ],
    }


def _add_entry(root: etree._Element, entry: Entry) -> None:
    made = etree.SubElement(root, _name("entry"))
    _add(made, "title", entry.title, type="text")
    _add(made, "id", entry.id)
    _add(made, "updated", entry.updated)
    _add(made, "link", None, rel="alternate", type="text/html", href=entry.url)
    _add(made, "summary", entry.summary, type="html")
    _add(made, "category", None, scheme="urn:bedside:condition", term=entry.concept)
    _add(made, "category", None, scheme="urn:bedside:facet", term=entry.facet)


def _add(parent: etree._Element, name: str, text: str | None, **attributes: str) -> None:
    element = etree.SubElement(parent, _name(name), attributes)
    element.text = _legal(text) if text is not None else None


def _name(name: str) -> str:
    return f"{{{ATOM}}}{name}"


def _legal(text: str) -> str:
    """Without signs that XML cannot hold."""
    return "".join(sign for sign in text if sign in "\t\n\r" or (sign >= " " and sign not in "\ufffe\uffff"))
