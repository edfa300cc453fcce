"""The name of the app."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """``articles`` as Django knows it."""

    name = "bedside_web.articles"
    label = "articles"
    default_auto_field = "django.db.models.BigAutoField"
