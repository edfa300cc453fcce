"""The name of the app."""

from django.apps import AppConfig


class PagesConfig(AppConfig):
    """``pages`` as Django knows it."""

    name = "bedside_web.pages"
    label = "pages"
    default_auto_field = "django.db.models.BigAutoField"
