"""What stands at an address? The published revision if there is one, else what the library answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from bedside.answering import Address
from bedside.terms import Article, Audience, ReviewState, ReviewStatus
from bedside_web.articles.marked import MarkedSource, find_marked, with_retractions
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.queries import find_article, read_view
from bedside_web.articles.reading_queries import mark_of_ledger
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.queries import amended_claims

_STATUS: Mapping[ReviewState, ReviewStatus] = {
    ReviewState.UNDER_REVIEW: ReviewStatus.UNDER_REVIEW,
    ReviewState.CHANGES_REQUESTED: ReviewStatus.UNDER_REVIEW,
    ReviewState.APPROVED: ReviewStatus.APPROVED,
}

_NOTES: Mapping[ReviewStatus, str] = {
    ReviewStatus.UNDER_REVIEW: "Under review by the board: not every claim bears the signatures it needs.",
    ReviewStatus.APPROVED: "Approved: each claim was signed by members of the Medical Advisory Board.",
}
"""What files say, in the language of the article; pages say it in the reader's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What stands at an address; ``record`` is ``None`` for what was answered just now.

    ``above`` is then the published article on the whole of which it is a part.

    ``marked`` are all works that the ledger marks as retracted or superseded.

    ``edition`` names the bytes: the revision's, or the library's release with the claims as they stand.
    """

    address: Address
    question: str
    record: ArticleRecord | None
    release: str
    mark: str
    status: ReviewStatus
    above: ArticleRecord | None = None
    marked: tuple[MarkedSource, ...] = ()

    @property
    def edition(self) -> str:
        """What the article was made of."""
        revision = self.record.current if self.record else None
        return revision.sha256 if revision else f"{self.release} {self.mark}"

    @property
    def has_earlier(self) -> bool:
        """Whether readers were shown another revision before."""
        revision = self.record.current if self.record else None
        return revision is not None and revision.number > 1

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was withdrawn; its notice stays."""
        return bool(self.withdrawal)

    @property
    def withdrawal(self) -> str:
        """Why it was withdrawn, or the article that it is a part of; empty if it was not."""
        of = self.record or self.above
        return of.withdrawal_notice if of and of.withdrawn_at else ""

    @property
    def note(self) -> str:
        """What the status means, in a sentence."""
        return {
            ReviewStatus.SUBMITTED: _("Pending human review: no person has signed this article yet."),
            ReviewStatus.UNDER_REVIEW: _("Pending human review: reviewers are at work on this article."),
            ReviewStatus.APPROVED: _("Each claim was signed by members of the Medical Advisory Board."),
        }[self.status]

    def article(self, audience: Audience) -> Article:
        """The article for this reader."""
        article = with_retractions(self._made(audience), self.marked)
        note = article.status_note if self.status is ReviewStatus.SUBMITTED else _NOTES[self.status]
        return replace(article, status=self.status, status_note=note)

    def _made(self, audience: Audience) -> Article:
        if self.record and self.record.current:
            return read_view(self.record.current, audience)
        answered = open_library().ask_address(self.address, audience=audience, amended=amended_claims())
        return answered.article


def find_standing(address: Address, audience: Audience) -> Standing:
    """What stands at a canonical address, for this reader."""
    library = open_library()
    record = find_article(address.path)
    state = ReviewState(record.state) if record else ReviewState.SUBMITTED
    return Standing(
        address=address,
        question=library.addresses.word(address, is_lay=audience.is_lay),
        record=record,
        release=library.release,
        mark=mark_of_ledger(),
        status=_STATUS.get(state, ReviewStatus.SUBMITTED),
        above=find_article(address.parent.path) if record is None and address.words else None,
        marked=find_marked(),
    )
