"""Which pages show the consistency board and its tickets?"""

from collections import Counter

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside.terms import TicketKind
from bedside_web.articles.shelf import board_of, open_library
from bedside_web.pages.choices import read_choices
from bedside_web.pages.exploring.tickets import find_ticket, show_ticket
from bedside_web.pages.presenting.lay import is_ticket_of_doses, withheld


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every ticket with its picture, and what is held back."""
    page = board_of(open_library())
    is_lay = read_choices(request).audience.is_lay
    told = [each for each in page.tickets if not (is_lay and is_ticket_of_doses(each))]
    held_back = [each for each in page.held_back if not (is_lay and is_ticket_of_doses(each))]
    kinds = Counter(ticket.kind for ticket in told)
    shown = {
        "board": page,
        "tickets": [show_ticket(ticket) for ticket in told],
        "held_back": [show_ticket(ticket) for ticket in held_back],
        "withheld": withheld() if len(told) < len(page.tickets) else "",
        "kinds": [(kind, kinds[kind]) for kind in TicketKind if kinds[kind]],
    }
    return render(request, "pages/explore/board.html", shown)


@require_safe
def ticket(request: HttpRequest, id: str) -> HttpResponse:
    """One ticket: a picture in each unit, and what each body says."""
    found = find_ticket(board_of(open_library()), id)
    if read_choices(request).audience.is_lay and is_ticket_of_doses(found):
        return render(request, "pages/explore/withheld.html", {"withheld": withheld()})
    return render(request, "pages/explore/ticket.html", {"shown": show_ticket(found)})
