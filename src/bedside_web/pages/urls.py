"""Which addresses do readers have?"""

from django.urls import URLPattern

app_name = "pages"
urlpatterns: list[URLPattern] = []
