"""What kind of evidence is an article? What its type, its printed headings and its title state."""

import re
from collections.abc import Sequence

from bedside.literature.pubmed_kind import find_kind
from bedside.terms import EvidenceKind

# Values of @article-type and of journals' own headings, in NLM's words for publication types.
_AS_TYPES: dict[str, str] = {
    "systematic-review": "Systematic Review",
    "systematic review": "Systematic Review",
    "systematic reviews": "Systematic Review",
    "systematic review and meta-analysis": "Systematic Review",
    "cochrane review": "Systematic Review",
    "meta-analysis": "Meta-Analysis",
    "network meta-analysis": "Network Meta-Analysis",
    "guideline": "Practice Guideline",
    "guidelines": "Practice Guideline",
    "practice guideline": "Practice Guideline",
    "practice-guideline": "Practice Guideline",
    "practice guidelines": "Practice Guideline",
    "clinical practice guideline": "Practice Guideline",
    "clinical practice guidelines": "Practice Guideline",
    "clinical guideline": "Practice Guideline",
    "consensus statement": "Consensus Statement",
    "consensus-statement": "Consensus Statement",
    "randomized controlled trial": "Randomized Controlled Trial",
    "randomised controlled trial": "Randomized Controlled Trial",
    "review-article": "Review",
    "review article": "Review",
    "review": "Review",
    "reviews": "Review",
    "scoping review": "Scoping Review",
    "narrative review": "Review",
    "case-report": "Case Reports",
    "case report": "Case Reports",
    "case reports": "Case Reports",
    "case series": "Case Reports",
    "protocol": "Clinical Trial Protocol",
    "study protocol": "Clinical Trial Protocol",
}

# Types whose articles are about other works, or opinion: their titles name designs that are not theirs.
_ABOUT_OTHERS = frozenset(
    "abstract addendum announcement article-commentary book-review books-received correction discussion "
    "editorial expression-of-concern in-brief letter meeting-report news partial-retraction product-review "
    "reply retraction".split()
)
_PROTOCOL = re.compile(r"\b(?:protocol|rationale|design of)\b", re.IGNORECASE)
_PART_OF_A_TRIAL = re.compile(
    r"\b(?:analys[ie]s|sub-?study|data|results from|nested|ancillary|post[- ]hoc|survey|follow-?up|"
    r"following|in an? randomi[sz]ed|within an?|from an?|systematic|review)\b",
    re.IGNORECASE,
)
_TRIAL = re.compile(r"\brandomi[sz]ed,?(?: [\w-]+,?){0,4} trial\b", re.IGNORECASE)
# Titles state these designs by the rules of reporting: PRISMA 2020, item 1; CONSORT 2010, item 1a.
_REVIEW = re.compile(
    r"(?:[:.?–—-]|\band\b|^)\s*(?:an? )?(?:updated? )?(?:\w+ )?"
    r"(?:systematic review|(?:network )?meta-analysis)\b",
    re.IGNORECASE,
)


def find_article_kind(article_type: str, subjects: Sequence[str], title: str) -> EvidenceKind:
    """The kind that the article states; ``ARTICLE`` if it states none.

    A title counts as such only in a report of research: it names a trial or a systematic review.
    """
    stated = [_AS_TYPES.get(each.strip().lower(), "") for each in (article_type, *subjects)]
    if article_type in _ABOUT_OTHERS:
        return EvidenceKind.ARTICLE
    return find_kind([*stated, _title_type(title)], title, default=EvidenceKind.ARTICLE)


def _title_type(title: str) -> str:
    if _PROTOCOL.search(title):
        return ""
    if _REVIEW.search(title):
        return "Systematic Review"
    is_trial = _TRIAL.search(title) and not _PART_OF_A_TRIAL.search(title)
    return "Randomized Controlled Trial" if is_trial else ""
