"""How does a person take out all that is kept of them?"""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from bedside_web.accounts.actions import export_my_data
from bedside_web.accounts.models import User


@never_cache
@login_required
@require_POST
def export(request: HttpRequest) -> HttpResponse:
    """A JSON file."""
    assert isinstance(request.user, User)
    response = JsonResponse(
        export_my_data(request.user), json_dumps_params={"indent": 2, "ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="bedside-my-data.json"'
    return response
