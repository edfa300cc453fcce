"""What does a label file say? One Structured Product Label is one work, read section by section.

Format: HL7 Structured Product Labeling, Release 5, as the FDA's implementation guide uses it.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, TooLargeError, open_measured
from bedside.literature.reader import OnProblem
from bedside.literature.safe_xml import RefusedXmlError, find_root, read_records
from bedside.literature.spl.record import BadLabelError, read_label
from bedside.literature.xml_tree import why_broken
from bedside.ports import ReadPublication

_NAMESPACE = b"urn:hl7-org:v3"


class SplReader:
    """Reads drug labels in SPL, as DailyMed gives them."""

    name = "SPL drug label (.xml, .xml.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the file's first element is an HL7 version 3 ``document``."""
        return find_root(head) == "document" and _NAMESPACE in head.replace(b"\0", b"")

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The label; what cannot be read, is broken or past its bounds is one problem."""
        met = None
        line: int | None = None
        advice = "Fetch the label again."
        try:
            with open_measured(path) as stream:
                for record in read_records(stream, record="document", roots=()):
                    line, advice = record.line, "The label was left out."
                    yield read_label(record.element)
        except BadLabelError as error:
            met = str(error)
        except etree.XMLSyntaxError as error:
            line, met = error.lineno, why_broken(error)
        except RefusedXmlError as refused:
            line, met = refused.line, str(refused)
        except BROKEN_FILE as error:
            what = "refused" if isinstance(error, TooLargeError) else "damaged or cannot be read"
            met = f"The file is {what}: {error}."
        if met:
            on_problem(Problem(place=str(path), line=line or None, met=met, advice=advice))
