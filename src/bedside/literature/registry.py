"""Which reader can read this file? A new format is one module and one line here."""

from pathlib import Path

from bedside.errors import Problem, SourceError
from bedside.literature.beir_jsonl import BeirReader
from bedside.literature.crossref_updates import CrossrefReader
from bedside.literature.files import BROKEN_FILE, read_head
from bedside.literature.jats import JatsReader
from bedside.literature.known_formats import find_known_format
from bedside.literature.markdown import MarkdownReader
from bedside.literature.mesh_reader import MeshReader, MeshTablesReader, is_mesh_folder
from bedside.literature.ngc_xml import GuidelineReader
from bedside.literature.pdf import PdfReader
from bedside.literature.pubmed_xml import PubmedReader
from bedside.literature.reader import Reader
from bedside.literature.retraction_watch import RetractionWatchReader
from bedside.literature.spl import SplReader
from bedside.literature.web_page import WebPageReader
from bedside.literature.word_file import WordReader

READERS: tuple[Reader, ...] = (
    PubmedReader(),
    JatsReader(),
    SplReader(),
    GuidelineReader(),
    RetractionWatchReader(),
    CrossrefReader(),
    BeirReader(),
    MeshReader(),
    MeshTablesReader(),
    PdfReader(),
    WordReader(),
    WebPageReader(),
    MarkdownReader(),  # last: nearly any text is Markdown
)


def find_reader(path: Path) -> Reader:
    """The reader for a file, by its content first. Raises :class:`SourceError` if none fits."""
    try:
        head = b"" if is_mesh_folder(path) else read_head(path)
    except BROKEN_FILE as error:
        reason = getattr(error, "strerror", None) or str(error) or type(error).__name__
        raise _unreadable(path, f"The file cannot be opened: {reason}.") from error
    for reader in READERS:
        if reader.recognizes(head, path):
            return reader
    known = find_known_format(head, path)
    if known:
        raise _unreadable(path, f"The file is {known.name}.", f"{known.advice} ")
    raise _unreadable(path, "The file is empty." if not head else "The format is not known.")


def _unreadable(path: Path, met: str, first: str = "") -> SourceError:
    formats = "; ".join(reader.name for reader in READERS)
    advice = f"{first}Formats that are read: {formats}."
    problem = Problem(place=str(path), line=None, met=met, advice=advice)
    return SourceError(f"{path}: {met} {advice}", (problem,))
