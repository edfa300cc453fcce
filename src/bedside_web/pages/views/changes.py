"""What changed since an earlier revision of an article."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.models import ArticleRevision
from bedside_web.articles.queries import read_view
from bedside_web.articles.reading_queries import list_revisions
from bedside_web.articles.standing import find_standing
from bedside_web.pages.choices import read_choices
from bedside_web.pages.presenting.changes import find_changes
from bedside_web.pages.views.article import canonical


@require_safe
def changes(request: HttpRequest, address: str) -> HttpResponse:
    """The newest revision against the one before it, or against ``?since=`` a number."""
    audience = read_choices(request).audience
    standing = find_standing(canonical(address), audience)
    revisions = list_revisions(standing.record) if standing.record else []
    newer = revisions[0] if revisions else None
    older = _older(revisions, request.GET.get("since", ""))
    found = find_changes(read_view(older, audience), read_view(newer, audience)) if newer and older else ()
    return render(
        request,
        "pages/changes.html",
        {"standing": standing, "revisions": revisions, "newer": newer, "older": older, "changes": found},
    )


def _older(revisions: list[ArticleRevision], since: str) -> ArticleRevision | None:
    named = [each for each in revisions[1:] if str(each.number) == since]
    return named[0] if named else revisions[1] if len(revisions) > 1 else None
