"""How does an article's row become a case of the rules? The newest revision is what is judged."""

from bedside.terms import ArticleCase, ClaimCase, ReviewState
from bedside_web.articles.models import ArticleRecord, ArticleRevision


def newest_of(article: ArticleRecord) -> ArticleRevision:
    """The revision that review is about: the pending one, or else the one that readers see."""
    revision = article.pending or article.current
    if revision is None:
        raise ValueError(f"article {article.address} has no revision")
    return revision


def state_of_newest(article: ArticleRecord) -> ReviewState:
    """A revision of an approved article is under review while readers see the approved one."""
    state = ReviewState(article.state)
    is_newer = article.pending_id is not None and state is ReviewState.APPROVED
    return ReviewState.UNDER_REVIEW if is_newer else state


def case_of_article(article: ArticleRecord, claims: tuple[ClaimCase, ...] = ()) -> ArticleCase:
    """The case; without ``claims`` it can be revised and withdrawn, never approved."""
    return ArticleCase(
        address=article.address,
        state=state_of_newest(article),
        claims=claims,
        reviser=newest_of(article).made_by_id,
        review_due=article.review_due,
    )


def shown_claims(revision: ArticleRevision) -> dict[str, str]:
    """The claims of a revision, each with the hash of the wording that it shows."""
    return dict(revision.claims)
