"""Which carrier has each form of file, and of which form is a file that somebody gives back?"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import cast

from bedside.exports.carrier import Carrier
from bedside.terms import FileForm

# Modules are imported when a form is met: python-docx and PDFium take time to load.
_WHERE: Mapping[FileForm, tuple[str, str]] = {
    FileForm.TEXT: ("carried_text", "IN_TEXT"),
    FileForm.MARKDOWN: ("carried_text", "IN_MARKDOWN"),
    FileForm.HTML: ("carried_markup", "IN_HTML"),
    FileForm.JSON: ("carried_json", "IN_ARTICLE"),
    FileForm.PDF: ("carried_pdf", "IN_PDF"),
    FileForm.WORD: ("carried_word", "IN_WORD"),
    FileForm.JATS: ("carried_markup", "IN_JATS"),
    FileForm.RIS: ("carried_text", "IN_RIS"),
    FileForm.BIBTEX: ("carried_text", "IN_BIBTEX"),
    FileForm.CSL_JSON: ("carried_json", "IN_LIST"),
    FileForm.FHIR: ("carried_json", "IN_FHIR"),
    FileForm.FHIR_R5: ("carried_json", "IN_FHIR"),
}
_BUNDLE = re.compile(rb'"resourceType"\s*:\s*"Bundle"')
_JATS = re.compile(rb"<article[\s>]")
# Looked at in this order; what is none of them is text.
_SIGNS: tuple[tuple[FileForm, Callable[[bytes], bool]], ...] = (
    (FileForm.PDF, lambda data: data[:1024].lstrip().startswith(b"%PDF-")),
    (FileForm.WORD, lambda data: data.startswith(b"PK")),
    (FileForm.FHIR, lambda data: data.startswith(b"{") and _BUNDLE.search(data) is not None),
    (FileForm.JSON, lambda data: data.startswith(b"{")),
    (FileForm.CSL_JSON, lambda data: data.startswith(b"[")),
    (FileForm.HTML, lambda data: data[:200].lower().startswith((b"<!doctype html", b"<html"))),
    (FileForm.JATS, lambda data: data.startswith(b"<") and _JATS.search(data[:2000]) is not None),
    (FileForm.BIBTEX, lambda data: b"@comment{bedside-imprint" in data),
    (FileForm.MARKDOWN, lambda data: b"<!-- bedside-imprint" in data),
    (FileForm.RIS, lambda data: data.startswith(b"TY  - ")),
)


@cache
def carrier_of(form: FileForm) -> Carrier:
    """The carrier of a form."""
    module, name = _WHERE[form]
    return cast(Carrier, getattr(import_module(f"bedside.exports.{module}"), name))


def form_of(data: bytes) -> FileForm:
    """The form that a file's bytes speak for."""
    begun = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    return next((form for form, is_one in _SIGNS if is_one(begun)), FileForm.TEXT)
