"""Which address leads where? Each app tells its own."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("bedside_web.accounts.urls")),
    path("board/", include("bedside_web.reviews.urls")),
    path("", include("bedside_web.pages.urls")),
]
