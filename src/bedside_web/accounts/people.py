"""Who is this user to the rules of review? A ``Person``, with roles and declared interests."""

from bedside.terms import Interest, InterestKind, Person, Role
from bedside_web.accounts.models import User

SYSTEM_NAME = "library"
"""The user name of the machine itself; nobody can sign in by it."""


def person_of(user: User, *, has_second_factor: bool = False) -> Person:
    """The user as the rules see them; ``has_second_factor`` tells whether this sign-in was confirmed."""
    return Person(
        id=user.pk,
        name=str(user),
        roles=frozenset(Role(grant.role) for grant in user.grants.all()),
        specialty=user.specialty,
        credentials=user.credentials,
        interests=tuple(
            Interest(kind=InterestKind(each.kind), name=each.name) for each in user.declared_interests.all()
        ),
        has_declared_interests=user.interests_declared_at is not None,
        has_second_factor=has_second_factor,
        is_active=user.is_active,
    )


def is_system(user: User) -> bool:
    """Whether the user is the machine itself."""
    return user.username == SYSTEM_NAME and not user.is_active
