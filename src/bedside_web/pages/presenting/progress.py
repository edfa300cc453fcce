"""How much of an article has a person checked, who, and until when does it hold?"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache

from bedside.rendering import statements_of
from bedside.terms import Article, ReviewState
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.models import ClaimRecord
from bedside_web.reviews.queries import progress_of

REMEMBERED = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """``by`` names who signed; ``until`` is when the first of the signatures ends."""

    checked: int
    total: int
    by: tuple[str, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Key:
    """What progress hangs on: the revision, the claims as they stand, and the day."""

    record: ArticleRecord
    revision: int | None
    mark: str
    day: date

    def __hash__(self) -> int:
        return hash((self.revision, self.mark, self.day))


def progress_of_article(record: ArticleRecord | None, article: Article, *, mark: str) -> Checked:
    """How many of the article's claims bear their signatures, and whose.

    Of an article that was answered just now no claim is counted as checked: nobody signed it as it stands.
    """
    if record is None or record.current is None:
        return Checked(checked=0, total=count_claims(article))
    today = datetime.now(UTC).date()
    return _counted(_Key(record=record, revision=record.current.pk, mark=mark, day=today))


def count_claims(article: Article) -> int:
    """How many claims an article shows to its reader; ``Checked`` counts those for all readers."""
    return len({statement.claim_id for statement in statements_of(article) if statement.claim_id})


@lru_cache(maxsize=REMEMBERED)
def _counted(key: _Key) -> Checked:
    found = progress_of(key.record)
    until = found.until.date() if found.until else None
    return Checked(checked=found.checked, total=found.total, by=found.by, until=until)


def count_checked() -> int:
    """How many claims of the library bear their signatures."""
    return ClaimRecord.objects.filter(state=ReviewState.APPROVED.value).count()
