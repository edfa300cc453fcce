"""Laws of answers: every number leads to a reference, and every reader is told the same."""

import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from bedside import Answer, Library
from bedside.answering.views import view_of
from bedside.errors import QuestionError
from bedside.terms import Article, Audience, Claim, Facet, Section, Statement
from bedside.verification import is_hedged, is_negated

QUESTIONS = (
    "What causes {}?",
    "How is {} defined?",
    "symptoms of {}",
    "How do I work up {}",
    "How is {} treated?",
    "What dose should be given in {}?",
    "How is {} monitored?",
    "How can {} be prevented?",
    "prognosis of {}",
    "How common is {}?",
    "pitfalls in {}",
    "physiology of {}",
    "How are tests in {} interpreted?",
    "{}",
)
GROUPS = ("", " in pregnancy", " in children", " on dialysis", " in the elderly", " after transplantation")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*(?!-alpha)")  # 1-alpha-hydroxylation counts nothing
READERS = st.sampled_from(list(Audience))


@cache
def library() -> Library:
    return Library.open()


@cache
def claims() -> tuple[Claim, ...]:
    ledger = library()._shelf.ledger
    return tuple(claim for concept in ledger.concepts() for claim in ledger.claims_on(concept.id))


@cache
def names() -> tuple[str, ...]:
    concepts = library()._shelf.ledger.concepts()
    return tuple(name for concept in concepts for name in (concept.name, *concept.synonyms))


@cache
def drugs() -> tuple[str, ...]:
    ledger = library()._shelf.ledger
    return tuple(cause.drug for concept in ledger.concepts() for cause in ledger.drug_causes(concept.id))


@st.composite
def questions(draw: st.DrawFn) -> str:
    """A condition's name, perhaps with two letters swapped, in a question, perhaps with a group or a drug."""
    name = draw(st.sampled_from(names()))
    if draw(st.booleans()):
        place = draw(st.integers(0, max(0, len(name) - 2)))
        name = name[:place] + name[place : place + 2][::-1] + name[place + 2 :]
    if draw(st.integers(0, 3)) == 0:
        return f"Can {draw(st.sampled_from(drugs()))} cause {name}?"
    return draw(st.sampled_from(QUESTIONS)).format(name) + draw(st.sampled_from(GROUPS))


def sections(article: Article) -> Iterator[Section]:
    for section in article.sections:
        yield section
        yield from section.subsections


def statements(article: Article) -> Iterator[Statement]:
    yield from article.bottom_line
    for section in sections(article):
        yield from section.statements


def in_text(answer: Answer) -> tuple[set[int], list[int]]:
    body, _, listed = answer.to_text(width=300).partition("── References")
    marks = {int(number) for mark in re.findall(r" \[(\d+(?:, \d+)*)\]", body) for number in mark.split(", ")}
    return marks, [int(number) for number in re.findall(r"^ *\[(\d+)\]", listed, re.MULTILINE)]


def in_markdown(answer: Answer) -> tuple[set[int], list[int]]:
    page = answer.to_markdown()
    marks = {int(number) for number in re.findall(r"\]\(#ref-(\d+)\)", page)}
    return marks, [int(number) for number in re.findall(r'<a id="ref-(\d+)">', page)]


def in_html(answer: Answer) -> tuple[set[int], list[int]]:
    page = html.fromstring(answer.to_html())
    marks = {int(link.get("href").removeprefix("#ref-")) for link in page.find_class("cite")}
    anchors = [name for name in page.xpath("//@id") if re.fullmatch(r"ref-\d+", name)]
    return marks, [int(name.removeprefix("ref-")) for name in anchors]


def in_json(answer: Answer) -> tuple[set[int], list[int]]:
    article = json.loads(answer.to_json())
    references = article.pop("references")
    return set(_numbers(article)), [reference["number"] for reference in references]


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, dict):
        if "read_depth" in value and "number" in value:
            yield value["number"]
        for part in value.values():
            yield from _numbers(part)
    elif isinstance(value, list):
        for part in value:
            yield from _numbers(part)


FORMATS = {"text": in_text, "markdown": in_markdown, "html": in_html, "json": in_json}


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=200, deadline=None, derandomize=True)
@given(question=questions(), audience=READERS)
def test_every_number_leads_to_one_reference(name: str, question: str, audience: Audience) -> None:
    """What is marked is what is listed, each number once, from 1 without a gap; as the article says."""
    answer = library().ask(question, audience=audience)
    marks, listed = FORMATS[name](answer)
    assert sorted(listed) == list(range(1, len(listed) + 1))
    assert marks == set(listed) == {reference.number for reference in answer.article.references}


