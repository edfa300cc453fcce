"""Which addresses does a record have?"""

from django.urls import URLPattern, path, re_path

from bedside.interchange.fhir import FhirVersion
from bedside_web.fhir.views.facade import facade
from bedside_web.fhir.views.infobutton import infobutton
from bedside_web.fhir.views.smart import callback, launch, standalone

app_name = "fhir"
_FACADES = [
    re_path(
        rf"^fhir/{version.value.lower()}(?:/(?P<rest>.*))?$",
        facade,
        {"version": version},
        name=version.value.lower(),
    )
    for version in FhirVersion
]
urlpatterns: list[URLPattern] = [
    path("infobutton", infobutton, name="infobutton"),
    path("smart/", standalone, name="smart-standalone"),
    path("smart/launch", launch, name="smart-launch"),
    path("smart/callback", callback, name="smart-callback"),
    *_FACADES,
]
