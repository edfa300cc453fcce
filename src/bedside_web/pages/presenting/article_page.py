"""How is an article laid out on its page? Sections with anchors, statements with links to what they cite."""

import re
import shlex
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse

from bedside.rendering import (
    ArticleLabels,
    Marker,
    ReferenceGroup,
    column_widths,
    group_references,
    key_line,
    labels_for,
    legible,
    making_pairs,
    near_line,
    outcome_line,
    read_depth_line,
    readability_line,
    recommendation_line,
    reference_flags,
    safe_url,
    slots_line,
    statement_notes,
)
from bedside.terms import Article, Citation, ClaimId, Reference, Row, Section, Statement, Table
from bedside_web.articles.marked import MarkedSource
from bedside_web.pages.choices import Units
from bedside_web.pages.presenting.units import Part, analyte_of, in_units

_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMark:
    """A citation: its number, its own name on the page, and where the words behind it stand.

    ``became`` tells of a source that was "retracted" or "superseded", or is "not-evidence".
    """

    number: int
    anchor: str
    href: str
    details: str
    is_indirect: bool
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDissent:
    """What another source says instead."""

    parts: tuple[Part, ...]
    marks: tuple[ShownMark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownStatement:
    """A statement as the page prints it. ``anchor`` names it, ``against`` is where what opposes it stands."""

    parts: tuple[Part, ...]
    marks: tuple[ShownMark, ...]
    notes: tuple[str, ...]
    is_unverified: bool
    recommendation: str
    dissents: tuple[ShownDissent, ...]
    claim_id: ClaimId | None
    anchor: str
    against: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of a table; ``kind`` is the class of its column."""

    parts: tuple[Part, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRow:
    """A row of a table; every row cites."""

    cells: tuple[ShownCell, ...]
    marks: tuple[ShownMark, ...]
    is_unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTable:
    """A table as the page prints it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]
    note: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSection:
    """A section with its anchor."""

    anchor: str
    title: str
    statements: tuple[ShownStatement, ...]
    tables: tuple[ShownTable, ...]
    subsections: tuple["ShownSection", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReference:
    """An entry of the list of references. ``source`` is where what the library holds of it stands."""

    reference: Reference
    url: str | None
    source: str
    flags: tuple[str, ...]
    depth: str
    became: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGroup:
    """References of one kind."""

    title: str
    references: tuple[ShownReference, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFollowUp:
    """A question to ask next, and its address."""

    question: str
    url: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article ready for the templates."""

    article: Article
    labels: ArticleLabels
    bottom_line: tuple[ShownStatement, ...]
    instead: str | None
    key: str | None
    sections: tuple[ShownSection, ...]
    groups: tuple[ShownGroup, ...]
    follow_ups: tuple[ShownFollowUp, ...]
    near: tuple[tuple[str, str | None], ...]
    slots: str
    making: tuple[tuple[str, str], ...]
    asked: str
    readability: str | None


def lay_out(
    article: Article,
    *,
    units: Units,
    follow_ups: tuple[ShownFollowUp, ...] = (),
    marked: tuple[MarkedSource, ...] = (),
) -> ShownArticle:
    """The article for its page. Nothing that a source could make act reaches it."""
    article = legible(article)
    became = _warnings(article.references) | {each.id: each.word for each in marked}
    maker = _Maker(article=article, units=units, became=became)
    bottom_line = maker.statements(article.bottom_line)
    sections = tuple(
        maker.section(section, f"section-{at}") for at, section in enumerate(article.sections, 1)
    )
    return ShownArticle(
        article=article,
        labels=labels_for(article.audience),
        bottom_line=bottom_line,
        instead=outcome_line(article),
        key=key_line(article),
        sections=sections,
        groups=tuple(maker.group(group) for group in group_references(article.references)),
        follow_ups=follow_ups,
        near=tuple((near_line(source), safe_url(source.url)) for source in article.near_sources),
        slots=slots_line(article.open_slots) if article.open_slots else "",
        making=making_pairs(article),
        asked=f"{shlex.quote(article.question)} --audience {article.audience.value}",
        readability=readability_line(article),
    )


def _warnings(references: Iterable[Reference]) -> dict[str, str]:
    """What must be seen at the number of a work, before anybody opens it."""
    found: dict[str, str] = {}
    for each in references:
        if each.is_retracted or each.is_ai_written:
            found[each.publication_id] = "retracted" if each.is_retracted else "not-evidence"
    return found


def source_url(publication_id: str, *, claim: str | None = None, passage: str | None = None) -> str:
    """Where the words of a work stand, and among them those behind a claim."""
    asked = urlencode({name: value for name, value in (("claim", claim), ("passage", passage)) if value})
    url = reverse("pages:source", args=[publication_id])
    return f"{url}?{asked}" if asked else url


@dataclass(slots=True, kw_only=True)
class _Maker:
    article: Article
    units: Units
    became: Mapping[str, str]
    marker: Marker = field(default_factory=lambda: Marker(prefix=""))
    seen: dict[str, int] = field(default_factory=dict)

    def statements(self, statements: Iterable[Statement]) -> tuple[ShownStatement, ...]:
        return tuple(self._statement(statement) for statement in statements)

    def section(self, section: Section, anchor: str) -> ShownSection:
        return ShownSection(
            anchor=anchor,
            title=section.title,
            statements=self.statements(section.statements),
            tables=tuple(self._table(table) for table in section.tables),
            subsections=tuple(
                self.section(inner, f"{anchor}-{at}") for at, inner in enumerate(section.subsections, 1)
            ),
        )

    def group(self, group: ReferenceGroup) -> ShownGroup:
        return ShownGroup(title=group.title, references=tuple(map(self._reference, group.references)))

    def _reference(self, reference: Reference) -> ShownReference:
        return ShownReference(
            reference=reference,
            url=safe_url(reference.url),
            source=source_url(reference.publication_id),
            flags=reference_flags(reference),
            depth=read_depth_line(reference.read_depth),
            became=self.became.get(reference.publication_id, ""),
        )

    def _statement(self, statement: Statement) -> ShownStatement:
        claim = statement.claim_id
        recommendation = statement.recommendation
        analyte = analyte_of(statement.text) if statement.dissents else None
        return ShownStatement(
            parts=in_units(statement.text, self.units),
            marks=self._marks(statement.citations, claim),
            notes=statement_notes(statement, audience=self.article.audience),
            is_unverified=statement.is_unverified,
            recommendation=recommendation_line(recommendation) if recommendation else "",
            dissents=tuple(
                ShownDissent(
                    parts=in_units(dissent.says, self.units, of=analyte),
                    marks=self._marks((dissent.citation,), claim),
                )
                for dissent in statement.dissents
            ),
            claim_id=claim,
            anchor=self._anchor(claim),
            against=reverse("pages:against", args=[claim]) if claim else "",
        )

    def _anchor(self, claim: ClaimId | None) -> str:
        """A claim may stand in the bottom line and below: its second place bears a number."""
        if claim is None:
            return ""
        name = _NOT_A_LETTER.sub("-", claim.lower())
        self.seen[name] = self.seen.get(name, 0) + 1
        return f"claim-{name}" + (f"-{self.seen[name]}" if self.seen[name] > 1 else "")

    def _marks(self, citations: tuple[Citation, ...], claim: ClaimId | None) -> tuple[ShownMark, ...]:
        behind = {citation.number: citation for citation in reversed(citations)}
        return tuple(
            ShownMark(
                number=mark.number,
                anchor=mark.anchor,
                href=source_url(
                    behind[mark.number].publication_id,
                    claim=claim,
                    passage=None if claim else behind[mark.number].passage_id,
                ),
                details=mark.details,
                is_indirect=mark.is_indirect,
                became=self.became.get(behind[mark.number].publication_id, ""),
            )
            for mark in self.marker.marks(citations)
        )

    def _table(self, table: Table) -> ShownTable:
        widths = column_widths(table)
        return ShownTable(
            title=table.title,
            columns=table.columns,
            rows=tuple(self._row(row, widths) for row in table.rows),
            note=in_units(table.note, self.units) if table.note else (),
        )

    def _row(self, row: Row, widths: tuple[str, ...]) -> ShownRow:
        """Cells stay as printed: their unit may stand in the head of the column alone."""
        return ShownRow(
            cells=tuple(
                ShownCell(parts=(Part(printed=cell),), kind=kind)
                for cell, kind in zip(row.cells, widths, strict=False)
            ),
            marks=self._marks(row.citations, None),
            is_unverified=row.is_unverified,
        )
