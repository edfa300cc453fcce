"""The name of the app, and what it listens to."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """``reviews`` as Django knows it."""

    name = "bedside_web.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Hear of reopened claims, and keep why."""
        from bedside_web.ledger.signals import claims_reopened
        from bedside_web.reviews.listening import hear_of_reopened

        claims_reopened.connect(hear_of_reopened, dispatch_uid="reviews")
