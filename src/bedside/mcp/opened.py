"""What stands behind a claim or a quotation?"""

from collections.abc import Mapping

from bedside.errors import UserError
from bedside.library import Behind, Library, format_reference, link_of
from bedside.mcp import replies
from bedside.terms import (
    Claim,
    ClaimId,
    Directness,
    Notice,
    Passage,
    PassageId,
    Publication,
    PublicationId,
    publication_of,
)

_LONGEST_ID = 100


def open_claim(library: Library, claim_id: str) -> replies.CitationReply:
    """The supports of a curated claim with their words. Raises ``UserError`` for one that is not held."""
    claim = find_claim(library, claim_id)
    titles = {behind.publication.id: behind.publication for behind in library.sources.find_behind(claim)}
    others = [f"{each.says} ({_named(library, titles, each.publication_id)})" for each in claim.disagreements]
    return replies.CitationReply(
        claim_id=claim.id,
        statement=claim.statement,
        certainty=claim.certainty.value,
        is_unverified=claim.is_unverified,
        status=replies.PENDING,
        supports=[_support(behind) for behind in library.sources.find_behind(claim)],
        says_otherwise=others,
    )


def find_claim(library: Library, claim_id: str) -> Claim:
    """The claim of that id. Raises ``UserError`` if the library does not hold it."""
    claim = library.sources.find_claim(ClaimId(claim_id))
    if claim is None:
        raise UserError(
            f"The library holds no claim {claim_id[:_LONGEST_ID]!r}. Take the `claim_id` of an answer."
        )
    return claim


def open_passage(library: Library, passage_id: str) -> replies.CitationReply:
    """A passage that an answer quotes. Raises ``UserError`` for one that is not held."""
    read = library.sources.find_cited(publication_of(PassageId(passage_id)))
    passage = next((each for each in read.passages if each.id == passage_id), None) if read else None
    if read is None or passage is None:
        raise UserError(
            f"The library holds no passage {passage_id[:_LONGEST_ID]!r}. Take the `passage_id` of a citation."
        )
    return replies.CitationReply(
        claim_id=None,
        statement=None,
        certainty=None,
        is_unverified=False,
        status=replies.PENDING,
        supports=[_quoted(read.publication, passage)],
        says_otherwise=[],
    )


def _named(library: Library, known: Mapping[PublicationId, Publication], id: PublicationId) -> str:
    read = None if id in known else library.sources.find_cited(id)
    work = known.get(id) or (read.publication if read else None)
    return format_reference(work) if work else id


def _support(behind: Behind) -> replies.OpenedSupport:
    support, passage = behind.support, behind.passage
    return _opened(
        behind.publication,
        passage,
        locator=support.locator,
        directness=support.directness.value,
        read_depth=support.read_depth.value,
        note=support.note,
    )


def _quoted(publication: Publication, passage: Passage) -> replies.OpenedSupport:
    return _opened(
        publication,
        passage,
        locator=passage.section,
        directness=Directness.DIRECT.value,
        read_depth=passage.read_depth.value,
        note="",
    )


def _opened(publication: Publication, passage: Passage | None, **said: str) -> replies.OpenedSupport:
    return replies.OpenedSupport(
        work=publication.id,
        reference=format_reference(publication),
        url=link_of(publication),
        kind=publication.kind.value,
        words=passage.text if passage else None,
        whose_words=passage.wording.value if passage else None,
        is_retracted=publication.is_retracted,
        superseded_by=publication.superseded_by,
        notices=[_notice(each) for each in publication.notices if each.is_received],
        **said,
    )


def _notice(notice: Notice) -> str:
    where = notice.text or (f"PMID {notice.pmid}" if notice.pmid else "") or (notice.doi or "")
    return " ".join(part for part in (f"{notice.kind.value}:", where, notice.date or "") if part).strip(" :")
