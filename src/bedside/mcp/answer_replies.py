"""How does an article become a tool's answer?"""

from collections.abc import Iterable, Iterator

from bedside.mcp import replies
from bedside.terms import Article, Citation, Reference, Row, Section, Statement


def answer_reply(article: Article, *, is_full: bool) -> replies.AnswerReply:
    """The reply; a short one holds the bottom line, and the references that it cites."""
    sections = [_section(section) for section in _flat(article)] if is_full else []
    cited = set(_numbers(article, is_full=is_full))
    return replies.AnswerReply(
        answer_id=article.id,
        title=article.title,
        outcome=article.outcome.value,
        urgent=article.urgent.text if article.urgent else None,
        audience=article.audience.value,
        status=article.status.value,
        status_note=article.status_note,
        bottom_line=[_statement(each) for each in article.bottom_line],
        sections=sections,
        more=[] if is_full else [section.title for section in article.sections],
        references=[_reference(each) for each in article.references if each.number in cited],
        safety_advice=list(article.safety_advice),
        not_found=list(article.not_found),
        depends_on=[slot.value for slot in article.open_slots],
        follow_ups=[each.question for each in article.follow_ups],
        last_updated=article.last_updated,
        release=article.making.release,
        disclaimer=article.disclaimer,
    )


def _flat(article: Article) -> Iterator[Section]:
    for section in article.sections:
        yield section
        yield from section.subsections


def _numbers(article: Article, *, is_full: bool) -> Iterator[int]:
    """Reference numbers that the reply names, dissents' too."""
    sections = list(_flat(article)) if is_full else []
    statements = [*article.bottom_line, *(each for section in sections for each in section.statements)]
    for statement in statements:
        yield from (citation.number for citation in statement.citations)
        yield from (dissent.citation.number for dissent in statement.dissents)
    rows = [row for section in sections for table in section.tables for row in table.rows]
    yield from (citation.number for row in rows for citation in row.citations)


def _section(section: Section) -> replies.Section:
    return replies.Section(
        title=section.title,
        statements=[_statement(each) for each in section.statements],
        tables=[
            replies.Table(
                title=table.title,
                columns=[*table.columns, "Sources"],
                rows=[[*row.cells, _marks(row)] for row in table.rows],
                note=table.note,
            )
            for table in section.tables
        ],
    )


def _marks(row: Row) -> str:
    numbers = sorted({citation.number for citation in row.citations})
    return f"[{', '.join(map(str, numbers))}]" + (" (unverified)" if row.is_unverified else "")


def _statement(statement: Statement) -> replies.Statement:
    grade = statement.recommendation
    return replies.Statement(
        text=statement.text,
        claim_id=statement.claim_id,
        origin=statement.origin.value,
        certainty=statement.certainty.value if statement.certainty else None,
        is_unverified=statement.is_unverified,
        citations=_citations(statement.citations),
        but=[f"{dissent.says} [{dissent.citation.number}]" for dissent in statement.dissents],
        recommendation=f"{grade.by}; {grade.grade or 'no grade given'}" if grade else None,
    )


def _citations(citations: Iterable[Citation]) -> list[replies.Citation]:
    return [
        replies.Citation(
            number=citation.number,
            work=citation.publication_id,
            locator=citation.locator,
            directness=citation.directness.value,
            read_depth=citation.read_depth.value,
            passage_id=citation.passage_id,
        )
        for citation in citations
    ]


def _reference(reference: Reference) -> replies.Reference:
    return replies.Reference(
        number=reference.number,
        work=reference.publication_id,
        text=reference.text,
        kind=reference.kind.value,
        url=reference.url,
        read_depth=reference.read_depth.value,
        is_retracted=reference.is_retracted,
        is_ai_written=reference.is_ai_written,
    )
