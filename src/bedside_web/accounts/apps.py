"""The name of the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """``accounts`` as Django knows it."""

    name = "bedside_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
