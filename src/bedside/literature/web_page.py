"""What does a web page say? Its main text with headings, lists and tables; nothing is run or fetched.

Where the main text stands is told by the page itself (``main``, ``article``) or found by trafilatura.
What is read there is read whole: trafilatura alone drops short items, such as contraindications.
"""

import codecs
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from lxml import etree, html

from bedside.errors import Problem
from bedside.literature.files import BROKEN_FILE, file_id, read_whole
from bedside.literature.flow import Flow
from bedside.literature.passages import make_passages
from bedside.literature.reader import OnProblem
from bedside.literature.web_blocks import fill, words
from bedside.literature.web_hidden import remove_hidden, take_out
from bedside.literature.web_metadata import PageMetadata, read_metadata
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, Publication, PublicationId, ReadDepth

LARGEST_PAGE = 10_000_000
"""Bytes. The longest labels and guidelines on one page stay below 5 MB."""

_OPENING = re.compile(
    # Atomic: without that, a row of comments would be tried in every way to split it.
    r"(?>\s+|<\?(?>.*?\?>)|<!--(?>.*?-->))*+<(?:!doctype\s+html\b|(?:html|head|body|title|meta)(?:\s[^<]*)?>)",
    re.IGNORECASE | re.DOTALL,
)
_DECLARED = re.compile(
    rb"<(?:meta\b|\?xml\b)[^>]*?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_AROUND = frozenset({"nav", "footer", "aside", "header"})
_ROLES = frozenset({"navigation", "banner", "contentinfo", "search", "complementary", "alert", "dialog"})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LINKS, _NEARLY_ALL = frozenset({"a"}), 0.75
_MOST_INSIDE = 50
"""Elements that a block may hold: marks of emphasis, links."""
_MOST_ELEMENTS = 20_000
"""Of a larger page all is read: trafilatura would take minutes for what was made to take them."""
_FEWEST = 20
"""A block needs this many characters to tell where the main text stands."""


class WebPageReader:
    """Reads ``.html``, ``.htm`` and ``.xhtml`` files, or what holds such a page under another name."""

    name = "web page (.html, .xhtml)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head opens an HTML page, whatever the name."""
        encoding = next((name for bom, name in _BOMS if head.startswith(bom)), "latin-1")
        return bool(_OPENING.match(head.decode(encoding, errors="replace").lstrip("\ufeff")))

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadPublication]:
        """The page as one publication; its canonical address is kept as ``url``."""
        try:
            data = read_whole(path)
        except BROKEN_FILE as error:
            advice = "Fetch or save the page again; the file was left out."
            on_problem(_problem(path, f"The file could not be read: {error}.", advice))
            return
        if len(data) > LARGEST_PAGE:
            advice = f"Expected at most {LARGEST_PAGE // 1_000_000} MB; the file was left out."
            on_problem(_problem(path, "The web page is too large.", advice))
            return
        text, is_sure = _decoded(data)
        if not is_sure:
            advice = 'Letters may be wrong; save the page in UTF-8 with <meta charset="utf-8">.'
            on_problem(_problem(path, "The page's encoding is not what it says.", advice))
        found = _page(text, file_id(path), path)
        if found is None:
            on_problem(_problem(path, "The web page holds no text.", "Save the page as it is shown."))
            return
        yield found


