"""The name of the app."""

from django.apps import AppConfig


class CdsConfig(AppConfig):
    """``cds`` as Django knows it."""

    name = "bedside_web.cds"
    label = "cds"
    default_auto_field = "django.db.models.BigAutoField"
