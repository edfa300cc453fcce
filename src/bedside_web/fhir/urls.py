"""Which addresses does a record have?"""

from django.urls import URLPattern

app_name = "fhir"
urlpatterns: list[URLPattern] = []
