"""Which pages show the conditions, each with its facets and its claims?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.articles.shelf import board_of, open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.drugs import list_drugs
from bedside_web.pages.exploring.progress import find_progress
from bedside_web.pages.exploring.topics import find_entry, list_topics, make_topic
from bedside_web.pages.presenting.lay import lay_claims


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """Every condition, and the other ways into the library."""
    library = open_library()
    progress = find_progress()
    shown = {
        "topics": list_topics(library.ledger, progress),
        "checked": sum(progress.checked.values()),
        "drugs": len(list_drugs(library.ledger)),
        "tickets": len(board_of(library).tickets),
    }
    return render(request, "pages/explore/topics.html", shown)


@require_safe
def topic(request: HttpRequest, concept: str) -> HttpResponse:
    """One condition: its names, its facets, and what else there is."""
    library = open_library()
    entry = find_entry(library.ledger, concept)
    shown = {
        "topic": make_topic(entry, library.ledger.claims_on(entry.id), find_progress()),
        "drugs": len(library.ledger.drug_causes(entry.id)),
        "tickets": [each for each in board_of(library).tickets if each.concept == entry.id],
    }
    return render(request, "pages/explore/topic.html", shown)


@require_safe
def claims(request: HttpRequest, concept: str) -> HttpResponse:
    """Every claim on a condition, facet by facet."""
    library = open_library()
    entry = find_entry(library.ledger, concept)
    held = library.ledger.claims_on(entry.id)
    claims = lay_claims(held) if read_choices(request).audience.is_lay else held
    topic = make_topic(entry, claims, find_progress())
    return render(request, "pages/explore/claims.html", {"topic": topic})
