"""What does a summary of the National Guideline Clearinghouse say? One guideline a file.

Format: the XML that AHRQ's clearinghouse (guideline.gov, closed in July 2018) gave out: sections with
fields, whose values are HTML in an attribute.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, file_id, open_measured
from bedside.literature.guarded_xml import declares_entities, make_parser
from bedside.literature.ngc_record import read_summary
from bedside.literature.reader import OnProblem
from bedside.literature.xml_tree import why_broken
from bedside.ports import ReadPublication

_ROOT = re.compile(rb"<Version[\s>]")
_SOURCE = b"National Guideline Clearinghouse"
_ID = re.compile(r"ngc[-_:]?(\d{1,7})\Z", re.IGNORECASE)
_ADVICE = "The file was left out; fetch it again."


class GuidelineReader:
    """Reads one summary a file, plain or packed with gzip."""

    name = "National Guideline Clearinghouse summaries (.xml)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head opens a summary and names the clearinghouse, or a section with fields."""
        plain = head.replace(b"\0", b"")
        return bool(_ROOT.search(plain)) and (_SOURCE in plain or b"<FieldValue" in plain)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The summary. A file that is broken, declares entities or says nothing is one problem."""
        line: int | None = None
        try:
            with open_measured(path) as stream:
                root = _root(stream.read())
            yield read_summary(root, number=_number(path), file=file_id(path))
            return
        except etree.XMLSyntaxError as error:
            line = error.lineno
            met = why_broken(error)
        except ValueError as error:
            met = str(error)
        except BROKEN_FILE as error:
            met = f"The file cannot be read: {error}."
        on_problem(Problem(place=str(path), line=line or None, met=met, advice=_ADVICE))


def _root(data: bytes) -> etree._Element:
    root = etree.fromstring(data, make_parser())
    if declares_entities(root):
        raise ValueError("The XML declares entities of its own, which the clearinghouse's files never do.")
    if root.tag != "Version":
        raise ValueError("The root is not Version.")
    return root


def _number(path: Path) -> str | None:
    """The clearinghouse's number, which stands in the file's name alone, as in ``ngc-10019.xml``."""
    found = _ID.match(path.name.split(".")[0])
    return found[1] if found else None
