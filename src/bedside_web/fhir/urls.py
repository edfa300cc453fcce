"""Which addresses does a record have?"""

from django.urls import URLPattern, re_path

from bedside.interchange.fhir import FhirVersion
from bedside_web.fhir.views.facade import facade

app_name = "fhir"
urlpatterns: list[URLPattern] = [
    re_path(
        rf"^fhir/{version.value.lower()}(?:/(?P<rest>.*))?$",
        facade,
        {"version": version},
        name=version.value.lower(),
    )
    for version in FhirVersion
]
