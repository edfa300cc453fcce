"""Which text does a label count its offsets in? One small way for each kind of source file.

Only the standard library reads here, so that offsets do not move when a reader of ``literature`` changes.
A way is named in each label under ``how``; the text is what ``WAYS[how]`` makes of the file.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType
from xml.etree import ElementTree

from bedside.errors import UserError

BLANK = "\n\n"
_BLOCKS = frozenset("p li ul ol div h1 h2 h3 h4 h5 h6 br tr td th table body".split())
_SILENT = frozenset("table script style title".split())


class _Blocks(HTMLParser):
    """The running text of HTML in blocks; nothing inside a table."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """A block begins anew; a table is left out."""
        self.silent += tag in _SILENT
        if tag in _BLOCKS:
            self.pieces.append("\f")

    def handle_endtag(self, tag: str) -> None:
        """A block ends."""
        self.silent = max(0, self.silent - (tag in _SILENT))
        if tag in _BLOCKS:
            self.pieces.append("\f")

    def handle_data(self, data: str) -> None:
        """Text, unless in a table."""
        if not self.silent:
            self.pieces.append(data)


def html_blocks(markup: str) -> str:
    """Blocks of HTML, white space made one space, a blank line between; tables are left out."""
    reader = _Blocks()
    reader.feed(markup)
    reader.close()
    return _joined("".join(reader.pieces).split("\f"))


def _joined(blocks: Iterable[str]) -> str:
    spaced = (re.sub(r"\s+", " ", block).strip() for block in blocks)
    return BLANK.join(block for block in spaced if block)


def _file_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _html_file(path: Path) -> str:
    return html_blocks(path.read_text(encoding="utf-8"))


def _ngc_recommendations(path: Path) -> str:
    fields = ElementTree.parse(path).iterfind(".//Field[@Name='Major Recommendations']/FieldValue")
    return BLANK.join(html_blocks(field.get("Value", "")) for field in fields)


def _elements(path: Path, names: frozenset[str]) -> list[ElementTree.Element]:
    tree = ElementTree.parse(path)
    return [found for found in tree.iter() if str(found.tag).rpartition("}")[2] in names]


def _pubmed_abstracts(path: Path) -> str:
    return _joined("".join(part.itertext()) for part in _elements(path, frozenset({"AbstractText"})))


def _medquad_answers(path: Path) -> str:
    answers = ["".join(answer.itertext()) for answer in _elements(path, frozenset({"Answer"}))]
    return _joined(block for answer in answers for block in re.split(r"\n\s*\n|\n\s*(?=-)", answer))


def _spl_paragraphs(path: Path) -> str:
    """Paragraphs and list items that hold no other such element and stand in no table."""
    tree = ElementTree.parse(path)
    for cell in [found for found in tree.iter() if str(found.tag).endswith("}table")]:
        cell.clear()
    own = ("}paragraph", "}item")
    blocks = [found for found in tree.iter() if str(found.tag).endswith(own)]
    leaves = [b for b in blocks if not any(c is not b and str(c.tag).endswith(own) for c in b.iter())]
    return _joined("".join(leaf.itertext()) for leaf in leaves)


def _pubmedqa_parts(path: Path) -> str:
    questions = json.loads(path.read_text(encoding="utf-8"))
    return _joined(part for question in questions.values() for part in question["CONTEXTS"])


WAYS: Mapping[str, Callable[[Path], str]] = MappingProxyType(
    {
        "file text": _file_text,
        "html blocks": _html_file,
        "ngc recommendations": _ngc_recommendations,
        "pubmed abstracts": _pubmed_abstracts,
        "pubmedqa parts": _pubmedqa_parts,
        "medquad answers": _medquad_answers,
        "spl paragraphs": _spl_paragraphs,
    }
)
"""Name of a way to the function that makes a text of a file."""


def read_labeled_text(data: Path, file: str, how: str) -> str:
    """The text of ``file`` below ``data``, by the way named ``how``.

    Raises ``UserError`` where the file is absent or the way is unknown.
    """
    path = data / file
    if not path.is_file():
        raise UserError(
            f"The labels are of {file}, which is not in {data}. The texts are not part of the repository: "
            "name the folder that holds them with --data."
        )
    if how not in WAYS:
        raise UserError(f"A label names the way {how!r}; known ways are {', '.join(WAYS)}.")
    return WAYS[how](path)
