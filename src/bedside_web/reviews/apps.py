"""The name of the app."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """``reviews`` as Django knows it."""

    name = "bedside_web.reviews"
    label = "reviews"
    default_auto_field = "django.db.models.BigAutoField"
