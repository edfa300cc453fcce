"""Who sits on the board? Their knowledge, interests and signatures, for everyone to read."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bedside_web.reviews.desk_queries import people_of_the_board
from bedside_web.reviews.views.door import person_at, show


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """``/board/people/``."""
    told = {"people": people_of_the_board()}
    return show(request, "people", told, is_member=person_at(request) is not None)
