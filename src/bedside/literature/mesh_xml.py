"""What does NLM's descriptor file say? Headings of MeSH with their entry terms and tree numbers.

Format: https://www.nlm.nih.gov/mesh/xmlmesh.html (``descYYYY.xml``). A vocabulary, not literature: it
makes no publication.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, MeasuredFile, open_measured
from bedside.literature.guarded_xml import declares_entities, free, iterate, line_of
from bedside.literature.pubmed_text import flat_text
from bedside.literature.reader import OnProblem
from bedside.literature.xml_tree import why_broken
from bedside.terms import MeshHeading

_ID = re.compile(r"D\d{6,9}\Z")
_TREE = re.compile(r"[A-Z]\d{2}(?:\.\d{3})*\Z")
_ROOT, _RECORD = "DescriptorRecordSet", "DescriptorRecord"
_KEPT = "Headings before it were kept; fetch the file again."


def read_mesh(path: Path, *, on_problem: OnProblem) -> Iterator[MeshHeading]:
    """The headings of a descriptor file, plain or gzip, one at a time and in constant memory.

    A record without id or name is a problem and the next follows. A file that is no descriptor file,
    breaks off, declares entities or is past its bounds is one problem, after which nothing more is read.
    """
    line: int | None = None
    try:
        with open_measured(path) as stream:
            for element in _records(stream):
                heading = _heading(element)
                if heading is not None:
                    yield heading
                    continue
                met, advice = "The record has no DescriptorUI or no name.", "The record was left out."
                on_problem(Problem(place=str(path), line=line_of(element), met=met, advice=advice))
        return
    except etree.XMLSyntaxError as error:
        line = error.lineno
        met = why_broken(error)
    except _RefusedFileError as refused:
        met = str(refused)
    except BROKEN_FILE as error:
        met = f"The file cannot be read: {error}."
    on_problem(Problem(place=str(path), line=line or None, met=met, advice=_KEPT))


class _RefusedFileError(Exception):
    """A file that is well formed and not what it should be."""


def _records(stream: MeasuredFile) -> Iterator[etree._Element]:
    """Each descriptor record; what was read is freed, with the elements before it."""
    parsing = iterate(stream, tags=(_ROOT, _RECORD))
    is_first = True
    for event, element in parsing:
        if is_first:
            _refuse(element)
            is_first = False
        if event == "end" and element.tag == _RECORD:
            stream.begin_record()
            yield element
            free(element)
    if is_first:
        raise _RefusedFileError(f"The file holds no {_ROOT}.")


def _refuse(root: etree._Element) -> None:
    if declares_entities(root):
        raise _RefusedFileError("The XML declares entities of its own, which NLM's files never do.")


def _heading(record: etree._Element) -> MeshHeading | None:
    id, name = record.find("DescriptorUI"), record.find("DescriptorName/String")
    if id is None or name is None or not _ID.match(flat_text(id)) or not flat_text(name):
        return None
    terms = dict.fromkeys(
        flat_text(each) for each in record.iterfind("ConceptList/Concept/TermList/Term/String")
    )
    trees = (flat_text(each) for each in record.iterfind("TreeNumberList/TreeNumber"))
    return MeshHeading(
        id=flat_text(id),
        name=flat_text(name),
        names=tuple(term for term in terms if term and term != flat_text(name)),
        trees=tuple(tree for tree in trees if _TREE.match(tree)),
    )
