"""What is kept of claims: each with its wordings, and each wording with the words that it rests on."""

from django.conf import settings
from django.db import models

from bedside.terms import ReviewState

STATES = [(state.value, state.value) for state in ReviewState]


class ClaimRecord(models.Model):
    """A claim and where it stands. ``current`` is the wording that readers are shown.

    ``pending`` is a newer wording under review; ``round`` counts up whenever the claim is reopened.
    ``sponsors`` are those of its sources, and ``has_evidence`` is false where a machine wrote all of them;
    both are kept here so that a queue asks no other table.
    """

    id = models.CharField(primary_key=True, max_length=80)
    concept = models.CharField(max_length=80, db_index=True)
    facet = models.CharField(max_length=40)
    state = models.CharField(max_length=20, choices=STATES, default=ReviewState.SUBMITTED.value)
    round = models.PositiveIntegerField(default=1)
    risk = models.PositiveIntegerField(default=0, db_index=True)
    risk_reasons = models.JSONField(default=list)
    needed = models.PositiveSmallIntegerField(default=1)
    sponsors = models.JSONField(default=list)
    has_evidence = models.BooleanField(default=True)
    submitted_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField()
    current = models.ForeignKey("ClaimRevision", null=True, on_delete=models.PROTECT, related_name="+")
    pending = models.ForeignKey("ClaimRevision", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Only known states; at least one signature."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ReviewState]),
                name="claim_state_is_known",
            ),
            models.CheckConstraint(condition=models.Q(needed__gte=1), name="a_claim_needs_a_signature"),
        ]


class ClaimRevision(models.Model):
    """One wording of a claim, never changed.

    ``body`` is the ``Claim`` as JSON; ``author`` is null for packs.
    """

    claim = models.ForeignKey(ClaimRecord, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    body = models.JSONField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    release = models.CharField(max_length=64)
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField()

    class Meta:
        """Wordings of a claim are numbered."""

        ordering = ["claim", "number"]
        constraints = [
            models.UniqueConstraint(fields=["claim", "number"], name="wordings_are_numbered"),
        ]


class CitedText(models.Model):
    """The words that a wording rests on, copied, so that it stays checkable when an index is rebuilt."""

    revision = models.ForeignKey(ClaimRevision, on_delete=models.PROTECT, related_name="cited_texts")
    publication_id = models.CharField(max_length=200, db_index=True)
    passage_id = models.CharField(max_length=300, blank=True)
    locator = models.TextField(blank=True)
    directness = models.CharField(max_length=20)
    read_depth = models.CharField(max_length=40)
    words = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64, blank=True)


class SourceRecord(models.Model):
    """A work that claims rest on. ``body`` is the ``Publication`` as JSON; its state is the newest known."""

    publication_id = models.CharField(primary_key=True, max_length=200)
    body = models.JSONField()
    is_retracted = models.BooleanField(default=False)
    superseded_by = models.CharField(max_length=300, blank=True)
    notice = models.TextField(blank=True)
    changed_at = models.DateTimeField()
