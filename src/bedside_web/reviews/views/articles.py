"""What does an editor see of the articles: how far each is, and what keeps it from being approved?"""

from datetime import UTC, datetime

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from bedside.editorial import why_not_approve, why_not_revise, why_not_withdraw
from bedside.terms import ArticleCase, Person, Refusal
from bedside_web.articles.mapping import newest_of
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.queries import articles as all_articles
from bedside_web.articles.queries import find_article
from bedside_web.reviews.desk_queries import statement_of, statements_of
from bedside_web.reviews.forms import NoticeForm, ReasonForm
from bedside_web.reviews.queries import article_case, progress_of_all
from bedside_web.reviews.sheets.acts import ActFace
from bedside_web.reviews.sheets.article import ShownClaim, make_claims, make_row
from bedside_web.reviews.views.door import for_members, show

ARTICLES_A_PAGE = 50


@require_safe
@for_members
def articles(request: HttpRequest, person: Person) -> HttpResponse:
    """``/board/articles/``."""
    page = Paginator(all_articles(), ARTICLES_A_PAGE).get_page(request.GET.get("page"))
    progress = progress_of_all(page.object_list)
    rows = [make_row(article, progress[article.address]) for article in page.object_list]
    return show(request, "articles", {"page": page, "rows": rows})


@require_safe
@for_members
def article(request: HttpRequest, person: Person, address: str) -> HttpResponse:
    """``/board/articles/<address>/``."""
    return article_page(request, person, address)


def article_page(request: HttpRequest, person: Person, address: str, **forms: object) -> HttpResponse:
    """The page, also when one of its forms comes back with errors."""
    record = article_or_404(address)
    case = article_case(record)
    claims = _claims(case)
    told = {
        "article": record,
        "revision": newest_of(record),
        "is_pending": record.pending_id is not None,
        "revisions": record.revisions.select_related("made_by").order_by("-number"),
        "claims": claims,
        "missing": [each for each in claims if each.sentence],
        "progress_sentence": _progress(claims),
        "acts": acts_of(case, person),
        "revise_form": ReasonForm(prefix="revise"),
        "withdraw_form": NoticeForm(),
        "public_url": reverse("pages:article", args=[record.address]),
    }
    return show(request, "article", {**told, **forms}, status=422 if forms else 200)


def article_or_404(address: str) -> ArticleRecord:
    """The article, or the page that says that there is none."""
    record = find_article(address)
    if record is None:
        raise Http404("There is no such article.")
    return record


def _claims(case: ArticleCase) -> tuple[ShownClaim, ...]:
    records = statements_of([each.claim_id for each in case.claims])
    statements = {id: statement_of(record) for id, record in records.items()}
    return make_claims(case.claims, statements, datetime.now(UTC))


def _progress(claims: tuple[ShownClaim, ...]) -> str:
    checked = sum(not each.sentence for each in claims)
    sentence = ngettext(
        "%(checked)d of %(total)d claim checked.", "%(checked)d of %(total)d claims checked.", len(claims)
    )
    return sentence % {"checked": checked, "total": len(claims)}


def acts_of(case: ArticleCase, person: Person) -> dict[str, ActFace]:
    """What may be done to the article, each with the sentence that forbids it, if one does."""
    now = datetime.now(UTC)
    return {
        "approve": _face(
            case, "approve", label=_("Approve this revision"), refusal=why_not_approve(case, person, now=now)
        ),
        "revise": _face(case, "revise", label=_("Make a revision"), refusal=why_not_revise(case, person)),
        "withdraw": _face(
            case, "withdraw", label=_("Withdraw with this notice"), refusal=why_not_withdraw(case, person)
        ),
    }


def _face(case: ArticleCase, name: str, *, label: str, refusal: Refusal | None) -> ActFace:
    url = reverse(f"reviews:{name}", args=[case.address])
    return ActFace(name=name, label=label, url=url, refusal=refusal)
