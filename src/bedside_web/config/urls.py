"""Which address leads where? Each app tells its own."""

from django.conf.urls import i18n
from django.urls import include, path

urlpatterns = [
    path("language/", include(i18n.urlpatterns)),
    path("accounts/", include("bedside_web.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("board/", include("bedside_web.reviews.urls")),
    path("", include("bedside_web.pages.urls")),
]
