"""In which forms can an article be taken away, and is a file still what left? Each has its imprint."""

from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from threading import Lock

from django.conf import settings
from django.utils.translation import gettext as _

from bedside.errors import EngineError, FormUnavailable
from bedside.library import export_article, verify_file
from bedside.terms import Article, FileForm, FileReport
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.queries import amended_claims

KEPT_PDFS = 32
"""PDF files kept by each worker: about 100 kB each."""


def _bare(article: Article) -> Article:
    """Without the questions to ask next: written out they are commands of the library's own program."""
    return replace(article, follow_ups=())


FILES: Mapping[str, FileForm] = {
    form.suffix.removeprefix("."): form for form in FileForm if form is not FileForm.PDF
}
"""What an address ends with, and the form that it names; a PDF is made by turns."""


def make_file(article: Article, form: FileForm) -> bytes:
    """The article as a file. Raises ``UserError`` for a list of references that would be empty."""
    shown = article if form is FileForm.JSON else _bare(article)
    return export_article(open_library(), shown, form, amended=amended_claims(), is_saved=False)


_TURN = Lock()
"""To make or to read a PDF may take all of a core for seconds; this worker has one made or read at a time."""
_KEPT: OrderedDict[tuple[object, ...], bytes] = OrderedDict()


class PdfUnavailable(Exception):
    """The libraries that make PDF are not there."""


class PdfBusy(Exception):
    """Other PDF files were being made for as long as one may wait, or this one took too long."""


def make_pdf_in_turn(article: Article, key: tuple[object, ...]) -> bytes:
    """The article as a PDF, from memory if it was made before. Raises ``PdfUnavailable`` and ``PdfBusy``.

    ``key`` names all that the file is made of.
    """
    if (kept := _KEPT.get(key)) is not None:
        with suppress(KeyError):  # another thread may have put it out just now
            _KEPT.move_to_end(key)
        return kept
    if not _TURN.acquire(timeout=settings.PDF_MOST_WAIT):
        raise PdfBusy(_("Other PDF files are being made just now. Try again in a minute."))
    try:
        made = _KEPT.get(key) or make_pdf(article)
        _KEPT[key] = made
        while len(_KEPT) > KEPT_PDFS:
            _KEPT.popitem(last=False)
        return made
    finally:
        _TURN.release()


def verify_in_turn(data: bytes) -> FileReport | None:
    """What became of a file; ``None`` if others take as long as one may wait. Raises ``SourceError``.

    The site's own wording of a claim counts where the board amended the library's.
    """
    if not _TURN.acquire(timeout=settings.PDF_MOST_WAIT):
        return None
    try:
        return verify_file(open_library(), data, amended=amended_claims()).report
    finally:
        _TURN.release()


def make_pdf(article: Article) -> bytes:
    """The article as a PDF. Raises ``PdfUnavailable`` without its libraries, ``PdfBusy`` if it is slow."""
    try:
        return make_file(article, FileForm.PDF)
    except EngineError as error:
        if not error.may_retry:
            raise
        raise PdfBusy(_("This PDF took too long. Try again in a minute, or print the page.")) from None
    except FormUnavailable:
        raise PdfUnavailable(
            _("This server cannot make PDF files: it lacks WeasyPrint or Pango. Print the page instead.")
        ) from None
