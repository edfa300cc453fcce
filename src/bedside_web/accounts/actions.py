"""What is written of people? Every function takes who acts, and leaves an entry in the trail."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils import timezone

from bedside.editorial import Refused
from bedside.editorial.people import why_not_change_roles, why_not_declare_interests
from bedside.terms import InterestKind, Person, Role
from bedside_web.accounts.models import DeclaredInterest, RoleGrant, User
from bedside_web.accounts.people import SYSTEM_NAME, person_of
from bedside_web.accounts.queries import all_of, is_of_the_board
from bedside_web.trail.actions import record

PROFILE = frozenset({"first_name", "last_name", "specialty", "credentials"})


def system_actor() -> User:
    """The machine itself, as it acts on a schedule or at a start; made once, and it cannot sign in."""
    user, _ = User.objects.get_or_create(
        username=SYSTEM_NAME,
        defaults={
            "first_name": "The",
            "last_name": "library",
            "is_active": False,
            "password": make_password(None),
        },
    )
    return user


@transaction.atomic
def register(actor: User, *, name: str, email: str, password: str) -> User:
    """Make an account for somebody, by the word of whoever may use the server's shell."""
    made = User.objects.create_user(username=name, email=email, password=password)
    if email:
        EmailAddress.objects.create(user=made, email=email, primary=True, verified=True)
    record(actor, "register", _subject(made), {})
    return made


@transaction.atomic
def grant_role(actor: User, person: Person, *, to: User, role: Role) -> None:
    """Give a role; ``person`` is the actor as the rules see them. Raises ``Refused``."""
    _refuse_unless_may_change(person, to)
    _, is_new = RoleGrant.objects.get_or_create(
        user=to, role=role.value, defaults={"granted_by": actor, "granted_at": timezone.now()}
    )
    if is_new:
        record(actor, "grant role", _subject(to), {"role": role.value})
        end_sessions(actor, of=to)


@transaction.atomic
def revoke_role(actor: User, person: Person, *, to: User, role: Role) -> None:
    """Take a role away. Raises ``Refused``."""
    _refuse_unless_may_change(person, to)
    taken, _ = RoleGrant.objects.filter(user=to, role=role.value).delete()
    if taken:
        record(actor, "revoke role", _subject(to), {"role": role.value})


@transaction.atomic
def appoint_administrator(actor: User, *, to: User) -> bool:
    """Make an administrator by the word of whoever may use the server's shell; false if they are one."""
    _, is_new = RoleGrant.objects.get_or_create(
        user=to,
        role=Role.ADMINISTRATOR.value,
        defaults={"granted_by": actor, "granted_at": timezone.now()},
    )
    if is_new:
        record(
            actor, "grant role", _subject(to), {"role": Role.ADMINISTRATOR.value, "by": "the server's shell"}
        )
        end_sessions(actor, of=to)
    return is_new


@transaction.atomic
def declare_interests(actor: User, interests: Sequence[tuple[InterestKind, str]]) -> None:
    """Put one's declared interests in place of those before; declaring none is a declaration too.

    The trail, which nobody can clear, learns how many, and not their names. Raises ``Refused``.
    """
    refusal = why_not_declare_interests(person_of(actor))
    if refusal:
        raise Refused(refusal)
    now = timezone.now()
    before = {(each.kind, each.name): each.declared_at for each in actor.declared_interests.all()}
    actor.declared_interests.all().delete()
    DeclaredInterest.objects.bulk_create(
        DeclaredInterest(
            user=actor, kind=kind.value, name=name, declared_at=before.get((kind.value, name), now)
        )
        for kind, name in dict.fromkeys(interests)
    )
    actor.interests_declared_at = now
    actor.save(update_fields=["interests_declared_at"])
    counts = Counter(kind.value for kind, _ in dict.fromkeys(interests))
    record(
        actor,
        "declare interests",
        _subject(actor),
        {kind.value: str(counts[kind.value]) for kind in InterestKind},
    )


@transaction.atomic
def update_profile(actor: User, changes: Mapping[str, str]) -> None:
    """Change what one tells of oneself; nothing that signing in rests on."""
    allowed = {name: value for name, value in changes.items() if name in PROFILE}
    for name, value in allowed.items():
        setattr(actor, name, value)
    actor.save(update_fields=sorted(allowed))
    record(actor, "update profile", _subject(actor), {"fields": ", ".join(sorted(allowed))})


@transaction.atomic
def export_my_data(actor: User) -> dict[str, Any]:
    """Everything that is kept of oneself; that it was taken out is told in the trail, what it is is not."""
    record(actor, "export own data", _subject(actor), {})
    return all_of(actor)


@transaction.atomic
def delete_account(actor: User) -> None:
    """Delete one's conversations, ways of signing in and personal data, and close the account.

    The row itself stays, because the trail names it. A member of the board keeps name and credentials in
    it: signatures stand for good, and say whose they are.
    """
    stays = is_of_the_board(actor)
    record(actor, "delete account", _subject(actor), {"name stays": "yes" if stays else "no"})
    actor.conversations.all().delete()
    EmailAddress.objects.filter(user=actor).delete()
    Authenticator.objects.filter(user=actor).delete()
    SocialAccount.objects.filter(user=actor).delete()
    RoleGrant.objects.filter(user=actor).delete()
    actor.api_tokens.all().delete()
    if not stays:
        actor.username = f"deleted-{actor.pk}"
        actor.first_name = actor.last_name = actor.specialty = actor.credentials = ""
        actor.declared_interests.all().delete()
    actor.email = ""
    actor.is_active = False
    actor.set_unusable_password()
    actor.save()
    end_sessions(actor, of=actor)


@transaction.atomic
def end_sessions(actor: User, *, of: User, but: str = "") -> None:
    """Sign somebody out everywhere, ``but`` in one session; what an ended session held is deleted."""
    mine = [
        kept.pk
        for kept in Session.objects.iterator()
        if kept.pk != but and kept.get_decoded().get("_auth_user_id") == str(of.pk)
    ]
    if mine:
        Session.objects.filter(pk__in=mine).delete()
        record(actor, "end sessions", _subject(of), {})


def _refuse_unless_may_change(person: Person, to: User) -> None:
    refusal = why_not_change_roles(person, of=to.pk)
    if refusal:
        raise Refused(refusal)


def _subject(user: User) -> str:
    return f"person:{user.pk}"
