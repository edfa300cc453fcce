"""What does the library answer, and how does the answer look?"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema

from bedside import Answer, Library
from bedside.library import load_saved, replay
from bedside.rendering import article_schema, near_line
from bedside.terms import Article, Citation, Section, Statement
from runners.running import Given, Outcome, runner
from runners.sample import make_pack

QUESTION = "What are the causes of hypomagnesemia?"


@runner("ask", sample={"question": "low magnesium"}, refused={"question": "   "})
def ask(given: Given, folder: Path) -> Outcome:
    """``question`` for ``audience`` after the questions ``before``; of the shipped library, or of one that is
    made of the sample pack with ``changes`` and of ``literature`` files (name to text)."""
    answer = _answer(given, folder)
    return {**_understood(answer), **_body(answer.article), **_frame(answer.article), **_rendered(answer)}


@runner("ask every suggestion", sample={"question": QUESTION}, refused={"question": ""})
def ask_every_suggestion(given: Given, folder: Path) -> Outcome:
    """The suggested next questions, each asked as a follow-up of the answer that suggests it."""
    answer = _answer(given, folder)
    library = open_for(given, folder)
    audience = answer.article.audience
    suggestions = [suggestion.question for suggestion in answer.article.follow_ups]
    answers = [library.ask(question, audience=audience, follow_up=answer) for question in suggestions]
    return {
        "how many": len(suggestions),
        "outcomes": sorted({answer.article.outcome for answer in answers}),
        "all about the same condition": {answer.article.concept for answer in answers}
        == {answer.article.concept},
    }


@runner("ask twice", sample={"question": QUESTION}, refused={"question": ""})
def ask_twice(given: Given, folder: Path) -> Outcome:
    """The same question of two openings of one library, and once more with ``instead`` changed."""
    first, second = _answer(given, folder), _answer(given, folder)
    other = _answer({**given, **given.get("instead", {})}, folder)
    return {
        "same id": first.article.id == second.article.id,
        "same bytes": first.to_json() == second.to_json() and first.to_html() == second.to_html(),
        "the changed one has the same id": first.article.id == other.article.id,
        "length of the id": len(first.article.id),
    }


@runner("save and replay", sample={"question": QUESTION}, refused={"question": ""})
def save_and_replay(given: Given, folder: Path) -> Outcome:
    """An answer saved, and made again; ``then ingest`` (name to text) puts a new release beside it before."""
    library = open_for(given, folder)
    answer = _answer(given, folder)
    library.save(answer, format="json")
    if "then ingest" in given:
        Library.ingest(_write(given["then ingest"], folder / "later"), library=library.path)
    replayed, saved = replay(given.get("replay", answer.article.id))
    newest = Library.open(library.path).ask(given["question"], audience=given.get("audience", "clinician"))
    return {
        "same bytes": replayed.to_json() == answer.to_json(),
        "same release": replayed.article.making.release == answer.article.making.release,
        "id": "the same" if saved.id == answer.article.id else "another",
        "a new answer has the same id": newest.article.id == answer.article.id,
        "kept": load_saved(saved.id).question,
    }


def open_for(given: Given, folder: Path) -> Library:
    """The library that an example is about."""
    if not {"changes", "literature", "files"} & set(given):
        return _shipped()
    place = folder / "library"
    if not place.exists():
        paths = _write(given.get("literature", {}), folder / "literature")
        if "changes" in given:
            paths.append(make_pack(folder / "pack", given["changes"], raw={}))
        Library.ingest(paths, library=place, bare="changes" in given)
    return Library.open(place)


@cache
def _shipped() -> Library:
    return Library.open()


def _write(texts: dict[str, str], folder: Path) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")
    return [folder / name for name in texts]


def _answer(given: Given, folder: Path) -> Answer:
    library = open_for(given, folder)
    question = given["question"] * given.get("times", 1)
    answer = None
    for asked in (*given.get("before", ()), question):
        answer = library.ask(asked, audience=given.get("audience", "clinician"), follow_up=answer)
    assert answer is not None
    return answer


def _understood(answer: Answer) -> Outcome:
    article, question = answer.article, answer.question
    return {
        "condition": article.concept or "none",
        "facet": article.facet,
        "outcome": article.outcome,
        "title": article.title,
        "populations": question.populations,
        "corrections": [f"{slip.typed} read as {slip.read_as}" for slip in article.corrections],
        "question": article.question,
    }


def _body(article: Article) -> Outcome:
    statements = list(statements_of(article))
    citations = list(citations_of(article))
    tables = [table for section in _sections(article) for table in section.tables]
    return {
        "bottom line": [statement.text for statement in article.bottom_line],
        "bottom line claims": [statement.claim_id for statement in article.bottom_line],
        "sections": [section.title for section in article.sections],
        "subsections": [inner.title for section in article.sections for inner in section.subsections],
        "first section claims": [one.claim_id for one in article.sections[0].statements]
        if article.sections
        else [],
        "statements": [statement.text for statement in statements],
        "quotations": [statement.text for statement in statements if statement.origin == "extracted"],
        "unverified": [statement.text for statement in statements if statement.is_unverified],
        "unverified in the bottom line": [one.text for one in article.bottom_line if one.is_unverified],
        "statements without a citation": [one.text for one in statements if not one.citations],
        "certainties": sorted({str(statement.certainty) for statement in statements}),
        "grades": _grades(statements),
        "disagreements": [dissent.says for statement in statements for dissent in statement.dissents],
        "tables": [table.title for table in tables],
        "columns": [list(table.columns) for table in tables],
        "cells": [cell for table in tables for row in table.rows for cell in row.cells],
        "rows without a citation": [row.cells for table in tables for row in table.rows if not row.citations],
        "cited": list(dict.fromkeys(citation.publication_id for citation in citations)),
        "read depths": sorted({citation.read_depth for citation in citations}),
        "numbers run in order of first use": _is_in_order(citations),
    }


def _grades(statements: list[Statement]) -> list[str]:
    found = [statement.recommendation for statement in statements if statement.recommendation]
    return [f"{one.by}: {one.grade} ({'verified' if one.is_verified else 'as quoted'})" for one in found]


def _frame(article: Article) -> Outcome:
    return {
        "references": [reference.text for reference in article.references],
        "reference numbers": [reference.number for reference in article.references],
        "AI-written references": [one.publication_id for one in article.references if one.is_ai_written],
        "retracted references": [one.publication_id for one in article.references if one.is_retracted],
        "not found": article.not_found,
        "open": article.open_slots,
        "nearest sources": [near_line(source) for source in article.near_sources],
        "how many nearest sources": len(article.near_sources),
        "follow-ups": [suggestion.question for suggestion in article.follow_ups],
        "urgent": article.urgent.urgency if article.urgent else "no",
        "urgent line": article.urgent.text if article.urgent else "",
        "advice": article.safety_advice,
        "terms explained": [note.term for note in article.glossary],
        "grade": article.readability.grade if article.readability else -1.0,
        "measure": article.readability.measure if article.readability else "",
        "status": article.status,
        "status note": article.status_note,
        "disclaimer": article.disclaimer,
        "counts": [article.counts.statements, article.counts.unverified, article.counts.sources],
    }


def _rendered(answer: Answer) -> Outcome:
    """Made only where a paragraph names them: most ask for what stands in the article, not how it looks."""
    return {
        "text": lambda: answer.to_text(width=200),
        "markdown": answer.to_markdown,
        "HTML": answer.to_html,
        "JSON": answer.to_json,
        "schema errors": lambda: _schema_errors(answer),
    }


def _schema_errors(answer: Answer) -> list[str]:
    validator = jsonschema.Draft202012Validator(article_schema())
    return [error.message for error in validator.iter_errors(json.loads(answer.to_json()))]


def _sections(article: Article) -> Iterator[Section]:
    for section in article.sections:
        yield section
        yield from section.subsections


def statements_of(article: Article) -> Iterator[Statement]:
    """All statements in reading order."""
    yield from article.bottom_line
    for section in _sections(article):
        yield from section.statements


def citations_of(article: Article) -> Iterator[Citation]:
    """All citations in reading order: statements with their dissents, then the tables of a section."""
    for statement in article.bottom_line:
        yield from _citations_of_statement(statement)
    for section in _sections(article):
        for statement in section.statements:
            yield from _citations_of_statement(statement)
        for row in (row for table in section.tables for row in table.rows):
            yield from row.citations


def _citations_of_statement(statement: Statement) -> Iterator[Citation]:
    yield from statement.citations
    yield from (dissent.citation for dissent in statement.dissents)


def _is_in_order(citations: list[Citation]) -> bool:
    first_used = list(dict.fromkeys(citation.number for citation in citations))
    return first_used == list(range(1, len(first_used) + 1))
