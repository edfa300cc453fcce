"""What did a writer draft from passages, and what became of each of its sentences?"""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.facet import Facet
from bedside.terms.identifiers import PassageId


class DropReason(StrEnum):
    """Why the words of a writer are not shown; the values are the sentences' ends that readers see."""

    NO_PASSAGE = "named no passage"
    UNKNOWN_PASSAGE = "named a passage that was not given"
    NUMBER = "held a number that the named passages do not"
    CONTRADICTED = "was contradicted by a named passage"
    UNSUPPORTED = "was not supported by a named passage"
    FORM = "was not one plain statement"
    REPEATED = "had been said already"
    OFF_QUESTION = "did not bear on the question"


class WriterFault(StrEnum):
    """Why a writer gave nothing, or broke off; stable codes for logs and pages."""

    REFUSED = "refused"
    SLOW = "slow"
    BROKEN_OFF = "broken-off"
    BUSY = "busy"
    DENIED = "denied"
    RUBBISH = "rubbish"
    ENDLESS = "endless"
    FORBIDDEN = "forbidden"
    SPENT = "spent"
    RESTING = "resting"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedClaim:
    """One sentence that may be shown, with the passages that support it; at least one.

    ``is_answer`` says whether it answers the question itself; what does not stands in the section of its
    ``facet``, or in none of them if its own words do not speak of the one that the writer chose.
    Where ``replaced`` is given, the writer's own words were not supported for that reason, and ``text`` is
    a sentence of the passage.
    """

    facet: Facet | None
    text: str
    passage_ids: tuple[PassageId, ...]
    is_answer: bool = True
    replaced: DropReason | None = None

    @property
    def is_quoted(self) -> bool:
        """Whether the words are the source's."""
        return self.replaced is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is left of a writer's answer after verification: ``claims`` in reading order.

    ``dropped`` has the reason of each sentence that is not shown in any form; ``fault`` says why the writer
    broke off, if it did.
    """

    writer: str
    claims: tuple[DraftedClaim, ...] = ()
    dropped: tuple[DropReason, ...] = ()
    fault: WriterFault | None = None

    @property
    def written(self) -> int:
        """Sentences that the writer wrote."""
        return len(self.claims) + len(self.dropped)

    @property
    def quoted(self) -> int:
        """Sentences in whose place the source's own words are shown."""
        return sum(claim.is_quoted for claim in self.claims)
