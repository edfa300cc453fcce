"""Which page shows what was said wrongly, and what is said now?"""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.models import Erratum
from bedside_web.reviews.worddiff import Run, compare_words

A_PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownErratum:
    """An erratum with what changed, word by word."""

    erratum: Erratum
    runs: tuple[Run, ...]


@require_safe
def errata(request: HttpRequest) -> HttpResponse:
    """Newest first."""
    rows = Erratum.objects.select_related("article").order_by("-noticed_at", "-pk")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    shown = [ShownErratum(erratum=row, runs=compare_words(row.before, row.after)) for row in page]
    return render(request, "pages/about/errata.html", {"page": page, "errata": shown})
