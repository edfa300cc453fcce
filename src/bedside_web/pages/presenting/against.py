"""What speaks against a claim? What its sources dispute, what other claims say, what the literature holds."""

from dataclasses import dataclass
from functools import lru_cache

from bedside.rendering import clean, format_reference
from bedside.terms import Claim, ClaimId, PublicationId
from bedside_web.articles.shelf import open_library
from bedside_web.pages.presenting.article_page import source_url

REMEMBERED = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Words that speak against the claim, and where they stand."""

    words: str
    reference: str
    url: str
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAgainst:
    """All that speaks against a claim; ``looked_at`` counts the passages that were weighed."""

    claim: Claim
    dissents: tuple[Opposed, ...]
    claims: tuple[Opposed, ...]
    passages: tuple[Opposed, ...]
    looked_at: int
    has_literature: bool

    @property
    def has_any(self) -> bool:
        """Whether anything does."""
        return bool(self.dissents or self.claims or self.passages)


@lru_cache(maxsize=REMEMBERED)
def find_against(claim_id: str) -> ShownAgainst | None:
    """What speaks against the claim of this id; ``None`` if there is none."""
    library = open_library()
    claim = library.sources.find_claim(ClaimId(claim_id))
    if claim is None:
        return None
    found = library.find_against(claim.statement)
    return ShownAgainst(
        claim=claim,
        dissents=tuple(_opposed(each.says, each.publication_id, claim_id) for each in claim.disagreements),
        claims=tuple(
            _opposed(other.statement, other.supports[0].publication_id, other.id)
            for other in found.claims
            if other.id != claim.id and other.supports
        ),
        passages=tuple(
            Opposed(
                words=clean(each.words),
                reference=format_reference(each.publication),
                url=source_url(each.publication.id, passage=each.passage.id),
                findings=tuple(finding.value for finding in each.verdict.findings),
            )
            for each in found.passages
        ),
        looked_at=found.looked_at,
        has_literature=library.has_literature,
    )


def _opposed(words: str, publication_id: str, claim_id: str) -> Opposed:
    read = open_library().sources.find_cited(PublicationId(publication_id))
    return Opposed(
        words=clean(words),
        reference=format_reference(read.publication) if read else publication_id,
        url=source_url(publication_id, claim=claim_id),
    )
