"""How is a shipped article made? One question to the library, asked for every audience."""

import hashlib
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from bedside import Library
from bedside.answering import QUESTIONS
from bedside.editorial import hash_claim
from bedside.errors import UserError
from bedside.terms import (
    Article,
    Audience,
    Claim,
    ClaimId,
    ConceptEntry,
    Facet,
    Outcome,
    Section,
    Statement,
)
from bedside_web.ledger.queries import newest_pack_hashes


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A condition and what is asked about it: one address, one question."""

    address: str
    concept: str
    facet: Facet
    question: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An article for every audience. ``claims`` are those that any of them shows, in order of first use.

    ``sha256`` is over what readers read: a new release that changes nothing there changes nothing here.
    """

    topic: Topic
    title: str
    release: str
    views: Mapping[Audience, bytes]
    claims: tuple[ClaimId, ...]
    sha256: str


def see_that_it_is_synced(library: Library) -> None:
    """An article names the wordings that it shows, so the ledger must hold those of this very release.

    Raises ``UserError``.
    """
    held = newest_pack_hashes()
    if any(held.get(claim.id) != hash_claim(claim) for claim in library.claims()):
        raise UserError("The site holds the claims of another release. Run: bedside-site sync_library")


def find_topics(library: Library) -> Iterator[Topic]:
    """Every condition with every facet that it has claims on and that there is a question for."""
    claimed = {(claim.concept, claim.facet) for claim in library.claims()}
    for entry in library.sources.concepts():
        for facet in Facet:
            if (entry.id, facet) in claimed and facet in QUESTIONS:
                yield _topic(entry, facet)


def compose(topic: Topic, library: Library, *, amended: Mapping[ClaimId, Claim]) -> Composed | None:
    """The article in all its views; ``None`` where the library has no answer to its own question."""
    articles = {
        audience: library.ask(topic.question, audience=audience, amended=amended).article
        for audience in Audience
    }
    first = articles[Audience.CLINICIAN]
    if first.outcome is not Outcome.ANSWERED:
        return None
    return Composed(
        topic=topic,
        title=first.title,
        release=str(library.release),
        views={audience: pack_view(article) for audience, article in articles.items()},
        claims=tuple(
            dict.fromkeys(
                statement.claim_id
                for article in articles.values()
                for statement in find_statements(article)
                if statement.claim_id
            )
        ),
        sha256=_digest(articles),
    )


def find_statements(article: Article) -> Iterator[Statement]:
    """Every statement of an article, in reading order."""
    yield from article.bottom_line
    for section in article.sections:
        yield from _statements_in(section)


def pack_view(article: Article) -> bytes:
    """The article as it is stored."""
    return zlib.compress(msgspec.json.encode(article), 9)


def unpack_view(body: bytes) -> Article:
    """The article that was stored."""
    return msgspec.json.decode(zlib.decompress(body), type=Article)


def _topic(entry: ConceptEntry, facet: Facet) -> Topic:
    return Topic(
        address=f"{entry.id}/{facet.value}".lower().replace(" ", "-"),
        concept=entry.id,
        facet=facet,
        question=QUESTIONS[facet][0].format(name=entry.name.lower(), plain=entry.plain_name),
    )


def _statements_in(section: Section) -> Iterator[Statement]:
    yield from section.statements
    for inner in section.subsections:
        yield from _statements_in(inner)


def _digest(articles: Mapping[Audience, Article]) -> str:
    read = [_as_read(article) for article in articles.values()]
    return hashlib.sha256(msgspec.json.encode(read)).hexdigest()


def _as_read(article: Article) -> Any:
    """Without how and when it was made: the release's id, the scores, and the name that comes of them."""
    told = msgspec.to_builtins(article)
    return {name: told[name] for name in told if name not in {"id", "making", "last_updated", "parent"}}
