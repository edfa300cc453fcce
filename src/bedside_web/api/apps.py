"""The name of the app."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """``api`` as Django knows it."""

    name = "bedside_web.api"
    label = "api"
    default_auto_field = "django.db.models.BigAutoField"
