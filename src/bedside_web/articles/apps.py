"""The name of the app, and what it listens to."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    """``articles`` as Django knows it."""

    name = "bedside_web.articles"
    label = "articles"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of reopened claims: approved articles that show them go back under review."""
        from bedside_web.articles.listening import hear_of_reopened
        from bedside_web.ledger.signals import claims_reopened

        claims_reopened.connect(hear_of_reopened, dispatch_uid="articles")
