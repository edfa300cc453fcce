"""What picture stands beside our cards? One that pages of other origins may show."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

_ICON = (Path(__file__).parent.parent / "icon.png").read_bytes()
"""100 by 100 pixels and nowhere transparent, as the specification asks."""


@require_safe
def icon(request: HttpRequest) -> HttpResponse:
    """The picture; it is the same for all, so copies may be kept for a day."""
    kept = {"Cache-Control": "public, max-age=86400", "Cross-Origin-Resource-Policy": "cross-origin"}
    return HttpResponse(_ICON, content_type="image/png", headers=kept)
