"""Which pages show the consistency board and its tickets?"""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside.terms import TicketKind
from bedside_web.articles.shelf import open_library
from bedside_web.pages.exploring.tickets import board_of, find_ticket, show_ticket


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every ticket with its picture, and what is held back."""
    page = board_of(open_library())
    kinds = Counter(ticket.kind for ticket in page.tickets)
    shown = {
        "board": page,
        "tickets": [show_ticket(ticket) for ticket in page.tickets],
        "held_back": [show_ticket(ticket) for ticket in page.held_back],
        "kinds": [(kind, kinds[kind]) for kind in TicketKind if kinds[kind]],
    }
    return render(request, "pages/explore/board.html", shown)


@require_safe
def ticket(request: HttpRequest, id: str) -> HttpResponse:
    """One ticket: a picture in each unit, and what each body says."""
    shown = {"shown": show_ticket(find_ticket(board_of(open_library()), id))}
    return render(request, "pages/explore/ticket.html", shown)
