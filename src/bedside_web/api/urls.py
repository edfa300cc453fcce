"""Which addresses do other programs have?"""

from django.urls import URLPattern

app_name = "api"
urlpatterns: list[URLPattern] = []
