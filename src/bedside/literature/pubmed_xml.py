"""What does a PubMed or MEDLINE XML file say? Each record is read as it comes, in constant memory.

Format: NLM's PubMed DTD, https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd. No DTD is
loaded, nothing is fetched, and a file that declares entities of its own is refused.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree

from bedside.errors import Problem, RejectedRecord
from bedside.literature.files import BROKEN_FILE, MeasuredFile, TooLargeError, open_measured
from bedside.literature.pubmed_encoding import UnknownEncodingError, utf8_blocks
from bedside.literature.pubmed_frame import Frame, declares_entities, is_pubmed
from bedside.literature.pubmed_parse import BrokenRecordError, parse_record, parse_together
from bedside.literature.pubmed_record import BadRecordError, read_record, read_removal
from bedside.literature.pubmed_split import Slice, batched, split_records, without_references
from bedside.literature.reader import OnProblem
from bedside.ports import Read

_DELETIONS = frozenset({"DeleteCitation", "DeleteDocument"})
_LEFT_OUT = "The record was left out; mend it and read it again."
_KEPT = "Records before it were kept; fetch the file again."
_PASSED_OVER = "It was passed over; the records around it were kept."


class PubmedReader:
    """Reads PubMed XML: baseline and update files, and what efetch gives."""

    name = "PubMed XML (.xml, .xml.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the file's root is a set of PubMed records or one record, in whatever letters."""
        return is_pubmed(head)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[Read]:
        """The file's records and removals, in order.

        A record that cannot be used, or whose XML is broken, is a problem that holds its bytes, and
        the next one follows. A damaged archive or a file past its bounds is one problem, after
        which nothing more is read.
        """
        reading = _Reading(path, on_problem)
        try:
            with open_measured(path) as stream:
                yield from reading.items(stream)
        except _RefusedFileError as refused:
            reading.tell(str(refused), _KEPT, line=refused.line)
        except UnknownEncodingError as error:
            reading.tell(f"{error}.", "Save it in UTF-8; records before it were kept.")
        except BROKEN_FILE as error:
            what = "refused" if isinstance(error, TooLargeError) else "damaged or cannot be read"
            reading.tell(f"The file is {what}: {error}.", _KEPT)


class _RefusedFileError(Exception):
    """A file that is not to be trusted."""

    def __init__(self, message: str, *, line: int) -> None:
        super().__init__(message)
        self.line = line


class _Reading:
    """One file while it is read, and whom its problems are told."""

    def __init__(self, path: Path, on_problem: OnProblem) -> None:
        self._path = path
        self._on_problem = on_problem
        self._frame = Frame()

    def items(self, stream: MeasuredFile) -> Iterator[Read]:
        """What the file says, batch by batch."""
        last: Slice | None = None
        for batch in batched(split_records(utf8_blocks(stream))):
            stream.begin_record()
            last = batch[-1]
            if last.is_record:
                yield from self._records(batch)
            else:
                self._between(last)
        is_cut_short = last is not None and last.is_record and not last.is_whole
        if last and not self._frame.is_closed and not is_cut_short:
            self.tell("The XML is broken: the file ends before its set of records.", _KEPT, line=last.line)

    def tell(self, met: str, advice: str, *, line: int | None = None, record: bytes | None = None) -> None:
        """Hand on one problem, with the record that was left out if there is one."""
        rejected: RejectedRecord | None = self._frame.rejected(record) if record is not None else None
        place = str(self._path)
        self._on_problem(Problem(place=place, line=line, met=met, advice=advice, record=rejected))

    def _between(self, part: Slice) -> None:
        if declares_entities(part.data):
            met = "The XML declares entities of its own, which PubMed's files never do."
            raise _RefusedFileError(met, line=part.line)
        if wrong := self._frame.take(part.data):
            self.tell(wrong, _PASSED_OVER, line=part.line)

    def _records(self, batch: Sequence[Slice]) -> Iterator[Read]:
        """Parsed together, for speed; each by itself where one of them is broken."""
        elements = parse_together(
            self._frame.wrapped(without_references(part.data) for part in batch), count=len(batch)
        )
        for place, part in enumerate(batch):
            yield from self._record(part, elements[place] if elements is not None else None)

    def _record(self, part: Slice, element: etree._Element | None) -> Iterator[Read]:
        try:
            if element is None:
                element = parse_record(self._frame.wrapped([without_references(part.data)]))
            read = read_removal(element) if element.tag in _DELETIONS else read_record(element)
        except BrokenRecordError as error:
            met = str(error) if part.is_whole else "The XML is broken: the record does not end."
            self.tell(met, _LEFT_OUT, line=part.line + error.line - 1, record=part.data)
        except BadRecordError as error:
            self.tell(str(error), _LEFT_OUT, line=part.line, record=part.data)
        except RecursionError:
            self.tell(
                "The record's markup is nested too deeply.", _LEFT_OUT, line=part.line, record=part.data
            )
        else:
            yield read
