"""The name of the app."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """``ledger`` as Django knows it."""

    name = "bedside_web.ledger"
    label = "ledger"
    default_auto_field = "django.db.models.BigAutoField"
