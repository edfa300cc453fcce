"""What does a demonstration show? People, a queue and a history, made up by the same acts as real ones.

No real person signed anything of it; every page of a site that runs as a demonstration says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt

from bedside import Library
from bedside.editorial import Refused
from bedside.terms import InterestKind, Person, Role
from bedside_web.accounts.actions import (
    appoint_administrator,
    declare_interests,
    grant_role,
    register,
    system_actor,
    update_profile,
)
from bedside_web.accounts.models import User
from bedside_web.accounts.people import person_of
from bedside_web.articles import actions as articles
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.shelf import open_library
from bedside_web.ledger import actions as ledger
from bedside_web.ledger.mapping import claim_of, wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import claims
from bedside_web.reviews import actions as reviews

MARK = "(demonstration)"
"""Stands in the name of every person of the demonstration."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoPerson:
    """Somebody made up, with a password that only a demonstration may have."""

    name: str
    first: str
    last: str
    roles: tuple[Role, ...]
    specialty: str
    credentials: str
    interests: tuple[tuple[InterestKind, str], ...] = ()

    @property
    def password(self) -> str:
        """Documented, and so no secret."""
        return f"demonstration-{self.name}"


AUTHOR = DemoPerson(
    name="author",
    first="Ana",
    last=f"Writer {MARK}",
    roles=(Role.AUTHOR,),
    specialty="Internal medicine",
    credentials="MD",
)
FIRST = DemoPerson(
    name="reviewer1",
    first="Ben",
    last=f"Reader {MARK}",
    roles=(Role.REVIEWER,),
    specialty="Nephrology",
    credentials="MD, PhD",
    interests=((InterestKind.DRUG, "patiromer"),),
)
SECOND = DemoPerson(
    name="reviewer2",
    first="Chen",
    last=f"Checker {MARK}",
    roles=(Role.REVIEWER,),
    specialty="Clinical pharmacy",
    credentials="PharmD",
    interests=((InterestKind.DRUG, "digoxin"), (InterestKind.SPONSOR, "Example Pharma")),
)
EDITOR = DemoPerson(
    name="editor",
    first="Dara",
    last=f"Keeper {MARK}",
    roles=(Role.EDITOR, Role.ADMINISTRATOR),
    specialty="Evidence synthesis",
    credentials="MBBS, MSc",
)
CAST = (EDITOR, AUTHOR, FIRST, SECOND)


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoAccount:
    """How to sign in as somebody of the demonstration; ``secret`` is for an authenticator app."""

    person: DemoPerson
    secret: str

    def __str__(self) -> str:
        roles = " and ".join(role.value for role in self.person.roles)
        return f"{self.person.name} ({roles}): password {self.person.password}, TOTP secret {self.secret}"


def make_demo() -> tuple[DemoAccount, ...]:
    """People and a history, once; then only how to sign in as each."""
    if not User.objects.filter(username=EDITOR.name).exists():
        stage = Stage(library=open_library(), users=_enlist())
        play(stage)
    return tuple(DemoAccount(person=each, secret=_secret_of(each)) for each in CAST)


def _secret_of(person: DemoPerson) -> str:
    kept = Authenticator.objects.get(user__username=person.name, type=Authenticator.Type.TOTP)
    return str(decrypt(kept.data["secret"]))


def _enlist() -> dict[str, User]:
    system = system_actor()
    users = {each.name: _register(system, each) for each in CAST}
    editor = users[EDITOR.name]
    appoint_administrator(system, to=editor)
    for each in CAST:
        for role in each.roles:
            if role is Role.ADMINISTRATOR:
                continue
            grant_role(system, _as_administrator(system), to=users[each.name], role=role)
    return users


def _as_administrator(user: User) -> Person:
    return Person(id=user.pk, name=str(user), roles=frozenset({Role.ADMINISTRATOR}), has_second_factor=True)


def _register(system: User, person: DemoPerson) -> User:
    user = register(system, name=person.name, email="", password=person.password)
    told = {"first_name": person.first, "last_name": person.last}
    update_profile(user, {**told, "specialty": person.specialty, "credentials": person.credentials})
    declare_interests(user, person.interests)
    TOTP.activate(user, generate_totp_secret())
    return user
