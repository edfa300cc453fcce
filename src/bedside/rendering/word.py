"""How does an article look in Word? Headings, linked citations, tables, the status before anything else."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import BytesIO
from itertools import zip_longest
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Cm, Pt

from bedside.rendering import view
from bedside.rendering.labels import Labels, labels_for
from bedside.rendering.legible import changed_texts, legible, safe_url
from bedside.rendering.word_look import set_properties, set_styles
from bedside.rendering.word_parts import (
    ACCENT,
    AMBER,
    AMBER_INK,
    DISSENT_INK,
    LINE,
    QUIET,
    RED,
    RED_INK,
    TINT,
    bookmark,
    edge,
    keep_whole,
    link_inside,
    link_outside,
    pad,
    repeat_as_heading,
    shade,
)
from bedside.terms import Article, Citation, Reference, Section, Statement, Table

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.shared import RGBColor
    from docx.table import Table as WordTable
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

_TEXT_WIDTH = 16.4
"""Centimeters between the margins of the page."""
_NARROW, _WIDE, _SOURCES = 8, 45, 12
"""Letters that a column has room for at the least and at the most, and that of reference numbers."""
_NO_XML = re.compile("[\ufffe\uffff]")
_SIGNS = {view.StepState.DONE: "✓", view.StepState.CURRENT: "●", view.StepState.COMING: "○"}


def render_word(article: Article, *, at: datetime) -> bytes:
    """The article as a Word file (Office Open XML); ``at`` is told as the time of its making."""
    shown = changed_texts(legible(article), lambda text: _NO_XML.sub("", text))
    sheet = _Sheet(shown)
    set_styles(sheet.word, title=shown.title)
    set_properties(sheet.word, shown, at=at)
    sheet.write()
    made = BytesIO()
    sheet.word.save(made)
    return made.getvalue()


class _Sheet:
    """A Word file in the making."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.labels: Labels = labels_for(article.audience)
        self.word: WordDocument = Document()

    def write(self) -> None:
        """All parts in reading order."""
        self._opening()
        self._bottom_line()
        for section in self.article.sections:
            self.word.add_heading(section.title, 1)
            self._section_body(section)
            for inner in section.subsections:
                self.word.add_heading(inner.title, 2)
                self._section_body(inner)
        self._lists()
        self._words()
        self._references()
        self._closing()

    def _opening(self) -> None:
        article = self.article
        if article.urgent:
            box = self._box(RED)
            self._words_in(box.paragraphs[0], f"URGENT: {article.urgent.urgency.value}", RED_INK, bold=True)
            self._words_in(box.add_paragraph(), article.urgent.text, RED_INK, bold=True)
            self.word.add_paragraph()
        self.word.add_heading(article.title, 0)
        self._quiet(view.audience_line(article))
        fill, ink = (AMBER, AMBER_INK) if view.is_pending(article) else (TINT, ACCENT)
        box = self._box(fill)
        for place, step in enumerate(view.status_steps(article.status)):
            is_current = step.state is view.StepState.CURRENT
            lead = "   →   " if place else ""
            text = f"{lead}{_SIGNS[step.state]} {step.name}{' (now)' if is_current else ''}"
            self._words_in(box.paragraphs[0], text, ink, bold=is_current)
        if article.status_note:
            self._words_in(box.add_paragraph(), article.status_note, ink)
        self.word.add_paragraph(style="Spacer")
        asked = self.word.add_paragraph()
        self._words_in(asked, "Question: ", QUIET)
        asked.add_run(article.question)
        for correction in article.corrections:
            self.word.add_paragraph(view.correction_line(correction))

    def _box(self, fill: str, *, line: str | None = None) -> "_Cell":
        """A cell as wide as the text, with a color behind it."""
        table = self.word.add_table(rows=1, cols=1)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        cell: _Cell = table.cell(0, 0)
        shade(cell, fill)
        if line:
            edge(cell, line, left=36)
        pad(cell, 120)
        return cell

    def _words_in(
        self, line: "Paragraph", text: str, color: "RGBColor | None" = None, *, bold: bool = False
    ) -> None:
        run = line.add_run(text)
        run.bold = bold or None
        if color is not None:
            run.font.color.rgb = color

    def _quiet(self, text: str) -> None:
        self._words_in(self.word.add_paragraph(), text, QUIET)

    def _bottom_line(self) -> None:
        instead = view.outcome_line(self.article)
        if not self.article.bottom_line and not instead:
            return
        self.word.add_heading(self.labels.bottom_line, 1)
        box = self._box(TINT, line="0A5A6A")
        lines = [box.paragraphs[0]]
        if instead:
            self._words_in(lines[0], instead, bold=True)
        for place, statement in enumerate(self.article.bottom_line):
            line = lines[0] if not place and not instead else box.add_paragraph()
            self._statement(line, statement, is_lead=True)
            self._beneath(statement, in_box=box)
        if key := view.key_line(self.article):
            self.word.add_paragraph(style="Spacer")
            self._quiet(key)

    def _section_body(self, section: Section) -> None:
        for statement in section.statements:
            self._statement(self.word.add_paragraph(style="List Bullet"), statement)
            self._beneath(statement)
        for table in section.tables:
            self._table(table)

    def _statement(self, line: "Paragraph", statement: Statement, *, is_lead: bool = False) -> None:
        self._words_in(line, statement.text + " ", bold=is_lead)
        self._marks(line, statement.citations)
        if statement.is_unverified:
            self._words_in(line, f" ({self.labels.unverified})", AMBER_INK, bold=True)
        for note in view.statement_notes(statement, audience=self.article.audience):
            self._words_in(line, f" · {note}", QUIET)

    def _beneath(self, statement: Statement, *, in_box: "_Cell | None" = None) -> None:
        """A guideline's own grade, and what other sources say instead."""
        add = in_box.add_paragraph if in_box is not None else self.word.add_paragraph
        if statement.recommendation:
            line = add(style="Beneath")
            self._words_in(line, f"→ {view.recommendation_line(statement.recommendation)}", ACCENT)
        for dissent in statement.dissents:
            line = add(style="Beneath")
            self._words_in(line, f"{self.labels.dissent} ", DISSENT_INK, bold=True)
            self._words_in(line, f"{dissent.says} ", DISSENT_INK)
            self._marks(line, (dissent.citation,))

    def _marks(self, line: "Paragraph", citations: Iterable[Citation]) -> None:
        numbers = view.citation_numbers(citations)
        for place, number in enumerate(numbers):
            self._words_in(line, ", " if place else "[", ACCENT)
            link_inside(line, str(number), f"ref-{number}")
        if numbers:
            self._words_in(line, "]", ACCENT)

    def _table(self, table: Table) -> None:
        self.word.add_paragraph(table.title, style="Caption").paragraph_format.keep_with_next = True
        grid = self.word.add_table(rows=1, cols=len(table.columns) + 1)
        for cell, title in zip(grid.rows[0].cells, (*table.columns, "Sources"), strict=True):
            self._cell(cell, title, fill=TINT, bold=True)
        repeat_as_heading(grid.rows[0])
        for row in table.rows:
            line = grid.add_row()
            keep_whole(line)
            for place, text in enumerate(row.cells):
                self._cell(line.cells[place], text, bold=not place)
            last = self._cell(line.cells[-1], "")
            self._marks(last, row.citations)
            if row.is_unverified:
                self._words_in(last, f" ({self.labels.unverified})", AMBER_INK, bold=True)
        _set_widths(grid, table)
        self.word.add_paragraph(style="Spacer")
        if table.note:
            self._quiet(f"Note: {table.note}")

    def _cell(self, cell: "_Cell", text: str, *, fill: str | None = None, bold: bool = False) -> "Paragraph":
        if fill:
            shade(cell, fill)
        edge(cell, LINE, bottom=6)
        line: Paragraph = cell.paragraphs[0]
        line.style = "Cell"
        self._words_in(line, text, bold=bold)
        return line

    def _lists(self) -> None:
        self._bullets(self.labels.safety, self.article.safety_advice)
        self._bullets(self.labels.not_found, self.article.not_found)
        if self.article.open_slots:
            self.word.add_heading(self.labels.open_slots, 1)
            self.word.add_paragraph(view.slots_line(self.article.open_slots))
        if self.article.near_sources:
            self.word.add_heading(self.labels.near_sources, 1)
            self._quiet(self.labels.near_sources_note)
        for source in self.article.near_sources:
            line = self.word.add_paragraph(f"{view.near_line(source)} ", style="List Bullet")
            if url := safe_url(source.url):
                link_outside(line, url, url)

    def _bullets(self, title: str, items: Sequence[str]) -> None:
        if items:
            self.word.add_heading(title, 1)
        for item in items:
            self.word.add_paragraph(item, style="List Bullet")

    def _words(self) -> None:
        article = self.article
        if not article.audience.is_lay or not (article.glossary or article.readability):
            return
        self.word.add_heading(self.labels.glossary, 1)
        for entry in article.glossary:
            line = self.word.add_paragraph()
            self._words_in(line, f"{entry.term}: ", bold=True)
            line.add_run(entry.meaning)
        if reading := view.readability_line(article):
            self._quiet(reading)

    def _references(self) -> None:
        if not self.article.references:
            return
        self.word.add_heading(self.labels.references, 1)
        for group in view.group_references(self.article.references):
            self.word.add_heading(group.title, 2)
            for reference in group.references:
                self._reference(reference)

    def _reference(self, reference: Reference) -> None:
        line = self.word.add_paragraph(style="Reference")
        bookmark(line, f"ref-{reference.number}", reference.number)
        self._words_in(line, f"[{reference.number}]\t", ACCENT, bold=True)
        for flag in view.reference_flags(reference):
            self._words_in(line, f"{flag}. ", AMBER_INK, bold=True)
        line.add_run(reference.text)
        self._words_in(line, f" ({view.read_depth_line(reference.read_depth)})", QUIET)
        if url := safe_url(reference.url):
            line.add_run(" ")
            link_outside(line, url, url)

    def _closing(self) -> None:
        self._words_in(self.word.add_paragraph(), view.counts_line(self.article.counts), bold=True)
        self.word.add_heading(self.labels.making, 1)
        for name, value in view.making_pairs(self.article):
            line = self.word.add_paragraph()
            line.paragraph_format.space_after = Pt(0)
            self._words_in(line, f"{name}: ", QUIET)
            line.add_run(value)
        self.word.add_heading(self.labels.disclaimer, 1)
        self.word.add_paragraph(self.article.disclaimer)


def _set_widths(grid: "WordTable", table: Table) -> None:
    """Columns as wide as their longest cell asks for: figures need little room, sentences much."""
    rows = [table.columns, *(row.cells for row in table.rows)]
    longest = [max(map(len, cells)) for cells in zip_longest(*rows, fillvalue="")]
    shares = [min(max(length, _NARROW), _WIDE) for length in (*longest, _SOURCES)]
    grid.autofit = False
    for column, share in zip(grid.columns, shares, strict=True):
        for cell in column.cells:
            cell.width = Cm(_TEXT_WIDTH * share / sum(shares))
