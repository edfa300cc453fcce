"""Which page tells people what programs can ask? Every address, out of the description itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bedside_web.api.description import describe


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The page."""
    described = describe()
    groups: dict[str, list[dict[str, object]]] = {}
    for address, methods in described["paths"].items():
        for method, told in methods.items():
            line = {"method": method.upper(), "address": address, "told": told["description"]}
            groups.setdefault(told["tags"][0], []).append(line)
    return render(request, "api/guide.html", {"groups": groups.items()})
