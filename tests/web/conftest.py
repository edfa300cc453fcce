"""What do tests of the site stand on? A database that is migrated once, and people with roles."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bedside.terms import Role


@pytest.fixture
def person(db: None) -> Callable[..., object]:
    """Make a user with these roles: ``person("ada", Role.AUTHOR)``."""
    from bedside_web.accounts.models import RoleGrant, User

    def make(name: str, *roles: Role, **more: object) -> User:
        user = User.objects.create_user(username=name, email=f"{name}@example.org", password="x", **more)
        for role in roles:
            RoleGrant.objects.create(
                user=user, role=role.value, granted_by=user, granted_at=datetime.now(UTC)
            )
        return user

    return make
