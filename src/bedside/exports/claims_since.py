"""What became of a file's claims since it was made?"""

from collections.abc import Callable

from bedside.editorial import hash_claim
from bedside.exports.references import FindPublication
from bedside.terms import (
    Claim,
    ClaimId,
    ClaimSince,
    ClaimStanding,
    Imprint,
    ImprintedClaim,
    PublicationId,
)

FindClaim = Callable[[ClaimId], Claim | None]


def hold_against(
    imprint: Imprint, find_claim: FindClaim, find_publication: FindPublication
) -> tuple[ClaimSince, ...]:
    """Each claim of the imprint as it stands now: the same, in other words, gone, or on a retracted work."""
    return tuple(
        _since(imprint, claim, find_claim(claim.id), find_publication=find_publication)
        for claim in imprint.claims
    )


def _since(
    imprint: Imprint, then: ImprintedClaim, now: Claim | None, *, find_publication: FindPublication
) -> ClaimSince:
    retracted = _retracted(now, find_publication, known=imprint.retracted) if now else ()
    return ClaimSince(
        claim_id=then.id,
        standing=_standing(then, now, bool(retracted)),
        places=then.places,
        retracted=retracted,
    )


def _standing(then: ImprintedClaim, now: Claim | None, is_retracted: bool) -> ClaimStanding:
    if now is None:
        return ClaimStanding.GONE
    if then.sha256 is None:
        return ClaimStanding.UNKNOWN
    if hash_claim(now) != then.sha256:
        return ClaimStanding.CHANGED
    return ClaimStanding.RETRACTED if is_retracted else ClaimStanding.CURRENT


def _retracted(
    claim: Claim, find_publication: FindPublication, *, known: tuple[PublicationId, ...]
) -> tuple[PublicationId, ...]:
    """Works behind the claim that were retracted, and that the file did not mark so."""
    works = dict.fromkeys(support.publication_id for support in claim.supports)
    found = {id: find_publication(id) for id in works if id not in known}
    return tuple(id for id, work in found.items() if work and work.is_retracted)
