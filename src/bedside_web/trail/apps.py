"""The name of the app."""

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """``trail`` as Django knows it."""

    name = "bedside_web.trail"
    label = "trail"
    default_auto_field = "django.db.models.BigAutoField"