def _page(text: str, id: PublicationId, path: Path) -> ReadPublication | None:
    # NUL would end the page early; Unicode text with an encoding declaration would be refused.
    data = _CONTROLS.sub(" ", text).encode("utf-8", errors="replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except etree.ParserError:  # lxml's word for a page without any element
        return None
    stated = read_metadata(root)
    remove_hidden(root)
    title = stated.title or path.stem
    flow = Flow(title=title)
    fill(flow, _main(root))
    passages = make_passages(id, flow.parts(), read_depth=ReadDepth.FULL_TEXT, license=stated.license)
    if not passages:
        return None
    return ReadPublication(publication=_publication(id, title, stated), passages=passages)


def _publication(id: PublicationId, title: str, stated: PageMetadata) -> Publication:
    return Publication(
        id=id,
        kind=EvidenceKind.WEB_PAGE,
        title=title,
        origin=Origin.LITERATURE,
        authors=stated.authors,
        container=stated.container,
        year=stated.year,
        volume=stated.volume,
        pages=stated.pages,
        pmid=stated.pmid,
        doi=stated.doi,
        url=stated.url,
        language=stated.language,
        revised=stated.revised,
        license=stated.license,
    )


def _main(root: etree._Element) -> etree._Element:
    """The element that holds the main text, without what stands around it."""
    for tag in ("main", "article"):
        found = [e for e in root.iter() if e.tag == tag or (tag == "main" and e.get("role") == "main")]
        if len(found) == 1 and words(found[0]):
            _drop_around(found[0], tags=frozenset({"nav"}))
            return found[0]
    body = root.find("body")
    body = root if body is None else body
    _drop_around(body, tags=_AROUND)
    return _densest(body)


def _drop_around(region: etree._Element, *, tags: frozenset[str]) -> None:
    """Take out menus and frames, unless that leaves nothing or takes the main heading."""
    for element in list(region.iterdescendants()):
        if element.tag not in tags and element.get("role") not in _ROLES:
            continue
        in_article = next(element.iterancestors("article"), None) is not None
        if (element.tag == "nav" or not in_article) and next(element.iter("h1"), None) is None:
            take_out(element)


def _densest(body: etree._Element) -> etree._Element:
    """The smallest element that holds all that trafilatura takes for main text, if little else is lost."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document  # only who reads web pages waits for it

    if next(islice(body.iterdescendants(), _MOST_ELEMENTS, None), None) is not None:
        return body
    # fast: no second opinions, which cut harder.
    page = html.document_fromstring(etree.tostring(body, encoding="utf-8"))
    try:
        found = bare_extraction(page, fast=True, include_comments=False)
    except (ValueError, RecursionError, etree.LxmlError):  # pages that no browser wrote: all is read
        return body
    if not isinstance(found, Document) or found.body is None:
        return body
    kept = {text for element in found.body.iter() if len(text := words(element)) >= _FEWEST}
    places = [e for e in body.iterdescendants() if _is_small(e) and words(e) in kept]
    region = _shared_ancestor(places)
    return region if region is not None and _holds_nearly_all(region, body) else body


def _holds_nearly_all(region: etree._Element, body: etree._Element) -> bool:
    """Whether what lies outside is mostly links: menus are, a second half of the text is not."""
    inside, whole = (len(words(element, without=_LINKS)) for element in (region, body))
    return inside >= _NEARLY_ALL * whole


def _is_small(element: etree._Element) -> bool:
    """Whether it may be a block: the frames around it are not read over and over."""
    return next(islice(element.iterdescendants(), _MOST_INSIDE, None), None) is None


def _shared_ancestor(places: list[etree._Element]) -> etree._Element | None:
    if not places:
        return None
    shared = [*places[0].iterancestors()][::-1]
    for place in places[1:]:
        others = [*place.iterancestors()][::-1]
        shared = [one for one, other in zip(shared, others, strict=False) if one is other]
    return shared[-1] if shared else None


def _decoded(data: bytes) -> tuple[str, bool]:
    """The text of a page by its mark, its declaration, UTF-8 or detection; and whether nothing was lost."""
    marked = next((name for bom, name in _BOMS if data.startswith(bom)), None)
    declared = _DECLARED.search(data[:16_384])
    stated = marked or (_codec(declared[1].decode("ascii", "replace")) if declared else None)
    for encoding in filter(None, (stated, "utf-8")):
        try:
            return data.decode(encoding), encoding == stated or stated is None
        except UnicodeDecodeError:
            continue
    return _detected(data, is_sure=stated is None)


def _detected(data: bytes, *, is_sure: bool) -> tuple[str, bool]:
    from charset_normalizer import from_bytes

    found = from_bytes(data[:200_000]).best()
    encoding = found.encoding if found else "cp1252"
    text = data.decode(encoding, errors="replace")
    return text, is_sure and "\ufffd" not in text


def _codec(label: str) -> str | None:
    """Python's codec for a label; what calls itself Latin 1 is Windows 1252 (WHATWG Encoding, 4.2)."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-7") or not _is_of_text(name):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _is_of_text(name: str) -> bool:
    """Whether a codec gives letters; ``hex``, ``zip`` and their like give bytes."""
    return name not in (
        "base64",
        "bz2",
        "hex",
        "quopri",
        "rot13",
        "uu",
        "zlib",
        "idna",
        "punycode",
        "undefined",
    )


def _problem(path: Path, met: str, advice: str) -> Problem:
    return Problem(place=str(path), line=None, met=met, advice=advice)
