"""What is kept of articles: addresses, revisions with a view for each audience, errata, conversations."""

from django.conf import settings
from django.db import models

from bedside.terms import Audience, ReviewState

STATES = [(state.value, state.value) for state in ReviewState]
AUDIENCES = [(audience.value, audience.value) for audience in Audience]


class ArticleRecord(models.Model):
    """The article at an address. ``current`` is what readers are shown, ``pending`` a newer revision.

    The address holds words of the library only, never a reader's own.
    """

    address = models.CharField(max_length=300, unique=True)
    concept = models.CharField(max_length=80, db_index=True)
    facet = models.CharField(max_length=40)
    question = models.CharField(max_length=400)
    title = models.CharField(max_length=300)
    state = models.CharField(max_length=20, choices=STATES, default=ReviewState.SUBMITTED.value)
    submitted_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    review_due = models.DateField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawal_notice = models.TextField(blank=True)
    current = models.ForeignKey("ArticleRevision", null=True, on_delete=models.PROTECT, related_name="+")
    pending = models.ForeignKey("ArticleRevision", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Who and when come together, and a withdrawal says why."""

        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in ReviewState]),
                name="article_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="approved_by_whom_and_when",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReviewState.APPROVED.value) | models.Q(approved_by__isnull=False),
                name="approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False)
                & ~models.Q(withdrawal_notice=""),
                name="withdrawn_by_whom_when_and_why",
            ),
        ]


class ArticleAlias(models.Model):
    """Another address of an article, which leads to it."""

    address = models.CharField(primary_key=True, max_length=300)
    article = models.ForeignKey(ArticleRecord, on_delete=models.CASCADE, related_name="aliases")


class ArticleRevision(models.Model):
    """An article as it was made once; never changed. ``claims`` lists ``[claim id, hash of its wording]``."""

    article = models.ForeignKey(ArticleRecord, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    release = models.CharField(max_length=64)
    claims = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        """Revisions of an article are numbered."""

        ordering = ["article", "number"]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revisions_are_numbered"),
        ]


class ArticleView(models.Model):
    """A revision as one audience reads it: the ``Article`` as JSON, zlib-compressed."""

    revision = models.ForeignKey(ArticleRevision, on_delete=models.PROTECT, related_name="views")
    audience = models.CharField(max_length=20, choices=AUDIENCES)
    body = models.BinaryField()

    class Meta:
        """One view for each audience."""

        constraints = [
            models.UniqueConstraint(fields=["revision", "audience"], name="one_view_an_audience"),
        ]


class Erratum(models.Model):
    """What an article said wrongly and says now; it stays."""

    article = models.ForeignKey(ArticleRecord, on_delete=models.PROTECT, related_name="errata")
    claim_id = models.CharField(max_length=80)
    before = models.TextField()
    after = models.TextField()
    reason = models.TextField(blank=True)
    noticed_at = models.DateTimeField()


class DailyReads(models.Model):
    """How often an article was read on a day; who read it is not kept."""

    article = models.ForeignKey(ArticleRecord, on_delete=models.CASCADE, related_name="reads")
    day = models.DateField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        """One count a day."""

        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_count_a_day")]


class Conversation(models.Model):
    """The questions that a signed-in reader chose to keep, in order; deleted when the reader says so."""

    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="conversations"
    )
    title = models.CharField(max_length=300)
    begun_at = models.DateTimeField()
    changed_at = models.DateTimeField(db_index=True)


class Turn(models.Model):
    """One question of a conversation, in the reader's words, and the article that answered it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="turns")
    number = models.PositiveIntegerField()
    question = models.TextField()
    address = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=20, choices=AUDIENCES)
    asked_at = models.DateTimeField()

    class Meta:
        """Turns are numbered."""

        ordering = ["conversation", "number"]
        constraints = [models.UniqueConstraint(fields=["conversation", "number"], name="turns_are_numbered")]
