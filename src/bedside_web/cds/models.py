"""What is kept of cards? What became of each, and nothing of the patient or of who decided."""

from django.db import models


class CardOutcome(models.Model):
    """What became of one card, as it was told last. ``card`` is the random UUID that the card bore."""

    card = models.UUIDField()
    service = models.CharField(max_length=80)
    outcome = models.CharField(max_length=20)
    suggestions = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=40, blank=True)
    day = models.DateField()

    class Meta:
        """A card of a service has one outcome; telling it again changes nothing."""

        constraints = [models.UniqueConstraint(fields=["service", "card"], name="a_card_has_one_outcome")]
        indexes = [models.Index(fields=["service", "day"], name="outcomes_of_a_service")]