@settings(max_examples=200, deadline=None, derandomize=True)
@given(question=questions(), audience=READERS)
def test_every_statement_and_row_cites(question: str, audience: Audience) -> None:
    article = library().ask(question, audience=audience).article
    assert all(statement.citations for statement in statements(article))
    assert all(
        row.citations for section in sections(article) for table in section.tables for row in table.rows
    )
    assert not any(statement.is_unverified for statement in article.bottom_line)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(question=questions(), audience=READERS)
def test_an_ai_page_stands_behind_nothing_verified(question: str, audience: Audience) -> None:
    article = library().ask(question, audience=audience).article
    written = {reference.number for reference in article.references if reference.is_ai_written}
    verified = (statement for statement in statements(article) if not statement.is_unverified)
    assert not {citation.number for statement in verified for citation in statement.citations} & written


def test_the_plain_sentence_says_the_same() -> None:
    """For every claim: the same figures, denied or not alike, no hedge dropped; read here in the plainest
    way."""
    unlike = [
        claim.id
        for claim in claims()
        if (plain := view_of(claim, Audience.PATIENT)) and not _is_alike(claim, plain)
    ]
    assert not unlike


def _is_alike(claim: Claim, plain: str) -> bool:
    statement = claim.statement
    figures = set(_FIGURE.findall(statement)) == set(_FIGURE.findall(plain))
    hedged = is_hedged(plain) or not is_hedged(statement)
    return figures and hedged and is_negated(statement) == is_negated(plain)


def test_nothing_that_lay_readers_could_be_told_is_held_back() -> None:
    """A plain sentence of the shipped pack is never withheld for not saying the same."""
    assert not [claim.id for claim in claims() if claim.plain and view_of(claim, Audience.PATIENT) is None]


def test_every_reader_gets_the_same_citations() -> None:
    """A claim cites the same works for every reader, in every article that shows it."""
    cited: dict[str, set[tuple[str, ...]]] = {}
    for article in every_article(Audience.CLINICIAN, Audience.PATIENT):
        for statement in statements(article):
            if statement.claim_id:
                works = tuple(citation.publication_id for citation in statement.citations)
                cited.setdefault(statement.claim_id, set()).add(works)
    assert len(cited) > len(claims()) / 2
    assert not {claim: works for claim, works in cited.items() if len(works) > 1}


def every_article(*readers: Audience) -> Iterator[Article]:
    """An article on each facet of each condition, for each reader; those that were answered."""
    for concept in library()._shelf.ledger.concepts():
        for question in QUESTIONS:
            for audience in readers:
                article = library().ask(question.format(concept.name), audience=audience).article
                if article.outcome == "answered":
                    yield article


def test_every_lay_article_can_be_read() -> None:
    """At grade 8 or below, for each facet of each condition."""
    grades = {
        (article.title, article.readability.grade)
        for article in every_article(Audience.PATIENT)
        if article.readability
    }
    assert len(grades) > 50
    assert not [(title, grade) for title, grade in grades if grade > 8]


def test_no_lay_article_gives_a_dose() -> None:
    doses = {claim.id for claim in claims() if claim.facet is Facet.DOSING and claim.plain is None}
    shown = (statement for article in every_article(Audience.CAREGIVER) for statement in statements(article))
    assert doses and not [statement.claim_id for statement in shown if statement.claim_id in doses]


@pytest.mark.parametrize("audience", [Audience.CLINICIAN, Audience.PATIENT])
def test_every_suggestion_can_be_answered(audience: Audience) -> None:
    """What is suggested is answered as a follow-up, on the same condition."""
    asked: dict[str, str] = {}
    for concept in library()._shelf.ledger.concepts():
        for question in QUESTIONS:
            answer = library().ask(question.format(concept.name), audience=audience)
            for suggestion in answer.article.follow_ups:
                if suggestion.question not in asked:
                    then = library().ask(suggestion.question, audience=audience, follow_up=answer).article
                    asked[suggestion.question] = f"{then.outcome} on {then.concept}"
                    assert asked[suggestion.question] == f"answered on {concept.id}", suggestion.question
    assert len(asked) > 20


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=st.text(max_size=200), audience=READERS)
def test_whatever_is_typed_is_answered_or_refused(text: str, audience: Audience) -> None:
    """No text breaks the library: it is refused in a sentence, or ends in an article that nobody signed."""
    try:
        answer = library().ask(text, audience=audience)
    except QuestionError as error:
        assert "question" in str(error)
        return
    assert answer.article.status == "Submitted"
    assert "\x1b" not in answer.to_text() + answer.to_markdown() + answer.to_json()
