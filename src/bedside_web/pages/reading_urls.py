"""Which addresses do asking and reading have?"""

from django.urls import path
from django.views.generic import TemplateView

_TO_COME = TemplateView.as_view(template_name="base.html")
urlpatterns = [
    path("", _TO_COME, name="front"),
    path("ask/", _TO_COME, name="ask"),
    path("choose/", _TO_COME, name="choose"),
    path("history/", _TO_COME, name="history"),
    path("articles/<path:address>/", _TO_COME, name="article"),
]
