"""What rests on a source, and what happens to it when the source is retracted or superseded?"""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from bedside.editorial import why_not_mark
from bedside.terms import Person
from bedside_web.articles.queries import articles_showing
from bedside_web.ledger.actions import mark_retracted, mark_superseded
from bedside_web.ledger.models import SourceRecord
from bedside_web.ledger.queries import claims_resting_on
from bedside_web.reviews.desk_queries import sources_by_weight, statement_of
from bedside_web.reviews.forms import RetractForm, SupersedeForm
from bedside_web.reviews.sheets.acts import ActFace
from bedside_web.reviews.sheets.source import make_source
from bedside_web.reviews.sheets.touched import make_touched
from bedside_web.reviews.views.door import done, for_members, refuse_form, show, user_at
from bedside_web.trail.queries import events_of

SOURCES_A_PAGE = 50
MARKS_SHOWN = 5


@require_safe
@for_members
def sources(request: HttpRequest, person: Person) -> HttpResponse:
    """``/board/sources/``: those with most claims first."""
    page = Paginator(sources_by_weight(), SOURCES_A_PAGE).get_page(request.GET.get("page"))
    known = SourceRecord.objects.in_bulk([publication_id for publication_id, _count in page.object_list])
    rows = [
        {"source": make_source(known.get(publication_id), publication_id), "claims": count}
        for publication_id, count in page.object_list
    ]
    return show(request, "sources", {"page": page, "rows": rows})


@require_safe
@for_members
def source(request: HttpRequest, person: Person, publication_id: str) -> HttpResponse:
    """``/board/sources/<id>/``: what rests on it, before anything is marked, and what was touched after."""
    return _page(request, person, publication_id)


def _page(request: HttpRequest, person: Person, publication_id: str, **forms: object) -> HttpResponse:
    record = SourceRecord.objects.filter(pk=publication_id).first()
    if record is None:
        raise Http404("There is no such source.")
    resting = list(claims_resting_on(publication_id))
    told = {
        "source": make_source(record, publication_id),
        "claims": [
            {"claim_id": each.pk, "statement": statement_of(each), "state": each.state} for each in resting
        ],
        "articles": articles_showing([each.pk for each in resting]),
        "touched": make_touched(events_of(f"source:{publication_id}")[:MARKS_SHOWN]),
        "acts": _acts(publication_id, person),
        "retract_form": RetractForm(),
        "supersede_form": SupersedeForm(),
    }
    return show(request, "source", {**told, **forms}, status=422 if forms else 200)


def _acts(publication_id: str, person: Person) -> dict[str, ActFace]:
    refusal = why_not_mark(person)
    return {
        "retract": ActFace(
            name="retract",
            label=_("Mark as retracted"),
            url=reverse("reviews:retract", args=[publication_id]),
            refusal=refusal,
        ),
        "supersede": ActFace(
            name="supersede",
            label=_("Mark as superseded"),
            url=reverse("reviews:supersede", args=[publication_id]),
            refusal=refusal,
        ),
    }


@require_POST
@for_members
def retract(request: HttpRequest, person: Person, publication_id: str) -> HttpResponse:
    """``/board/sources/<id>/retract/``."""
    form = RetractForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or _page(request, person, publication_id, retract_form=form)
    touched = mark_retracted(
        user_at(request),
        publication_id,
        notice=form.cleaned_data["notice"],
        has_second_factor=person.has_second_factor,
    )
    return done(request, _address(publication_id), _told(touched.claims, touched.articles))


@require_POST
@for_members
def supersede(request: HttpRequest, person: Person, publication_id: str) -> HttpResponse:
    """``/board/sources/<id>/supersede/``."""
    form = SupersedeForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or _page(request, person, publication_id, supersede_form=form)
    touched = mark_superseded(
        user_at(request),
        publication_id,
        by=form.cleaned_data["superseded_by"],
        has_second_factor=person.has_second_factor,
    )
    return done(request, _address(publication_id), _told(touched.claims, touched.articles))


def _address(publication_id: str) -> str:
    return reverse("reviews:source", args=[publication_id])


def _told(claims: tuple[str, ...], articles: tuple[str, ...]) -> dict[str, object]:
    return {"claims": list(claims), "articles": list(articles)}
