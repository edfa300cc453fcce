"""Which addresses do readers have?"""

from django.urls import include, path

from bedside_web.pages import exploring_urls, reading_urls

app_name = "pages"
urlpatterns = [
    path("", include(reading_urls.urlpatterns)),
    path("", include(exploring_urls.urlpatterns)),
]
