"""Which address do tools have?"""

from importlib.util import find_spec

from django.urls import URLPattern, path

app_name = "mcp_door"
urlpatterns: list[URLPattern] = []
if find_spec("mcp") is not None:  # without the extra, the address leads nowhere
    from bedside_web.mcp.views.call_tools import call_tools

    urlpatterns = [path("mcp", call_tools, name="call-tools")]
