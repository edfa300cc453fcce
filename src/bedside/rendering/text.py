"""How does an article read in a terminal, or as plain text in an e-mail?"""

from collections.abc import Sequence

from bedside.rendering import view
from bedside.rendering.labels import Labels, labels_for
from bedside.rendering.legible import legible, safe_url
from bedside.rendering.sheet import Run, Sheet, glued, kept
from bedside.terms import Article, Dissent, Reference, Row, Section, Statement, Table

_STEP_SIGNS = {view.StepState.DONE: "✓", view.StepState.CURRENT: "●", view.StepState.COMING: "○"}
_CELL_SOURCES = "Sources"


def render_text(
    article: Article, *, width: int = 80, color: bool = False, links: bool = False, is_saved: bool = True
) -> str:
    """The article as text, ``width`` columns wide (at least 32); only addresses may be longer.

    Without ``color`` there is no escape sequence in it; ``links`` (OSC 8) need ``color``. One that is not
    saved names no command that would come back to it.
    """
    shown = legible(article)
    sheet = Sheet(width, color=color, links=links)
    labels = labels_for(shown.audience)
    is_kept = view.is_kept(shown, is_saved=is_saved)
    for part in (_opening, _bottom_line, _sections, _safety, _gaps):
        part(sheet, shown, labels)
    _onward(sheet, shown, labels, is_kept=is_kept)
    _references(sheet, shown, labels)
    _closing(sheet, shown, labels, is_kept=is_kept)
    return sheet.finish()


def _opening(sheet: Sheet, article: Article, labels: Labels) -> None:
    if article.urgent:
        sheet.box(f"URGENT: {article.urgent.urgency.value}", text=article.urgent.text)
        sheet.blank()
    sheet.line((article.title, "bold"))
    sheet.line(("━" * sheet.width, "cyan"))
    sheet.line((view.audience_line(article), "dim"))
    sheet.line(*_steps(article))
    sheet.line((article.status_note, "yellow" if view.is_pending(article) else ""))
    sheet.blank()
    sheet.line(("Question: ", "dim"), (article.question, ""))
    for correction in article.corrections:
        sheet.line((view.correction_line(correction), ""))


def _steps(article: Article) -> list[Run]:
    runs: list[Run] = []
    for step in view.status_steps(article.status):
        is_current = step.state is view.StepState.CURRENT
        name = f"{_STEP_SIGNS[step.state]} {step.name}{' (now)' if is_current else ''}"
        runs += [(" ── ", "dim")] if runs else []
        runs.append((name, "bold" if is_current else "dim"))
    return runs


def _bottom_line(sheet: Sheet, article: Article, labels: Labels) -> None:
    instead = view.outcome_line(article)
    if not article.bottom_line and not instead:
        return
    sheet.heading(labels.bottom_line)
    if instead:
        sheet.line((instead, "bold"))
    for statement in article.bottom_line:
        _statement(sheet, article, statement, mark="")
    if key := view.key_line(article):
        sheet.blank()
        sheet.line((key, "dim"))


def _sections(sheet: Sheet, article: Article, labels: Labels) -> None:
    for section in article.sections:
        sheet.heading(section.title)
        _section_body(sheet, article, section)
        for inner in section.subsections:
            sheet.subheading(inner.title)
            _section_body(sheet, article, inner)


def _section_body(sheet: Sheet, article: Article, section: Section) -> None:
    for statement in section.statements:
        _statement(sheet, article, statement, mark="•")
    for table in section.tables:
        _table(sheet, article, table)


def _statement(sheet: Sheet, article: Article, statement: Statement, *, mark: str) -> None:
    labels = labels_for(article.audience)
    runs: list[Run] = [(statement.text, "" if mark else "bold"), *_marks(article, statement)]
    if mark:
        sheet.bullet(*runs, mark=mark)
    else:
        sheet.line(*runs)
    indent = "  " if mark else ""
    if statement.recommendation:
        line = view.recommendation_line(statement.recommendation)
        sheet.line((line, "cyan"), first=f"{indent}→ ", rest=f"{indent}  ")
    for dissent in statement.dissents:
        _dissent(sheet, dissent, label=labels.dissent, indent=indent + "  ")


def _dissent(sheet: Sheet, dissent: Dissent, *, label: str, indent: str) -> None:
    mark = glued(view.citation_mark((dissent.citation,)))
    sheet.line(
        (f"{label} ", "italic magenta"), (dissent.says, "italic"), (mark, "cyan"), first=indent, rest=indent
    )


