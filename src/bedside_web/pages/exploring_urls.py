"""Which addresses do checking and exploring have?"""

from django.urls import path
from django.views.generic import TemplateView

_TO_COME = TemplateView.as_view(template_name="base.html")
urlpatterns = [
    path("explore/", _TO_COME, name="topics"),
    path("check/", _TO_COME, name="check"),
    path("quality/", _TO_COME, name="quality"),
    path("errata/", _TO_COME, name="errata"),
    path("counters/", _TO_COME, name="counters"),
    path("editorial-policy/", _TO_COME, name="policy"),
    path("privacy/", _TO_COME, name="privacy"),
]
