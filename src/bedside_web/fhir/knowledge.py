"""Which articles answer a record's request? Those that stand at our addresses, the nearest aspect first."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from bedside import Library
from bedside.answering import Address
from bedside.interchange.fhir import OURS
from bedside.interchange.infobutton import (
    Entry,
    Feed,
    KnowledgeRequest,
    Meant,
    Recipient,
    facets_of,
    find_meant,
    summary_html,
)
from bedside.terms import Article, Audience, Concept, Facet
from bedside_web.articles.standing import Standing, find_standing

MOST = 20
"""Articles in one reply."""
AUDIENCES = {Recipient.PATIENT: Audience.PATIENT, Recipient.PROVIDER: Audience.CLINICIAN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """An article that answers: where it stands, and what stands there for this reader."""

    path: str
    standing: Standing
    article: Article


def audience_of(request: KnowledgeRequest) -> Audience | None:
    """For whom to write; ``None`` leaves it to the reader's own choice."""
    return AUDIENCES.get(request.recipient) if request.recipient else None


def find_answering(request: KnowledgeRequest, library: Library) -> tuple[Address, ...]:
    """The addresses that answer, best first; none where nothing of ours is asked for."""
    meant = find_meant(request, library.ledger.concepts())
    facets, is_named = facets_of(request)
    audience = audience_of(request)
    if audience is not None and audience.is_lay:
        facets = tuple(facet for facet in facets if facet is not Facet.DOSING)
    found = [*_of_drugs(meant, library), *_of_concepts(meant, facets, library)]
    if meant.concepts and is_named and not found:
        found = list(_of_concepts(meant, tuple(Facet), library))
    return tuple(dict.fromkeys(found))[:MOST]


def feed_of(request: KnowledgeRequest, library: Library, *, url: str) -> Feed:
    """The reply as a feed; ``url`` is where this site's articles stand."""
    audience = audience_of(request) or Audience.CLINICIAN
    query = f"?audience={audience.value}" if request.recipient else ""
    entries = tuple(
        _entry(answering, f"{url}{answering.path}/{query}")
        for answering in answerings(find_answering(request, library), audience)
    )
    updated = max((entry.updated for entry in entries), default=_moment(_day(library)))
    said = "Articles, each sentence with its sources." if entries else "Nothing here is about what was asked."
    return Feed(
        id=f"{OURS}:infobutton:{hashlib.sha256(repr(request.echo).encode()).hexdigest()[:16]}",
        title="Bedside: answers to clinical questions",
        subtitle=f"{said} For education; pending human review unless an article says otherwise.",
        updated=updated,
        echo=request.echo,
        entries=entries,
    )


def answerings(addresses: tuple[Address, ...], audience: Audience) -> Iterator[Answering]:
    """What stands at the addresses for this reader; what was withdrawn is left out."""
    for address in addresses:
        standing = find_standing(address, audience)
        if not standing.is_withdrawn:
            yield Answering(path=address.path, standing=standing, article=standing.article(audience))


def _of_concepts(meant: Meant, facets: tuple[Facet, ...], library: Library) -> Iterator[Address]:
    """Every condition with its first aspect, then with the others."""
    claimed = {(claim.concept, claim.facet) for claim in library.claims()}
    for facet in facets:
        for concept in meant.concepts:
            address = Address(concept=Concept(concept), facet=facet)
            if (concept, facet) in claimed and library.addresses.read_path(address.path) == address:
                yield address


def _of_drugs(meant: Meant, library: Library) -> Iterator[Address]:
    """The conditions that a drug brings about, as the packs say."""
    for entry in library.ledger.concepts():
        for cause in library.ledger.drug_causes(entry.id):
            if cause.drug in meant.drugs:
                word = cause.drug.replace(" ", "-")
                address = library.addresses.read_path(f"{entry.id}/{Facet.CAUSE.value}/{word}")
                if address is not None:
                    yield address


def _entry(answering: Answering, url: str) -> Entry:
    article = answering.article
    sentences = [statement.text for statement in article.bottom_line]
    return Entry(
        title=article.title,
        id=f"{OURS}:article:{answering.path.replace('/', ':')}:{article.audience.value}",
        url=url,
        summary=summary_html([*sentences, f"{article.status.value}. {article.status_note}"]),
        updated=_moment(article.last_updated),
        concept=str(article.concept),
        facet=article.facet.value,
    )


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def _day(library: Library) -> str:
    return max((pack.updated for pack in library.manifest.packs), default="1970-01-01")
