"""What became of a service's cards?"""

from django.http import HttpRequest, HttpResponse, JsonResponse

from bedside.interchange.cds_hooks import read_body, read_feedback
from bedside_web.accounts.actions import system_actor
from bedside_web.cds.actions import keep_feedback
from bedside_web.cds.door import cds_door, read_json
from bedside_web.cds.views.service import required_service


@cds_door("POST", needs_token=True)
def feedback(request: HttpRequest, id: str) -> HttpResponse:
    """Keep what a batch tells; a client may tell the same again."""
    service = required_service(id)
    keep_feedback(system_actor(), service.id, read_feedback(read_body(read_json(request))))
    return JsonResponse({})
