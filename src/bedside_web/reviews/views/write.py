"""How does an author propose another wording? Checked as often as they like, kept as a draft, handed in."""

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from bedside.editorial import why_not_submit, why_not_write
from bedside.library import Text
from bedside.terms import Claim, ClaimCase, Finding, Person
from bedside_web.articles.shelf import open_library
from bedside_web.ledger.actions import propose_wording
from bedside_web.ledger.mapping import wording_of
from bedside_web.reviews.actions import submit as submit_wording
from bedside_web.reviews.desk_queries import history_of
from bedside_web.reviews.forms import WordingForm
from bedside_web.reviews.queries import cases_of
from bedside_web.reviews.sheets.acts import ActFace
from bedside_web.reviews.sheets.claim import ClaimSheet
from bedside_web.reviews.sheets.support import make_supports
from bedside_web.reviews.views.claim import claim_or_404, sheet_of
from bedside_web.reviews.views.door import done, for_members, refuse_form, show, user_at
from bedside_web.reviews.worddiff import Run, compare_words


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedWording:
    """What the checks say of a wording before it is kept."""

    runs: tuple[Run, ...]
    findings: tuple[Finding, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def write(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/write/<id>/``: the form, its checks, and keeping a draft."""
    if request.method != "POST":
        return _page(request, person, claim_id)
    form = WordingForm(request.POST)
    if not form.is_valid():
        return refuse_form(request, form) or _page(request, person, claim_id, form=form, status=422)
    if request.POST.get("act") != "write":
        return _page(request, person, claim_id, form=form)
    propose_wording(
        user_at(request),
        claim_id,
        statement=form.cleaned_data["statement"],
        plain=form.cleaned_data["plain"],
        reason=form.cleaned_data["reason"],
    )
    return done(request, reverse("reviews:write", args=[claim_id]), {"state": "draft"})


@require_POST
@for_members
def submit(request: HttpRequest, person: Person, claim_id: str) -> HttpResponse:
    """``/board/write/<id>/submit/``."""
    submit_wording(user_at(request), claim_id)
    return done(request, reverse("reviews:claim", args=[claim_id]), {"state": "submitted"})


def _page(
    request: HttpRequest, person: Person, claim_id: str, *, form: WordingForm | None = None, status: int = 200
) -> HttpResponse:
    record = claim_or_404(claim_id)
    case = cases_of([record])[record.pk]
    sheet = sheet_of(record, case, person)
    told: dict[str, object] = {
        "sheet": sheet,
        "form": form or _form_of(sheet.claim),
        "write_act": _write_act(case, person),
        "submit_act": _submit_act(case, person),
    }
    if form is not None and form.is_valid():
        told |= _checked(sheet, form.cleaned_data["statement"], form.cleaned_data["plain"])
        proposed = replace(sheet.claim, statement=form.cleaned_data["statement"])
        history = history_of(wording_of(record))
        told["sheet"] = replace(sheet, supports=make_supports(proposed, history.cited, history.sources))
    return show(request, "write", told, status=status)


def _form_of(claim: Claim) -> WordingForm:
    return WordingForm(initial={"statement": claim.statement, "plain": claim.plain or ""})


def _checked(sheet: ClaimSheet, statement: str, plain: str) -> dict[str, object]:
    words = {"statement": statement, "plain": plain}
    texts = [Text(name=name, text=text) for name, text in words.items() if text]
    checked = open_library().check(texts, has_rules=False)
    findings = tuple(finding for text in checked.texts for finding in text.findings)
    return {
        "checked": CheckedWording(runs=compare_words(sheet.claim.statement, statement), findings=findings)
    }


def _write_act(case: ClaimCase, person: Person) -> ActFace:
    return ActFace(name="write", label=_("Keep as draft"), url="", refusal=why_not_write(case, person))


def _submit_act(case: ClaimCase, person: Person) -> ActFace:
    return ActFace(
        name="submit",
        label=_("Submit for review"),
        url=reverse("reviews:submit", args=[case.claim_id]),
        refusal=why_not_submit(case, person),
    )
