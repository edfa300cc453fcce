"""How does a part of an article read as XHTML? Sentences with their marks, nothing that acts."""

from bedside.interchange.fhir.elements import escaped, listed
from bedside.terms import Citation, Reference, Row, Section, Statement, Table


def statements_html(statements: tuple[Statement, ...]) -> str:
    """A list of statements, each with its certainty, grade and what others say instead."""
    return listed([_statement(each) for each in statements])


def section_html(section: Section) -> str:
    """A section's own statements and tables; subsections are sections of their own."""
    return statements_html(section.statements) + "".join(map(_table, section.tables))


def references_html(references: tuple[Reference, ...]) -> str:
    """The numbered references."""
    items = (f"<li>[{each.number}] {escaped(each.text)}{_flags(each)}</li>" for each in references)
    return f"<ul>{''.join(items)}</ul>"


def paragraphs(texts: tuple[str, ...]) -> str:
    """Paragraphs."""
    return "".join(f"<p>{escaped(text)}</p>" for text in texts if text)


def mark(citations: tuple[Citation, ...]) -> str:
    """The mark of a statement: ``[1, 3]``."""
    numbers = sorted({each.number for each in citations})
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def _statement(statement: Statement) -> str:
    notes = [statement.certainty.value] if statement.certainty else []
    notes += ["unverified"] if statement.is_unverified else []
    notes += [statement.origin.value] if statement.claim_id is None else []
    said = escaped(statement.text) + mark(statement.citations)
    said += f" ({escaped(', '.join(notes))})" if notes else ""
    if statement.recommendation and statement.recommendation.grade:
        graded = statement.recommendation
        caution = "" if graded.is_verified else " (as quoted, not read)"
        said += f"; {escaped(graded.by)}, grade as printed: {escaped(graded.grade or '')}{caution}"
    return said + "".join(
        f"<p>But: {escaped(each.says)}{mark((each.citation,))}</p>" for each in statement.dissents
    )


def _table(table: Table) -> str:
    head = "".join(f"<th>{escaped(column)}</th>" for column in (*table.columns, "References"))
    rows = "".join(_row(row) for row in table.rows)
    caption = f"<p><b>{escaped(table.title)}</b></p>" if table.title else ""
    note = f"<p>{escaped(table.note)}</p>" if table.note else ""
    return f"{caption}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{note}"


def _row(row: Row) -> str:
    last = mark(row.citations).strip() + (" unverified" if row.is_unverified else "")
    cells = "".join(f"<td>{escaped(cell)}</td>" for cell in (*row.cells, last))
    return f"<tr>{cells}</tr>"


def _flags(reference: Reference) -> str:
    flags = [f"read: {reference.read_depth.value}"]
    flags += ["RETRACTED"] if reference.is_retracted else []
    flags += ["AI-written page: not evidence"] if reference.is_ai_written else []
    return f" ({escaped('; '.join(flags))})"
