"""Which page shows the causes of a condition, as a tree and as a table?"""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from bedside.terms import Certainty, Facet
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.causes import Row, grow_tree, list_rows
from bedside_web.pages.exploring.sorting import Column, sort_rows
from bedside_web.pages.exploring.topics import find_entry
from bedside_web.pages.presenting.lay import lay_claims

_ORDER: Mapping[Certainty | None, int] = {
    certainty: place for place, certainty in enumerate((*Certainty, None))
}
COLUMNS: Mapping[str, Column[Row]] = {
    "cause": Column(name=_("Cause"), key=lambda row: row.cause.casefold()),
    "mechanism": Column(name=_("Mechanism"), key=lambda row: row.mechanism.casefold()),
    "certainty": Column(name=_("Certainty"), key=lambda row: _ORDER[row.certainty]),
    "sources": Column(name=_("Sources"), key=lambda row: -row.sources),
}


@require_safe
def causes(request: HttpRequest, concept: str) -> HttpResponse:
    """The tree, or with ``?view=table`` the table, sorted as ``?sort=`` says."""
    ledger = open_library().ledger
    entry = find_entry(ledger, concept)
    claims = [claim for claim in ledger.claims_on(entry.id) if claim.facet is Facet.CAUSE]
    if read_choices(request).audience.is_lay:
        claims = lay_claims(claims)
    tree = grow_tree(entry, claims, ledger.drug_causes(entry.id))
    rows, heads = sort_rows(list_rows(tree), COLUMNS, request.GET)
    shown = {
        "entry": entry,
        "tree": tree,
        "rows": rows,
        "heads": heads,
        "is_table": request.GET.get("view") == "table",
        "is_open": request.GET.get("open") == "all",
        "claims": len(claims),
        "drugs": sum(row.drug is not None for row in rows),
    }
    return render(request, "pages/explore/causes.html", shown)
