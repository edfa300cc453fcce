"""Which addresses do CDS Hooks have?"""

from django.urls import URLPattern

app_name = "cds"
urlpatterns: list[URLPattern] = []
