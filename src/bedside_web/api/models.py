"""What is kept of requests? What followed an act that bore a key, so that it is done once."""

from django.db import models

from bedside_web.accounts.models import ApiToken


class KeptOutcome(models.Model):
    """What an act under an ``Idempotency-Key`` came to. Only acts at the desk are kept, never a question.

    ``fingerprint`` is a keyed hash of the request; ``body`` is what was answered, and holds no word of it.
    """

    token = models.ForeignKey(ApiToken, on_delete=models.CASCADE, related_name="outcomes")
    key = models.CharField(max_length=80)
    fingerprint = models.CharField(max_length=64)
    body = models.JSONField()
    done_at = models.DateTimeField(db_index=True)

    class Meta:
        """A key is one act's."""

        constraints = [models.UniqueConstraint(fields=["token", "key"], name="a_key_is_one_acts")]
