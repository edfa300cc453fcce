"""What does the library hold? Conditions, claims with what they rest on, works, and where numbers differ."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router

from bedside import Library
from bedside.rendering import format_reference, link_of
from bedside.rendering.board_json import BoardReport
from bedside.terms import (
    Claim,
    ClaimId,
    Directness,
    Found,
    PassageId,
    Publication,
    PublicationId,
    ReadDepth,
    ReviewState,
    Ticket,
)
from bedside_web.accounts.tokens import Scope
from bedside_web.api.credentials import Token, reads
from bedside_web.api.paging import link_next, part_of, read_cursor
from bedside_web.api.problems import nowhere
from bedside_web.api.reply import reply
from bedside_web.api.sent import ClaimsAsked, Page, QuerySent
from bedside_web.api.shapes import (
    CitedWords,
    ClaimLine,
    ClaimLines,
    ClaimShown,
    ConceptLine,
    ConceptLines,
    Passing,
    ReferenceLine,
    ReferenceLines,
    ReferenceShown,
    SearchGiven,
)
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.shelf import board_of, open_library
from bedside_web.ledger.mapping import claim_of, publication_of
from bedside_web.ledger.models import CitedText, ClaimRecord, SourceRecord
from bedside_web.ledger.queries import WITHDRAWN, cited_texts, claims, claims_resting_on, find_claim, sources
from bedside_web.reviews.signatures import shown_signatures

router = Router(tags=["The library"])


@router.get("concepts", auth=reads(), response=ConceptLines, operation_id="list_concepts")
def list_concepts(request: HttpRequest) -> HttpResponse:
    """The conditions that the library knows, with their names and where their articles stand."""
    standing = defaultdict(list)
    published = ArticleRecord.objects.filter(current__isnull=False, withdrawn_at__isnull=True)
    for concept, address in published.order_by("address").values_list("concept", "address"):
        standing[concept].append(address)
    counts = Counter(_shown().values_list("concept", flat=True))
    return reply(
        ConceptLines(
            items=tuple(
                ConceptLine(
                    id=entry.id,
                    name=entry.name,
                    plain_name=entry.plain_name,
                    synonyms=entry.synonyms,
                    analyte=entry.analyte,
                    direction=entry.direction,
                    claims=counts[entry.id],
                    articles=tuple(standing[entry.id]),
                )
                for entry in open_library().ledger.concepts()
            )
        )
    )


@router.get("claims", auth=reads(), response=ClaimLines, operation_id="list_claims")
def list_claims(request: HttpRequest, asked: Query[ClaimsAsked]) -> HttpResponse:
    """The curated claims as readers are shown them, by id."""
    rows = claims_resting_on(asked.source) if asked.source else _shown()
    rows = rows.filter(pk__gt=read_cursor(asked.after)).order_by("pk")
    if asked.concept:
        rows = rows.filter(concept=asked.concept)
    if asked.facet:
        rows = rows.filter(facet=asked.facet.value)
    if asked.state:
        rows = rows.filter(state=asked.state.value)
    part, after = part_of(list(rows[: asked.limit + 1]), asked.limit, lambda each: each.pk)
    return reply(
        ClaimLines(items=tuple(map(_claim_line, part)), next=after), headers=link_next(request, after)
    )


@router.get("claims/{claim_id}", auth=reads(), response=ClaimShown, operation_id="read_claim")
def read_claim(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A claim with the words that it rests on, their hashes, its works, and who signed it."""
    record = find_claim(claim_id)
    if record is None or record.current is None or record.state == WITHDRAWN:
        raise nowhere("claim")
    claim = claim_of(record.current)
    ids = [each.publication_id for each in claim.supports]
    ids += [each.publication_id for each in claim.disagreements]
    return reply(
        ClaimShown(
            claim=claim,
            state=ReviewState(record.state),
            claim_hash=record.current.sha256,
            needed=record.needed,
            signatures=tuple(shown_signatures(record, datetime.now(UTC))),
            cited=tuple(_cited(each) for each in cited_texts(record.current)),
            references=reference_lines(ids),
        )
    )


@router.get("references", auth=reads(), response=ReferenceLines, operation_id="list_references")
def listreference_lines(request: HttpRequest, asked: Query[Page]) -> HttpResponse:
    """The works that claims rest on, by id, each with what became of it since."""
    rows = SourceRecord.objects.filter(pk__gt=read_cursor(asked.after)).order_by("pk")
    part, after = part_of(list(rows[: asked.limit + 1]), asked.limit, lambda each: each.pk)
    lines = tuple(_reference(publication_of(each), each) for each in part)
    return reply(ReferenceLines(items=lines, next=after), headers=link_next(request, after))


