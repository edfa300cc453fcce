"""How does a PDF carry an imprint? As an attached file, which readers of PDF list.

Its words are those of its text layer without any space, because lines break elsewhere in each reader;
its frame is how many texts, lines and pictures each page is painted of, and where its links lead.
"""

import ctypes
import json
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from bedside.errors import Problem, SourceError
from bedside.exports.carrier import Carrier, Taken
from bedside.literature.pdf_streams import holds_bomb

ATTACHED = "bedside-imprint.json"
_MOST_PAGES = 2_000
_LARGEST_IMPRINT = 20_000_000
# What pdfium gives for a hyphen at a line's end, and signs that are no letters.
_NO_LETTERS = dict.fromkeys(map(ord, "\ufffe\ufffd\u00ad\x02\x00"))


def take_out(data: bytes) -> Taken:
    """The words, frame and imprint of a PDF. Raises ``SourceError`` for one that cannot be read."""
    if holds_bomb(data):
        raise _no_file("A part of it unpacks to an absurd size.")
    try:
        pdf = pypdfium2.PdfDocument(data)
    except (pypdfium2.PdfiumError, ValueError):
        raise _no_file("The PDF is damaged or locked with a password.") from None
    try:
        if len(pdf) > _MOST_PAGES:
            raise _no_file(f"It has more than {_MOST_PAGES:,} pages.")
        pages = [pdf[number] for number in range(len(pdf))]
        words = "".join(_words(page) for page in pages)
        return Taken(imprint=_find_imprint(pdf), words=words, frame="\n".join(map(_frame, pages)))
    except pypdfium2.PdfiumError:
        raise _no_file("A page of the PDF cannot be read.") from None
    finally:
        pdf.close()


def _words(page: pypdfium2.PdfPage) -> str:
    textpage = page.get_textpage()
    try:
        return "".join(textpage.get_text_range().translate(_NO_LETTERS).split())
    finally:
        textpage.close()


def _frame(page: pypdfium2.PdfPage) -> str:
    painted = Counter(each.type for each in page.get_objects(max_depth=4))
    return f"page {sorted(painted.items())} {list(_targets(page))}"


def _targets(page: pypdfium2.PdfPage) -> Iterator[str]:
    """Where the links of a page lead: an address, or the number of a page."""
    document, place, link = page.pdf.raw, ctypes.c_int(0), pdfium.FPDF_LINK()
    while pdfium.FPDFLink_Enumerate(page.raw, ctypes.byref(place), ctypes.byref(link)):
        action = pdfium.FPDFLink_GetAction(link)
        size = pdfium.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size:
            letters = ctypes.create_string_buffer(size)
            pdfium.FPDFAction_GetURIPath(document, action, letters, size)
            yield letters.value.decode("utf-8", "replace")
        elif destination := pdfium.FPDFLink_GetDest(document, link):
            yield f"{pdfium.FPDFDest_GetDestPageIndex(document, destination)} {_spot(destination)}"


def _spot(destination: Any) -> str:
    """Where on its page a link inside the file leads, in whole points."""
    has = [ctypes.c_int() for _ in range(3)]
    at = [ctypes.c_float() for _ in range(3)]
    pdfium.FPDFDest_GetLocationInPage(destination, *map(ctypes.byref, has), *map(ctypes.byref, at))
    return " ".join(str(round(value.value)) for value in at[:2])


def _find_imprint(pdf: pypdfium2.PdfDocument) -> str | None:
    for number in range(pdf.count_attachments()):
        attached = pdf.get_attachment(number)
        if attached.get_name() == ATTACHED:
            data = bytes(attached.get_data())
            if len(data) > _LARGEST_IMPRINT:
                raise _no_file("The imprint is too large.")
            try:
                return json.dumps(json.loads(data), ensure_ascii=False)
            except (ValueError, RecursionError):
                return "{}"
    return None


def _lay_in(data: bytes, imprint: str) -> bytes:
    """The file with the imprint attached. Attaching touches no page."""
    pdf = pypdfium2.PdfDocument(data)
    try:
        pdf.new_attachment(ATTACHED).set_data(imprint.encode())
        made = BytesIO()
        pdf.save(made)
        return made.getvalue()
    finally:
        pdf.close()


def _no_file(met: str) -> SourceError:
    problem = Problem(place="the file", line=None, met=met, advice="Give the file as Bedside wrote it.")
    return SourceError("The file cannot be read as PDF.", (problem,))


IN_PDF = Carrier(lay_in=_lay_in, take_out=take_out, is_spaced=False)
