"""Which passages does an article hold? Its abstract, text, tables and captions, section by section."""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.jats.formula import formula_text
from bedside.literature.jats.references import ReferenceList
from bedside.literature.jats.tables import read_table
from bedside.literature.jats.words import Words
from bedside.literature.marked_list import item_mark
from bedside.literature.passages import Part
from bedside.literature.units import Unit, join_units
from bedside.literature.xml_tree import all_text, children
from bedside.terms import PassageKind

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_SECTIONS = frozenset(
    "ack app app-group fn-group glossary notes ref-list sec statement answer question "
    "question-wrap bio floats-group".split()
)
_FLOATS = frozenset(
    "array boxed-text chem-struct-wrap fig fig-group graphic media supplementary-material table-wrap "
    "table-wrap-group fn".split()
)
_BLOCKS = frozenset(
    "def-list disp-formula disp-formula-group disp-quote list p preformat sec speech verse-group code".split()
)
_PASSED_OVER = frozenset("label title subtitle alt-title sec-meta bio ref-list permissions object-id".split())
_BACK_WITHOUT_TITLE = {"ack": "Acknowledgments", "fn-group": "Footnotes", "glossary": "Glossary"}

_ADDED_BY_PMC = "Click here for additional data file."

Path = tuple[str, ...]


def read_parts(article: etree._Element, references: ReferenceList) -> Iterator[Part]:
    """The article's text in reading order; figures and tables come after their section's paragraphs.

    What is printed with it and has its own authors (``sub-article``, ``response``) is left out, and so
    are lists of references, which are no text to cite.
    """
    return join_units(_Walk(references).article(article))


