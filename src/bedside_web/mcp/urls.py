"""Which address do tools have?"""

from django.urls import URLPattern

app_name = "mcp_door"
urlpatterns: list[URLPattern] = []
