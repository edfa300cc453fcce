"""Which services are there?"""

from django.http import HttpRequest, HttpResponse, JsonResponse

from bedside.interchange.cds_hooks import make_discovery
from bedside_web.cds.door import cds_door


@cds_door("GET", needs_token=False)
def discovery(request: HttpRequest) -> HttpResponse:
    """All services with their prefetch; nothing of it is secret, so a token may be left out."""
    return JsonResponse(make_discovery())
