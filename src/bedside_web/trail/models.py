"""What is kept of the trail: one row an act, tied to the row before it. Rows are never changed or deleted."""

from django.conf import settings
from django.db import models


class Event(models.Model):
    """One act. ``previous_hash`` is unique, so that the chain cannot fork; triggers forbid every change."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    actor_name = models.CharField(max_length=200)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=300)
    detail = models.JSONField(default=list)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        """In the order in which things happened."""

        ordering = ["number"]
        indexes = [models.Index(fields=["subject", "number"], name="events_of_a_subject")]
