"""Which address leads where? Each app tells its own."""

from django.conf.urls import i18n
from django.urls import include, path

from bedside_web.config.health import live, ready
from bedside_web.config.metrics import metrics

handler400 = "bedside_web.config.refusals.bad_request"
handler404 = "bedside_web.config.refusals.nowhere"
handler500 = "bedside_web.config.refusals.failed"
urlpatterns = [
    path("health/live", live, name="live"),
    path("health/ready", ready, name="ready"),
    path("metrics", metrics, name="metrics"),
    path("language/", include(i18n.urlpatterns)),
    path("accounts/", include("bedside_web.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/", include("bedside_web.api.urls")),
    path("", include("bedside_web.fhir.urls")),
    path("", include("bedside_web.cds.urls")),
    path("", include("bedside_web.mcp.urls")),
    path("board/", include("bedside_web.reviews.urls")),
    path("", include("bedside_web.pages.urls")),
]
