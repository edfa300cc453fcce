"""What is kept of review: who has what on the desk, decisions, comments, and why claims were reopened."""

from django.conf import settings
from django.db import models

from bedside.terms import DecisionKind, ReopeningCause
from bedside_web.ledger.models import ClaimRecord, ClaimRevision

KINDS = [(kind.value, kind.value) for kind in DecisionKind]
CAUSES = [(cause.value, cause.value) for cause in ReopeningCause]


class Assignment(models.Model):
    """A claim on a reviewer's desk, for one round."""

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="desk")
    round = models.PositiveIntegerField()
    taken_at = models.DateTimeField()

    class Meta:
        """A reviewer takes a claim once a round."""

        constraints = [
            models.UniqueConstraint(fields=["claim", "reviewer", "round"], name="taken_once_a_round"),
        ]


class ReviewDecision(models.Model):
    """A decision on one wording, never changed; an approval is a signature, which expires.

    ``seal`` is the hash of what was signed: claim, wording, person, decision, round and time, and of the
    ``nonce``, without which it could be found by trying. Who signed stays as they were named then; whoever
    is named anew signs under the new name from then on.
    """

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="decisions")
    revision = models.ForeignKey(ClaimRevision, on_delete=models.PROTECT, related_name="decisions")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    reviewer_name = models.CharField(max_length=310, default="")
    credentials = models.CharField(max_length=200, blank=True, default="")
    kind = models.CharField(max_length=20, choices=KINDS)
    round = models.PositiveIntegerField()
    claim_hash = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    suggested = models.TextField(blank=True)
    signed_at = models.DateTimeField()
    expires_at = models.DateTimeField(null=True)
    seal = models.CharField(max_length=64, unique=True)
    nonce = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """One decision of a reviewer on a wording and round; approvals expire, others give a reason."""

        constraints = [
            models.UniqueConstraint(fields=["revision", "reviewer", "round"], name="decided_once_a_round"),
            models.CheckConstraint(
                condition=models.Q(kind=DecisionKind.APPROVE.value, expires_at__isnull=False)
                | models.Q(kind=DecisionKind.REQUEST_CHANGES.value) & ~models.Q(reason=""),
                name="approvals_expire_and_requests_say_why",
            ),
        ]


class ReviewComment(models.Model):
    """A remark on a claim, seen by the board and its author."""

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="comments")
    revision = models.ForeignKey(ClaimRevision, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    text = models.TextField()
    written_at = models.DateTimeField()


class Reopening(models.Model):
    """A claim whose signatures count no more, and why; ``publication_id`` names the source, if one is why."""

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="reopenings")
    round = models.PositiveIntegerField()
    cause = models.CharField(max_length=30, choices=CAUSES)
    publication_id = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    event = models.PositiveBigIntegerField()
    reopened_at = models.DateTimeField()
