"""Which powers of the browser do our pages give up? All that they do not use."""

from collections.abc import Callable

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
