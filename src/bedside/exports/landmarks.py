"""Where in a file's words does each statement begin? They are cut there, so that a change has a place."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bedside.exports.carrier import Carrier
from bedside.rendering import group_references, labels_for, legible
from bedside.terms import Article, ClaimId, ImprintedPart, Section, Statement

BEGINNING = "beginning"
HASH_SIGNS = 16
SHORTEST = 3
"""Signs: less than that stands everywhere."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmark:
    """Words that are looked for, and what begins with them.

    Statements stand in the same order in every form; what ``is_anywhere`` only stands behind them.
    """

    place: str
    text: str
    claim_id: ClaimId | None = None
    is_anywhere: bool = False


def landmarks_of(article: Article) -> Iterator[Landmark]:
    """Title, statements and rows in reading order, then advice, gaps, references and the disclaimer."""
    shown = legible(article)
    labels = labels_for(shown.audience)
    yield Landmark(place="title", text=shown.title)
    yield from _statements(labels.bottom_line, shown.bottom_line)
    for section in shown.sections:
        yield from _section(section.title, section)
        for inner in section.subsections:
            yield from _section(f"{section.title}, {inner.title}", inner)
    for title, items in ((labels.safety, shown.safety_advice), (labels.not_found, shown.not_found)):
        yield from (_behind(f"{title}, {n}", item) for n, item in enumerate(items, 1))
    for group in group_references(shown.references):
        for reference in group.references:
            yield _behind(f"reference {reference.number}", reference.text)
    yield _behind("disclaimer", shown.disclaimer)


def _behind(place: str, text: str) -> Landmark:
    return Landmark(place=place, text=text, is_anywhere=True)


def _section(title: str, section: Section) -> Iterator[Landmark]:
    yield from _statements(title, section.statements)
    for number, table in enumerate(section.tables, 1):
        place = f"{title}, table {number}"
        yield Landmark(place=place, text=table.title)
        for line, row in enumerate(table.rows, 1):
            yield Landmark(place=f"{place}, row {line}", text=row.cells[0] if row.cells else "")


def _statements(title: str, statements: tuple[Statement, ...]) -> Iterator[Landmark]:
    for number, statement in enumerate(statements, 1):
        place = f"{title}, statement {number}"
        yield Landmark(place=place, text=statement.text, claim_id=statement.claim_id)


def hash_part(words: str) -> str:
    """The beginning of the SHA-256 of a part's words: enough to see a change that was not made to fool us."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:HASH_SIGNS]


def cut(words: str, landmarks: Iterable[Landmark], carrier: Carrier) -> tuple[ImprintedPart, ...]:
    """The words cut before each landmark. What is not found, such as a wrapped cell, cuts nothing."""
    begins: dict[int, Landmark] = {0: Landmark(place=BEGINNING, text="")}
    at = 0
    for landmark in landmarks:
        sought = carrier.normal(landmark.text)
        found = words.find(sought, at) if len(sought) >= SHORTEST else -1
        if found < 0:
            continue
        begins[found] = landmark
        at = at if landmark.is_anywhere else found + len(sought)
    places = sorted(begins)
    ends = [*places[1:], len(words)]
    return tuple(
        _part(begins[begin], words[begin:end]) for begin, end in zip(places, ends, strict=True) if end > begin
    )


def _part(landmark: Landmark, words: str) -> ImprintedPart:
    return ImprintedPart(
        place=landmark.place, words=words, sha256=hash_part(words), claim_id=landmark.claim_id
    )
