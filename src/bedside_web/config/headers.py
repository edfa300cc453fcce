"""What do our pages ask of the browser? To give up powers that they do not use, and to keep no copies."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

UNUSED = (
    "accelerometer autoplay camera display-capture fullscreen geolocation gyroscope hid "
    "idle-detection magnetometer microphone midi payment picture-in-picture screen-wake-lock serial "
    "usb xr-spatial-tracking"
).split()
POLICY = ", ".join(
    [f"{name}=()" for name in UNUSED]
    + ["publickey-credentials-create=(self)", "publickey-credentials-get=(self)", "clipboard-write=(self)"]
)


class PermissionsPolicyMiddleware:
    """Sends the header with every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class NeverStoredMiddleware:
    """Says of each page that is one person's that no copy is kept of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        response = self.get_response(request)
        if request.path_info.startswith(settings.NEVER_STORED_PATHS):
            response.headers["Cache-Control"] = "private, no-store"
        return response