def _marks(article: Article, statement: Statement) -> list[Run]:
    marks: list[Run] = []
    if cited := view.citation_mark(statement.citations):
        marks.append((glued(cited), "cyan"))
    if statement.is_unverified:
        marks.append((glued(f"({labels_for(article.audience).unverified})"), "bold yellow"))
    notes = view.statement_notes(statement, audience=article.audience)
    return marks + [(glued(f"· {note}"), "dim") for note in notes]


def _table(sheet: Sheet, article: Article, table: Table) -> None:
    sheet.blank()
    sheet.line((table.title, "bold"))
    rows = [_cells(row, labels_for(article.audience)) for row in table.rows]
    sheet.table((*table.columns, _CELL_SOURCES), rows=rows)
    if table.note:
        sheet.line((f"Note: {table.note}", "dim"))


def _cells(row: Row, labels: Labels) -> Sequence[str]:
    caution = f" ({labels.unverified})" if row.is_unverified else ""
    return (*row.cells, view.citation_mark(row.citations) + caution)


def _safety(sheet: Sheet, article: Article, labels: Labels) -> None:
    _bullets(sheet, labels.safety, article.safety_advice, mark="!")


def _gaps(sheet: Sheet, article: Article, labels: Labels) -> None:
    _bullets(sheet, labels.not_found, article.not_found, mark="–")
    if article.open_slots:
        sheet.heading(labels.open_slots)
        sheet.line((view.slots_line(article.open_slots), ""))
    if article.near_sources:
        sheet.heading(labels.near_sources)
        sheet.line((labels.near_sources_note, "dim"))
    for source in article.near_sources:
        sheet.bullet((view.near_line(source), ""))
        if url := safe_url(source.url):
            sheet.url(url, indent=2)


def _onward(sheet: Sheet, article: Article, labels: Labels, *, is_kept: bool) -> None:
    if article.follow_ups:
        sheet.heading(labels.follow_ups)
    for follow_up in article.follow_ups:
        sheet.bullet((follow_up.question, ""), (glued(f"· {view.claims_line(follow_up)}"), "dim"))
        if is_kept:
            sheet.line((view.ask_command(follow_up, article), "green"), first="  $ ", rest="      ")
    if article.audience.is_lay and (article.glossary or article.readability):
        sheet.heading(labels.glossary)
        for entry in article.glossary:
            sheet.bullet((f"{entry.term}: ", "bold"), (entry.meaning, ""))
        if reading := view.readability_line(article):
            sheet.line((reading, "dim"))


def _references(sheet: Sheet, article: Article, labels: Labels) -> None:
    if not article.references:
        return
    sheet.heading(labels.references)
    column = len(str(max(reference.number for reference in article.references))) + 2
    for count, group in enumerate(view.group_references(article.references)):
        if count:
            sheet.blank()
        sheet.line((group.title, "bold"))
        for reference in group.references:
            _reference(sheet, reference, column=column)


def _reference(sheet: Sheet, reference: Reference, *, column: int) -> None:
    flags: list[Run] = [(f"{flag}. ", "bold red") for flag in view.reference_flags(reference)]
    depth = " " + kept(f"({view.read_depth_line(reference.read_depth)})")
    mark = f"[{reference.number}]".rjust(column)
    sheet.bullet(*flags, (reference.text, ""), (depth, "dim"), mark=mark)
    if url := safe_url(reference.url):
        sheet.url(url, indent=column + 1)


def _closing(sheet: Sheet, article: Article, labels: Labels, *, is_kept: bool) -> None:
    sheet.blank()
    sheet.line((view.counts_line(article.counts), "bold"))
    sheet.heading(labels.making)
    for name, value in view.making_pairs(article):
        sheet.line((f"{name}: ", "dim"), (value, ""), rest="  ")
    if is_kept:
        sheet.line(("The same bytes again: ", "dim"), (view.replay_command(article), "green"), rest="  ")
    if article.making.drafting:
        sheet.line(("Without the writer: ", "dim"), ("ask it again with --no-writer", ""), rest="  ")
    sheet.heading(labels.disclaimer)
    sheet.line((article.disclaimer, ""))


def _bullets(sheet: Sheet, title: str, items: Sequence[str], *, mark: str) -> None:
    if items:
        sheet.heading(title)
    for item in items:
        sheet.bullet((item, ""), mark=mark)
