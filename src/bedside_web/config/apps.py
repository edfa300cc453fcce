"""The name of the app, which holds the commands of operators and the checks of settings."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """``config`` as Django knows it."""

    name = "bedside_web.config"
    label = "config"

    def ready(self) -> None:
        """Register the checks."""
        from bedside_web.config import checks  # noqa: F401
