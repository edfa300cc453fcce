"""Which addresses do CDS Hooks have? Without a slash at their end, as the specification writes them."""

from django.urls import path

from bedside_web.cds.views.discovery import discovery
from bedside_web.cds.views.feedback import feedback
from bedside_web.cds.views.icon import icon
from bedside_web.cds.views.service import service

app_name = "cds"
urlpatterns = [
    path("cds-services", discovery, name="discovery"),
    path("cds-services/icon.png", icon, name="icon"),
    path("cds-services/<str:id>", service, name="service"),
    path("cds-services/<str:id>/feedback", feedback, name="feedback"),
]
