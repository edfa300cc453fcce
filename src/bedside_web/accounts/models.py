"""What is kept of a person: sign-in, roles, credentials, declared interests, and tokens for programs."""

from datetime import datetime

from django.contrib.auth.models import AbstractUser
from django.db import models

from bedside.terms import InterestKind, Role


class User(AbstractUser):
    """A person who signs in. Readers need no account."""

    specialty = models.CharField(max_length=120, blank=True)
    credentials = models.CharField(max_length=200, blank=True)
    interests_declared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """No name but Django's own."""

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class RoleGrant(models.Model):
    """A role of a person, and who gave it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    granted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    granted_at = models.DateTimeField()

    class Meta:
        """One grant for each role of a person."""

        constraints = [
            models.UniqueConstraint(fields=["user", "role"], name="one_grant_a_role"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="role_is_known"
            ),
        ]


class DeclaredInterest(models.Model):
    """A declared interest of a person: a drug or a sponsor, by name."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="declared_interests")
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in InterestKind])
    name = models.CharField(max_length=120)
    declared_at = models.DateTimeField()

    class Meta:
        """An interest is declared once."""

        constraints = [
            models.UniqueConstraint(fields=["user", "kind", "name"], name="an_interest_is_declared_once"),
        ]


class ApiToken(models.Model):
    """A token by which a program acts for a person. Its hash is kept, never the token.

    ``shown`` is how it begins; ``has_second_factor`` says whether the sign-in that made it bore one;
    ``last_used`` is a day, not a time.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80)
    shown = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    has_second_factor = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used = models.DateField(null=True)

    def holds(self, now: datetime) -> bool:
        """Whether its time is not over; one that is revoked is deleted."""
        return now < self.expires_at
