"""How much of an article has a person checked, who, and until when does it hold?"""

from dataclasses import dataclass
from datetime import date

from bedside.rendering import statements_of
from bedside.terms import Article
from bedside_web.ledger.models import ClaimRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """``by`` names who signed; ``until`` is when the first of the signatures ends."""

    checked: int
    total: int
    by: tuple[str, ...] = ()
    until: date | None = None


def progress_of_article(article: Article) -> Checked:
    """How many of the article's claims bear their signatures."""
    claims = {statement.claim_id for statement in statements_of(article) if statement.claim_id}
    approved = ClaimRecord.objects.filter(id__in=claims, state="approved").count() if claims else 0
    return Checked(checked=approved, total=len(claims))


def count_checked() -> int:
    """How many claims of the library bear their signatures."""
    return ClaimRecord.objects.filter(state="approved").count()
