"""What does a PubMed or MEDLINE XML file say? Each record is read as it comes, in constant memory.

Format: NLM's PubMed DTD, https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd. No DTD is
loaded, nothing is fetched, and a file that declares entities of its own is refused.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from lxml import etree

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, MeasuredFile, TooLargeError, open_measured
from bedside.literature.pubmed_record import BadRecordError, read_record
from bedside.literature.reader import OnProblem
from bedside.ports import ReadPublication

_ROOTS = (b"<PubmedArticleSet", b"<PubmedArticle", b"<PubmedBookArticle")
_RECORDS = ("PubmedArticle", "PubmedBookArticle")
_DELETED = "DeleteCitation"
_KEPT = "Records before it were kept; fetch the file again."


class PubmedReader:
    """Reads PubMed XML: baseline and update files, and what efetch gives."""

    name = "PubMed XML (.xml, .xml.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head opens a set of PubMed records, in an 8-bit or 16-bit encoding."""
        plain = head.replace(b"\0", b"")
        return any(root in plain for root in _ROOTS)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The file's records, in order.

        A record that cannot be used is a problem and the next one follows. Broken XML, a damaged
        archive or a file past its bounds is one problem, after which nothing more is read.
        """
        met = None
        line: int | None = None
        try:
            with open_measured(path) as stream:
                for element in _elements(stream):
                    yield from _read_one(element, path, on_problem)
        except etree.XMLSyntaxError as error:
            line, met = error.lineno, f"The XML is broken: {_first_line(error.msg)}."
        except _RefusedFileError as refused:
            line, met = refused.line, str(refused)
        except BROKEN_FILE as error:
            what = "refused" if isinstance(error, TooLargeError) else "damaged or cannot be read"
            met = f"The file is {what}: {error}."
        if met:
            on_problem(Problem(place=str(path), line=line or None, met=met, advice=_KEPT))


class _RefusedFileError(Exception):
    """A file that is well formed and not to be trusted."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def _elements(stream: MeasuredFile) -> Iterator[etree._Element]:
    """Each record's element; what was read is freed, with the elements before it."""
    parsing = etree.iterparse(
        stream,
        events=("start", "end"),
        tag=("PubmedArticleSet", *_RECORDS, _DELETED),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    is_first = True
    for event, element in parsing:
        if is_first:
            _refuse_entities(element)
            is_first = False
        if event != "end" or element.tag == "PubmedArticleSet":
            continue
        stream.begin_record()
        yield element
        element.clear()
        parent = element.getparent()
        while parent is not None and element.getprevious() is not None:
            del parent[0]


def _refuse_entities(root: etree._Element) -> None:
    """PubMed's files declare no entities; one that does may be a bomb or a lure."""
    # lxml's stubs know neither of the two.
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        met = "The XML declares entities of its own, which PubMed's files never do."
        raise _RefusedFileError(met, _line(root))


def _line(element: etree._Element) -> int | None:
    """Where the element begins; libxml2 counts no further than 65,535 in some builds."""
    line: Any = element.sourceline
    return line if isinstance(line, int) else None


def _read_one(element: etree._Element, path: Path, on_problem: OnProblem) -> Iterator[ReadPublication]:
    if element.tag == _DELETED:
        count = len(element.findall("PMID"))
        met = f"The file asks to delete {count} records."
        advice = "Deleting is not done: the records stay in the library."
        on_problem(Problem(place=str(path), line=_line(element), met=met, advice=advice))
        return
    try:
        yield read_record(element)
    except BadRecordError as error:
        advice = "The record was left out."
        on_problem(Problem(place=str(path), line=_line(element), met=str(error), advice=advice))


def _first_line(message: str | None) -> str:
    return (message or "no reason given").splitlines()[0].rstrip(".")
