"""How far is an article? Its claims one by one, with the signatures that count and those that are missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import ngettext

from bedside.editorial import count_valid
from bedside.terms import ClaimCase
from bedside_web.articles.models import ArticleRecord
from bedside_web.reviews.queries import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list: of its ``total`` claims, ``checked`` bear their signatures."""

    address: str
    title: str
    state: str
    checked: int
    total: int
    has_pending: bool
    review_due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim of an article. ``sentence`` says what is missing; empty if nothing is."""

    claim_id: str
    statement: str
    state: str
    valid: int
    needed: int
    sentence: str


def make_row(article: ArticleRecord, progress: Progress) -> ArticleRow:
    """The article by the revision that readers see."""
    return ArticleRow(
        address=article.address,
        title=article.title,
        state=article.state,
        checked=progress.checked,
        total=progress.total,
        has_pending=article.pending_id is not None,
        review_due=article.review_due,
    )


def make_claims(
    cases: Iterable[ClaimCase], statements: Mapping[str, str], now: datetime
) -> tuple[ShownClaim, ...]:
    """The claims of an article in its order."""
    return tuple(_make_claim(case, statements.get(case.claim_id, ""), now) for case in cases)


def _make_claim(case: ClaimCase, statement: str, now: datetime) -> ShownClaim:
    valid = count_valid(case, now)
    lacks = max(case.needed - valid, 0)
    sentence = ngettext("lacks %(count)d signature.", "lacks %(count)d signatures.", lacks) % {"count": lacks}
    return ShownClaim(
        claim_id=case.claim_id,
        statement=statement,
        state=case.state.value,
        valid=valid,
        needed=case.needed,
        sentence=sentence if lacks else "",
    )
