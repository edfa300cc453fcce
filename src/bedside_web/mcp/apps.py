"""The name of the app."""

from django.apps import AppConfig


class McpConfig(AppConfig):
    """``mcp`` as Django knows it."""

    name = "bedside_web.mcp"
    label = "mcp_door"
    default_auto_field = "django.db.models.BigAutoField"
