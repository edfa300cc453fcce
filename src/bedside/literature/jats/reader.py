"""What does a file of full text say? One article, or a set of them as PubMed Central's efetch gives.

Format: NISO JATS Z39.96 and the NLM DTDs before it, https://jats.nlm.nih.gov/archiving/tag-library/.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bedside.errors import Problem, RejectedRecord
from bedside.literature.files import BROKEN_FILE, TooLargeError, open_measured
from bedside.literature.jats.record import BadArticleError, read_article
from bedside.literature.reader import OnProblem
from bedside.literature.safe_xml import RefusedXmlError, XmlRecord, find_root, read_records
from bedside.literature.xml_tree import why_broken
from bedside.ports import ReadPublication

_SETS = ("pmc-articleset", "OAI-PMH")
# DocBook and others have an article too; a journal's has front matter, a type or NLM's DTD.
_OF_A_JOURNAL = re.compile(rb"<(?:[\w.-]+:)?front[\s>]|\sarticle-type\s*=|//NLM//DTD|\bjats\b", re.IGNORECASE)
_KEPT = "Articles before it were kept; fetch the file again."
_MEND = "The article was left out; add what is missing to its <article-meta>."


class JatsReader:
    """Reads full text in JATS, and the NLM formats before it."""

    name = "JATS full text (.xml, .nxml, .xml.gz)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the file's first element is a journal's article or a set of them."""
        root = find_root(head)
        plain = head.replace(b"\0", b"")
        if root == "OAI-PMH":
            return bool(re.search(rb"<(?:[\w.-]+:)?article[\s>]", plain) and _OF_A_JOURNAL.search(plain))
        return root in _SETS or (root == "article" and bool(_OF_A_JOURNAL.search(plain)))

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The file's articles, in order.

        An article that cannot be used is a problem and the next one follows. Broken XML, a damaged
        archive or a file past its bounds is one problem, after which nothing more is read.
        """
        met = None
        line: int | None = None
        count = 0
        try:
            with open_measured(path) as stream:
                for record in read_records(stream, record="article", roots=_SETS):
                    count += 1
                    yield from _read_one(record, path, on_problem)
            met = None if count else "The file holds no <article>."
        except etree.XMLSyntaxError as error:
            line, met = error.lineno, why_broken(error)
        except RefusedXmlError as refused:
            line, met = refused.line, str(refused)
        except BROKEN_FILE as error:
            what = "refused" if isinstance(error, TooLargeError) else "damaged or cannot be read"
            met = f"The file is {what}: {error}."
        if met:
            on_problem(Problem(place=str(path), line=line or None, met=met, advice=_KEPT))


def _read_one(record: XmlRecord, path: Path, on_problem: OnProblem) -> Iterator[ReadPublication]:
    try:
        yield read_article(record.element)
    except BadArticleError as error:
        rejected = _rejected(record)
        on_problem(Problem(place=str(path), line=record.line, met=str(error), advice=_MEND, record=rejected))


def _rejected(record: XmlRecord) -> RejectedRecord | None:
    """The article as it stood, where it was one of a set; a file of one article is its own record."""
    if record.data is None:
        return None
    opening, closing = b"<pmc-articleset>", b"</pmc-articleset>"
    return RejectedRecord(data=record.data, suffix=".xml", opening=opening, closing=closing)
