"""How does a record ask for knowledge? HL7's Context-Aware Knowledge Retrieval: the Infobutton."""

from bedside.interchange.infobutton.feed import Entry, Feed, summary_html, write_atom, write_json
from bedside.interchange.infobutton.meanings import Meant, facets_of, find_meant
from bedside.interchange.infobutton.request import (
    Coded,
    KnowledgeRequest,
    Recipient,
    ResponseType,
    asked_form,
    read_request,
)

__all__ = [
    "Coded",
    "Entry",
    "Feed",
    "KnowledgeRequest",
    "Meant",
    "Recipient",
    "ResponseType",
    "asked_form",
    "facets_of",
    "find_meant",
    "read_request",
    "summary_html",
    "write_atom",
    "write_json",
]