class _Walk:
    """Walks an article's tree; ``references`` resolve its marks."""

    def __init__(self, references: ReferenceList) -> None:
        self._references = references

    def article(self, article: etree._Element) -> Iterator[Unit]:
        for name in ("abstract", "trans-abstract"):
            for each in article.iterfind(f"front/article-meta/{name}"):
                yield from self._content(each, (self._abstract_title(each),))
        for name in ("body", "back", "floats-group", "floats-wrap"):
            for each in article.iterfind(name):
                yield from self._content(each, ())

    def _abstract_title(self, abstract: etree._Element) -> str:
        """The printed title, else ``Abstract``; that of a translation says in which language it is."""
        language = abstract.get(_LANGUAGE) if abstract.tag == "trans-abstract" else None
        return self._title(abstract) or ("Abstract" + (f" ({language})" if language else ""))

    def _content(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        """Paragraphs first, then the tables and figures among them, then subsections."""
        floats: list[etree._Element] = []
        for child in children(element):
            if child.tag in _SECTIONS:
                yield from self._take_floats(floats, path)
                yield from self._section(child, path)
            elif child.tag in _FLOATS:
                floats.append(child)
            elif child.tag not in _PASSED_OVER:
                yield from self._block(child, path, floats)
        yield from self._take_floats(floats, path)

    def _take_floats(self, floats: list[etree._Element], path: Path) -> Iterator[Unit]:
        taken, floats[:] = floats[:], []
        for each in taken:
            yield from self._float(each, path)

    def _section(self, section: etree._Element, path: Path) -> Iterator[Unit]:
        if section.tag in ("ref-list", "bio"):
            return
        title = self._title(section) or _BACK_WITHOUT_TITLE.get(section.tag, "")
        yield from self._content(section, (*path, title) if title else path)

    def _block(self, element: etree._Element, path: Path, floats: list[etree._Element]) -> Iterator[Unit]:
        match element.tag:
            case "list":
                yield from self._list(element, path)
            case "def-list":
                yield from self._definitions(element, path)
            case "disp-formula" | "disp-formula-group":
                yield from self._formula(element, path)
            case "caption":  # of a box, whose title is its heading
                yield from self._content(element, path)
            case _:
                yield from self._paragraph(element, path, floats)

    def _paragraph(self, element: etree._Element, path: Path, floats: list[etree._Element]) -> Iterator[Unit]:
        """Prose, cut where a list or a formula stands on lines of its own; tables in it wait."""
        words = Words(self._references)
        words.add(element.text)
        for child in element:
            if child.tag in _FLOATS and child.tag != "graphic":
                floats.append(child)
                words.add(" ")
            elif child.tag in _BLOCKS:
                yield from words.units(path)
                words = Words(self._references)
                is_section = child.tag == "sec"
                yield from self._section(child, path) if is_section else self._block(child, path, floats)
            else:
                words.add_element(child)
            words.add(child.tail)
        yield from words.units(path)

    def _list(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        title = self._title(element)
        if title:
            yield Unit(path=path, text=title, kind=PassageKind.LIST)
        for number, item in enumerate(element.iterfind("list-item"), 1):
            label = item.find("label")
            mark = flat_label(label) or item_mark(element.get("list-type"), number)
            for at, unit in enumerate(self._content(item, path)):
                text = f"{mark} {unit.text}" if at == 0 and mark else unit.text
                kind = PassageKind.LIST if unit.kind is PassageKind.PROSE else unit.kind
                yield Unit(path=path, text=text, kind=kind, cites=unit.cites)

    def _definitions(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        for item in element.iterfind("def-item"):
            term, words = item.find("term"), Words(self._references)
            if term is not None:
                words.add_inside(term)
                words.add(": ")
            for each in item.iterfind("def"):
                words.add_element(each)
            yield Unit(path=path, text=words.text, kind=PassageKind.LIST, cites=words.cites)

    def _formula(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        is_group = element.tag == "disp-formula-group"
        for each in element.iterfind("disp-formula") if is_group else (element,):
            label = each.find("label")
            text = " ".join(filter(None, (formula_text(each), flat_label(label))))
            yield Unit(path=path, text=text, kind=PassageKind.FORMULA)

    def _float(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        match element.tag:
            case "boxed-text":
                yield from self._section(element, path)
            case "fn":
                yield from self._content(element, path)
            case "fig-group" | "table-wrap-group":
                yield from self._caption(element, path)
                for each in element.iterchildren("fig", "table-wrap"):
                    yield from self._float(each, path)
            case "table-wrap" | "array" if element.find(".//tr") is not None:
                yield from read_table(element, path, self._references)
            case _:
                yield from self._caption(element, path)

    def _caption(self, element: etree._Element, path: Path) -> Iterator[Unit]:
        """Label, caption and what else is printed with a figure or a file beside the article."""
        label = flat_label(element.find("label"))
        words = Words(self._references)
        for child in children(element):
            if child.tag not in ("fig", "table-wrap", "permissions"):
                self._add_printed(words, child, label)
        under = (*path, label) if label else path
        text = words.text.removesuffix(_ADDED_BY_PMC).strip()
        yield Unit(path=under, text=text, kind=PassageKind.CAPTION, cites=words.cites)

    def _add_printed(self, words: Words, child: etree._Element, label: str) -> None:
        if child.tag == "label":
            words.add(label)
        elif child.tag == "table-wrap-foot":
            for each in children(child):
                words.add_inside(each)
                words.add(" ")
        else:
            words.add_element(child)
        words.add(" ")

    def _title(self, element: etree._Element) -> str:
        """Number and title as printed; a box keeps its title in a caption."""
        label, title = element.find("label"), element.find("title")
        if title is None:
            title = element.find("caption/title")
        words = [flat_label(label), self._words(title).text if title is not None else ""]
        return " ".join(filter(None, words))

    def _words(self, element: etree._Element) -> Words:
        words = Words(self._references)
        words.add_inside(element)
        return words


def flat_label(label: etree._Element | None) -> str:
    """A printed label such as ``Table 2`` or ``2.1``; empty if there is none."""
    return all_text(label) if label is not None else ""
