"""Which claims stand before and after this one in the queue?"""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The neighbors of a claim, its place from 1, how many there are; nothing if it is not in the queue."""

    previous: str = ""
    next: str = ""
    place: int = 0
    of: int = 0


def find_near(claim_ids: Sequence[str], claim_id: str) -> Near:
    """The neighbors of ``claim_id``; of a claim that is not in the queue, the first is the next."""
    if claim_id not in claim_ids:
        return Near(next=claim_ids[0] if claim_ids else "")
    at = claim_ids.index(claim_id)
    return Near(
        previous=claim_ids[at - 1] if at else "",
        next=claim_ids[at + 1] if at + 1 < len(claim_ids) else "",
        place=at + 1,
        of=len(claim_ids),
    )
