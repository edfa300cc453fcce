"""Under which address do other programs know this site?"""

from django.conf import settings
from django.http import HttpRequest


def outside_address(request: HttpRequest, path: str = "") -> str:
    """The site's address as its operator told it, or else as the request names it; ``path`` follows it."""
    base = settings.SITE_ADDRESS or request.build_absolute_uri("/")
    return f"{base.rstrip('/')}{path}"
