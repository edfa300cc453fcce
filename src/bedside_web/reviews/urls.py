"""Which addresses does the desk have?"""

from django.urls import URLPattern

app_name = "reviews"
urlpatterns: list[URLPattern] = []
