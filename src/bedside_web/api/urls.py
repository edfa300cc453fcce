"""Which addresses do other programs have?"""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from bedside_web.api.description import openapi
from bedside_web.api.door import api
from bedside_web.api.guide import guide
from bedside_web.api.problems import Problem, write_problem


@csrf_exempt
def nothing_here(request: HttpRequest) -> HttpResponse:
    """Every other address, told as a problem and not as a page."""
    return write_problem(
        Problem(404, "not-found", "There is no such address. `/api/v1/openapi.json` lists every one.")
    )


app_name = "api"
urlpatterns = [
    path("", guide, name="guide"),
    path("v1/openapi.json", openapi, name="openapi"),
    path("v1/", api.urls),
    re_path("", nothing_here, name="nowhere"),
]