@router.get(
    "references/{path:reference_id}", auth=reads(), response=ReferenceShown, operation_id="read_reference"
)
def read_reference(request: HttpRequest, reference_id: str) -> HttpResponse:
    """A work, and the claims whose wording rests on it."""
    record = sources([reference_id]).get(reference_id)
    if record is None:
        raise nowhere("reference")
    resting = claims_resting_on(reference_id).values_list("pk", flat=True)
    line = _reference(publication_of(record), record)
    return reply(ReferenceShown(reference=line, claims=tuple(map(ClaimId, resting))))


@router.get("consistency", auth=reads(), response=BoardReport, operation_id="list_differences")
def list_differences(request: HttpRequest) -> HttpResponse:
    """Where claims give different numbers for one thing: the consistency board, body by body."""
    page = board_of(open_library())
    return reply(
        BoardReport(release=page.release, claims=page.claims, tickets=page.tickets, held_back=page.held_back)
    )


@router.get("consistency/{ticket_id}", auth=reads(), response=Ticket, operation_id="read_difference")
def read_difference(request: HttpRequest, ticket_id: str) -> HttpResponse:
    """One ticket of the consistency board."""
    page = board_of(open_library())
    found = next((each for each in (*page.tickets, *page.held_back) if each.id == ticket_id), None)
    if found is None:
        raise nowhere("ticket")
    return reply(found)


@router.post("search", auth=Token(Scope.ASK), response=SearchGiven, operation_id="search")
def search(request: HttpRequest, sent: QuerySent) -> HttpResponse:
    """Find curated claims and works of ingested literature; a `POST`, so that no address holds a query."""
    library = open_library()
    found = library.find(sent.query, top=sent.top)
    near = library.sources.find_claims(sent.query, top=sent.top)
    return reply(
        SearchGiven(
            claims=claim_lines(claim.id for claim in near),
            works=tuple(_passing(library, each) for each in found.found),
            read_as=found.read_as,
        )
    )


def claim_lines(ids: Iterable[ClaimId]) -> tuple[ClaimLine, ...]:
    """These claims as readers are shown them, each once; withdrawn ones are left out. One query."""
    wanted = list(dict.fromkeys(ids))
    rows = _shown().in_bulk(wanted)
    return tuple(_claim_line(rows[id]) for id in wanted if id in rows)


def _shown() -> QuerySet[ClaimRecord]:
    """The claims that readers are shown."""
    return claims().filter(current__isnull=False).exclude(state=WITHDRAWN)


def _claim_line(record: ClaimRecord) -> ClaimLine:
    assert record.current is not None  # only shown claims are asked for
    claim: Claim = claim_of(record.current)
    return ClaimLine(
        id=claim.id,
        concept=claim.concept,
        facet=claim.facet,
        statement=claim.statement,
        plain=claim.plain,
        certainty=claim.certainty,
        state=ReviewState(record.state),
        claim_hash=record.current.sha256,
    )


def _cited(text: CitedText) -> CitedWords:
    return CitedWords(
        publication_id=PublicationId(text.publication_id),
        passage_id=PassageId(text.passage_id) if text.passage_id else None,
        locator=text.locator,
        directness=Directness(text.directness),
        read_depth=ReadDepth(text.read_depth),
        words=text.words,
        sha256=text.sha256,
    )


def reference_lines(ids: Iterable[PublicationId]) -> tuple[ReferenceLine, ...]:
    """Each work once, in the order in which it is cited; a release may have left one behind."""
    wanted = list(dict.fromkeys(ids))
    known = sources(wanted)
    library = open_library()
    works = {id: library.sources.find_cited(id) for id in wanted if id not in known}
    found = {id: each.publication for id, each in works.items() if each}
    found |= {PublicationId(id): publication_of(record) for id, record in known.items()}
    return tuple(_reference(found[id], known.get(id)) for id in wanted if id in found)


def _reference(work: Publication, record: SourceRecord | None) -> ReferenceLine:
    return ReferenceLine(
        id=work.id,
        text=format_reference(work),
        url=link_of(work),
        kind=work.kind,
        title=work.title,
        year=work.year,
        pmid=work.pmid,
        doi=work.doi,
        is_retracted=work.is_retracted or bool(record and record.is_retracted),
        superseded_by=(record.superseded_by if record else "") or work.superseded_by,
        is_ai_written=work.is_ai_written,
    )


def _passing(library: Library, found: Found) -> Passing:
    passage = library.passage(found)
    return Passing(
        reference=_reference(library.publication(found), None),
        passage_id=passage.id,
        section=passage.section,
        text=passage.text,
        score=found.score,
    )
