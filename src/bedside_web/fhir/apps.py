"""The name of the app."""

from django.apps import AppConfig


class FhirConfig(AppConfig):
    """``fhir`` as Django knows it."""

    name = "bedside_web.fhir"
    label = "fhir"
    default_auto_field = "django.db.models.BigAutoField"
