"""How does an article look in JATS, the format of journals and archives?

Written after the Journal Archiving and Interchange tag set, version 1.3 (ANSI/NISO Z39.96-2021): elements
stand in the order that its content models ask for, and a mark of a citation is an ``xref`` to a ``ref``.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from lxml import etree

from bedside.exports.jats_references import reference_list
from bedside.interchange.references import Entry
from bedside.rendering import labels_for, legible, view
from bedside.rendering.labels import Labels
from bedside.rendering.legible import changed_texts, safe_url
from bedside.terms import Article, Citation, Section, Statement, Table

XLINK = "http://www.w3.org/1999/xlink"
DOCTYPE = (
    '<!DOCTYPE article PUBLIC "-//NLM//DTD JATS (Z39.96) Journal Archiving and Interchange DTD v1.3 '
    '20210610//EN" "JATS-archivearticle1-3.dtd">'
)
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_jats(article: Article, entries: Sequence[Entry]) -> bytes:
    """The article as a JATS document in UTF-8; ``entries`` are its references with their works."""
    shown = changed_texts(legible(article), xml_text)
    labels = labels_for(shown.audience)
    root = etree.Element("article", {"article-type": "other", "dtd-version": "1.3"}, nsmap={"xlink": XLINK})
    root.set("{http://www.w3.org/XML/1998/namespace}lang", "en")
    _front(etree.SubElement(root, "front"), shown)
    _body(etree.SubElement(root, "body"), shown, labels)
    back = etree.SubElement(root, "back")
    _glossary(back, shown, labels)
    reference_list(back, shown, entries=entries, title=labels.references)
    _notes(back, shown, labels)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", doctype=DOCTYPE)


def xml_text(text: str) -> str:
    """The text without characters that no XML document may hold."""
    return _NO_XML.sub("", text)


def _front(front: etree._Element, article: Article) -> None:
    meta = etree.SubElement(front, "article-meta")
    _add(meta, "article-id", article.id, attributes={"pub-id-type": "publisher-id"})
    _add(etree.SubElement(meta, "title-group"), "article-title", article.title)
    group = etree.SubElement(meta, "custom-meta-group")
    pairs = [
        ("Question", article.question),
        ("Audience", article.audience.value),
        ("Review status", article.status.value),
        ("Review note", article.status_note),
        ("Last updated", article.last_updated),
        *view.making_pairs(article),
    ]
    for name, value in pairs:
        add_custom_meta(group, name, value)


def add_custom_meta(group: etree._Element, name: str, value: str) -> None:
    """A pair that JATS itself has no element for."""
    pair = etree.SubElement(group, "custom-meta")
    _add(pair, "meta-name", name)
    _add(pair, "meta-value", value)


def _body(body: etree._Element, article: Article, labels: Labels) -> None:
    if article.urgent:
        box = etree.SubElement(body, "boxed-text", {"content-type": "urgent"})
        _add(box, "p", f"URGENT: {article.urgent.urgency.value}")
        _add(box, "p", article.urgent.text)
    box = etree.SubElement(body, "boxed-text", {"content-type": "status"})
    _add(box, "p", f"{article.status.value}. {article.status_note}".strip())
    for correction in article.corrections:
        _add(body, "p", view.correction_line(correction))
    _bottom_line(body, article, labels)
    for number, section in enumerate(article.sections, 1):
        part = _section(body, section.title, id=f"section-{number}")
        _section_body(part, article, section)
        for inner in section.subsections:
            _section_body(_section(part, inner.title), article, inner)
    _closing(body, article, labels)


def _bottom_line(body: etree._Element, article: Article, labels: Labels) -> None:
    instead = view.outcome_line(article)
    if not article.bottom_line and not instead:
        return
    part = _section(body, labels.bottom_line, id="bottom-line")
    if instead:
        _add(part, "p", instead)
    for statement in article.bottom_line:
        _statement(part, article, statement)


def _section(parent: etree._Element, title: str, *, id: str | None = None) -> etree._Element:
    section = etree.SubElement(parent, "sec", {"id": id} if id else {})
    _add(section, "title", title)
    return section


def _section_body(part: etree._Element, article: Article, section: Section) -> None:
    if section.statements:
        listed = etree.SubElement(part, "list", {"list-type": "bullet"})
        for statement in section.statements:
            _statement(etree.SubElement(listed, "list-item"), article, statement)
    for table in section.tables:
        _table(part, article, table)


def _statement(parent: etree._Element, article: Article, statement: Statement) -> None:
    labels = labels_for(article.audience)
    named = {"content-type": f"claim {statement.claim_id}"} if statement.claim_id else {}
    line = _add(parent, "p", f"{statement.text} ", attributes=named)
    _marks(line, statement.citations)
    notes = [labels.unverified] if statement.is_unverified else []
    notes += view.statement_notes(statement, audience=article.audience)
    if notes:
        _append(line, f" ({'; '.join(notes)})")
    if statement.recommendation:
        _add(parent, "p", view.recommendation_line(statement.recommendation))
    for dissent in statement.dissents:
        _marks(_add(parent, "p", f"{labels.dissent} {dissent.says} "), (dissent.citation,))


def _marks(line: etree._Element, citations: Iterable[Citation]) -> None:
    numbers = view.citation_numbers(citations)
    for place, number in enumerate(numbers):
        _append(line, ", " if place else "[")
        _add(line, "xref", str(number), attributes={"ref-type": "bibr", "rid": f"ref-{number}"})
    if numbers:
        _append(line, "]")


def _append(line: etree._Element, text: str) -> None:
    """Words after what the line holds so far."""
    if len(line):
        line[-1].tail = (line[-1].tail or "") + text
    else:
        line.text = (line.text or "") + text


def _table(part: etree._Element, article: Article, table: Table) -> None:
    labels = labels_for(article.audience)
    wrap = etree.SubElement(part, "table-wrap")
    _add(etree.SubElement(wrap, "caption"), "title", table.title)
    grid = etree.SubElement(wrap, "table")
    head = etree.SubElement(etree.SubElement(grid, "thead"), "tr")
    for column in (*table.columns, "Sources"):
        _add(head, "th", column)
    rows = etree.SubElement(grid, "tbody")
    for row in table.rows:
        line = etree.SubElement(rows, "tr")
        for cell in row.cells:
            _add(line, "td", cell)
        cell_of_sources = _add(line, "td", "")
        _marks(cell_of_sources, row.citations)
        if row.is_unverified:
            _append(cell_of_sources, f" ({labels.unverified})")
    if table.note:
        _add(etree.SubElement(wrap, "table-wrap-foot"), "p", table.note)


def _closing(body: etree._Element, article: Article, labels: Labels) -> None:
    """What stands after the sections: advice, gaps, near sources."""
    _bullets(body, labels.safety, article.safety_advice)
    _bullets(body, labels.not_found, article.not_found)
    if article.open_slots:
        _add(_section(body, labels.open_slots), "p", view.slots_line(article.open_slots))
    if article.near_sources:
        part = _section(body, labels.near_sources)
        _add(part, "p", labels.near_sources_note)
        listed = etree.SubElement(part, "list", {"list-type": "bullet"})
        for source in article.near_sources:
            line = _add(etree.SubElement(listed, "list-item"), "p", view.near_line(source))
            if url := safe_url(source.url):
                _append(line, " ")
                _add(line, "ext-link", url, attributes={"ext-link-type": "uri", f"{{{XLINK}}}href": url})


def _bullets(body: etree._Element, title: str, items: Sequence[str]) -> None:
    if not items:
        return
    listed = etree.SubElement(_section(body, title), "list", {"list-type": "bullet"})
    for item in items:
        _add(etree.SubElement(listed, "list-item"), "p", item)


def _glossary(back: etree._Element, article: Article, labels: Labels) -> None:
    if not article.audience.is_lay or not article.glossary:
        return
    glossary = etree.SubElement(back, "glossary")
    _add(glossary, "title", labels.glossary)
    listed = etree.SubElement(glossary, "def-list")
    for entry in article.glossary:
        item = etree.SubElement(listed, "def-item")
        _add(item, "term", entry.term)
        _add(etree.SubElement(item, "def"), "p", entry.meaning)


def _notes(back: etree._Element, article: Article, labels: Labels) -> None:
    notes = etree.SubElement(back, "notes")
    _add(notes, "title", labels.disclaimer)
    _add(notes, "p", article.disclaimer)
    _add(notes, "p", view.counts_line(article.counts))


def _add(
    parent: etree._Element, name: str, text: str, *, attributes: Mapping[str, str] | None = None
) -> etree._Element:
    element = etree.SubElement(parent, name, dict(attributes or {}))
    element.text = text
    return element
