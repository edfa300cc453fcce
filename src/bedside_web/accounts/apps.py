"""The name of the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """``accounts`` as Django knows it."""

    name = "bedside_web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of second factors that are set up."""
        from allauth.mfa.signals import authenticator_added

        from bedside_web.accounts.listening import hear_of_factor

        authenticator_added.connect(hear_of_factor, dispatch_uid="accounts")
