"""What do tests of the site stand on? A database that is migrated once, and people with roles."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from django.utils import translation

from bedside import Library
from bedside.terms import Role
from drafting_library import make_library
from flushing import let_tests_flush

let_tests_flush()


@pytest.fixture(scope="session")
def library(homes: None) -> Iterator[Library]:
    """The shipped library, open."""
    with Library.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def tennis_library(homes: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The shipped packs and a note on what no claim speaks of, open."""
    with Library.open(make_library(tmp_path_factory.mktemp("tennis"))) as opened:
        yield opened


@pytest.fixture(autouse=True)
def language_of_nobody() -> None:
    """A request leaves its language to its thread; the next test begins without one."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def reads_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier test read was read in another database, and is not written into this one."""
    from bedside_web.pages.presenting import reads

    monkeypatch.setattr(reads.READS, "_reads", Counter())
    monkeypatch.setattr(reads.READS, "_since", time.monotonic())


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
