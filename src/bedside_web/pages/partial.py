"""Does the page ask for a part of itself, or a person for a whole page?"""

from django.http import HttpRequest


def wants_part(request: HttpRequest) -> bool:
    """Whether htmx asks for a part; a page that it restores from history must be whole."""
    headers = request.headers
    return headers.get("HX-Request") == "true" and headers.get("HX-History-Restore-Request") != "true"
