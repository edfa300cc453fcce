"""What does a service say to a call?"""

from django.http import HttpRequest, HttpResponse, JsonResponse

from bedside.interchange.cds_hooks import HookService, find_service, read_body, read_request
from bedside_web.articles.outside import outside_address
from bedside_web.cds.answering import answer
from bedside_web.cds.door import NotAnswered, cds_door, read_json


@cds_door("POST", needs_token=True)
def service(request: HttpRequest, id: str) -> HttpResponse:
    """The cards for a call."""
    called = required_service(id)
    asked = read_request(read_body(read_json(request)), hook=called.hook)
    return JsonResponse(answer(called, asked, site=outside_address(request)))


def required_service(id: str) -> HookService:
    """The service of that id. Raises ``NotAnswered`` if there is none."""
    found = find_service(id)
    if found is None:
        raise NotAnswered(404, "There is no service of this id; GET /cds-services lists all.")
    return found
