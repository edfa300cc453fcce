"""Which page tells people what programs can ask? Every address, out of the description itself."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from bedside_web.api.description import describe


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """The page."""
    described = describe()
    groups: dict[str, list[dict[str, object]]] = {}
    for address, methods in described["paths"].items():
        for method, told in methods.items():
            line = {"method": method.upper(), "address": address, "told": _told(told["description"])}
            groups.setdefault(told["tags"][0], []).append(line)
    return render(request, "api/guide.html", {"groups": groups.items()})


def _told(description: str) -> SafeString:
    """The paragraphs of a description, escaped; what stands between backticks as code."""
    paragraphs = (" ".join(each.split()) for each in re.split(r"\n\s*\n", description) if each.strip())
    return format_html_join("", "<p>{}</p>", ((_with_code(each),) for each in paragraphs))


def _with_code(words: str) -> SafeString:
    pieces = enumerate(re.split(r"`+([^`]+)`+", words))
    return format_html_join(
        "", "{}", ((format_html("<code>{}</code>", piece) if at % 2 else piece,) for at, piece in pieces)
    )
