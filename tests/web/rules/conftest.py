"""Who sits on the board of the tests, and what lies on its desk?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from small_library import SmallLibrary

from bedside import Library
from bedside.terms import Role
from bedside_web.accounts.actions import system_actor
from bedside_web.accounts.models import User
from bedside_web.articles.actions import publish_shipped
from bedside_web.articles.queries import find_article
from bedside_web.ledger.actions import sync_release
from bedside_web.reviews import actions, queries


@dataclass
class Board:
    """People, a small release that was synced, and shortcuts for long ways."""

    make: Callable[..., User]
    library: SmallLibrary
    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        roles = {"author": Role.AUTHOR, "editor": Role.EDITOR, "other_editor": Role.EDITOR}
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self.people:
            role = roles.get(name, Role.REVIEWER)
            self.people[name] = self.make(name, role, interests_declared_at=datetime.now(UTC))
        return self.people[name]

    def take(self, claim_id: str) -> list[User]:
        """As many reviewers as it needs take a claim."""
        takers = [self.ada, self.ben][: queries.case_of(claim_id).needed]
        for reviewer in takers:
            actions.take(reviewer, claim_id, has_second_factor=True)
        return takers

    def sign(self, claim_id: str) -> None:
        """As many reviewers as it needs take and sign a claim."""
        for reviewer in self.take(claim_id):
            sha256 = queries.case_of(claim_id).claim_hash
            actions.sign(reviewer, claim_id, claim_hash=sha256, has_second_factor=True)

    def approve(self, address: str) -> None:
        """All claims of an article are signed, and an editor approves it."""
        article = find_article(address)
        assert article and article.current
        for claim_id, _ in article.current.claims:
            if queries.case_of(claim_id).state != "approved":
                self.sign(claim_id)
        actions.approve_article(self.other_editor, address, has_second_factor=True)


@pytest.fixture
def small(library: Library) -> SmallLibrary:
    """The release of the tests."""
    return SmallLibrary(library)


@pytest.fixture
def board(person: Callable[..., User], small: SmallLibrary) -> Iterator[Board]:
    """A site with a small release, and people as they are named: ``board.ada`` reviews, and so on."""
    sync_release(system_actor(), small)
    publish_shipped(system_actor(), small)
    yield Board(make=person, library=small)
