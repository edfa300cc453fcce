"""What does a demonstration show? People, a queue and a history, made up by the same acts as real ones.

No real person signed anything of it; every page of a site that runs as a demonstration says so.
"""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.mfa.utils import decrypt
from django.db import transaction

from bedside import Library
from bedside.terms import InterestKind, Person, ReviewState, Role
from bedside_web.accounts.actions import (
    appoint_administrator,
    declare_interests,
    grant_role,
    register,
    system_actor,
    update_profile,
)
from bedside_web.accounts.models import User
from bedside_web.articles import actions as articles
from bedside_web.articles.mapping import newest_of, shown_claims
from bedside_web.articles.models import ArticleRecord
from bedside_web.articles.queries import articles as all_articles
from bedside_web.articles.shelf import open_library
from bedside_web.ledger import actions as ledger
from bedside_web.ledger.mapping import claim_of, wording_of
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import cited_texts, claims
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
        with transaction.atomic():
            play(Stage(library=open_library(), users=_enlist()))
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
        declare_interests(users[each.name], each.interests)
    return users


def _as_administrator(user: User) -> Person:
    return Person(id=user.pk, name=str(user), roles=frozenset({Role.ADMINISTRATOR}), has_second_factor=True)


def _register(system: User, person: DemoPerson) -> User:
    user = register(system, name=person.name, email="", password=person.password)
    told = {"first_name": person.first, "last_name": person.last}
    update_profile(user, {**told, "specialty": person.specialty, "credentials": person.credentials})
    TOTP.activate(user, generate_totp_secret())
    return user


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where the demonstration is played: an open library, and the users by name."""

    library: Library
    users: dict[str, User]


def play(stage: Stage) -> None:
    """The history, scene by scene; each scene takes articles that no scene before it has touched."""
    scenes = _articles_by_size()
    _approve(stage, scenes[0])
    _approve(stage, scenes[1])
    _correct(stage, scenes[1])
    _approve(stage, scenes[2])
    _retract(stage, scenes[2])
    _withdraw(stage, scenes[3])
    _fill_the_queue(stage)


def _articles_by_size() -> list[ArticleRecord]:
    """The articles that review is soonest done with, each sharing no claim with those before.

    What rests on machines alone cannot be signed, so no article that shows it is among them.
    """
    chosen: list[ArticleRecord] = []
    seen = set(claims().filter(has_evidence=False).values_list("pk", flat=True))
    for article in sorted(all_articles(), key=lambda each: (len(_claim_ids(each)), each.address)):
        ids = set(_claim_ids(article))
        if ids and not ids & seen:
            chosen.append(article)
            seen |= ids
    return chosen


def _claim_ids(article: ArticleRecord) -> list[str]:
    return list(shown_claims(newest_of(article)))


def _approve(stage: Stage, article: ArticleRecord) -> None:
    for claim_id in _claim_ids(article):
        _judge(stage, claim_id)
    reviews.approve_article(stage.users[EDITOR.name], article.address, has_second_factor=True)


def _judge(stage: Stage, claim_id: str) -> None:
    """As many reviewers sign as the claim needs."""
    needed = claims().get(pk=claim_id).needed
    reviewers = [stage.users[each.name] for each in (FIRST, SECOND)][:needed]
    for reviewer in reviewers:
        reviews.take(reviewer, claim_id, has_second_factor=True)
    for reviewer in reviewers:
        _sign(reviewer, claim_id)


def _sign(reviewer: User, claim_id: str) -> None:
    wording = wording_of(claims().get(pk=claim_id))
    reviews.sign(reviewer, claim_id, claim_hash=wording.sha256, has_second_factor=True)


def _correct(stage: Stage, article: ArticleRecord) -> None:
    """An approved claim is worded anew, signed again, and the article revised: that makes an erratum."""
    claim_id, author = _claim_ids(article)[0], stage.users[AUTHOR.name]
    _propose(author, claim_id)
    reviews.submit(author, claim_id)
    _judge(stage, claim_id)
    articles.revise(author, article.address, library=stage.library, reason="A claim was worded anew.")
    reviews.approve_article(stage.users[EDITOR.name], article.address, has_second_factor=True)


def _propose(author: User, claim_id: str) -> None:
    claim = claim_of(wording_of(claims().get(pk=claim_id)))
    ledger.propose_wording(
        author,
        claim_id,
        statement=_reworded(claim.statement),
        plain=claim.plain,
        reason="To show what a new wording does.",
    )


def _reworded(statement: str) -> str:
    """The same statement, marked: nothing that is made up here may look like a medical correction."""
    return f"{statement.rstrip('.')} (reworded for the demonstration)."


def _retract(stage: Stage, article: ArticleRecord) -> None:
    """A source of an approved article is marked as retracted; what rests on it is opened again."""
    resting = wording_of(claims().get(pk=_claim_ids(article)[0]))
    source = cited_texts(resting)[0].publication_id
    ledger.mark_retracted(
        stage.users[EDITOR.name],
        source,
        notice="Made up for the demonstration: this source was not retracted.",
        has_second_factor=True,
    )


def _withdraw(stage: Stage, article: ArticleRecord) -> None:
    articles.withdraw(
        stage.users[EDITOR.name],
        article.address,
        notice="Withdrawn for the demonstration, to show the notice that stays in an article's place.",
        has_second_factor=True,
    )


def _fill_the_queue(stage: Stage) -> None:
    """Desks with work on them: one claim half signed, one with changes requested, comments, a draft."""
    author, first, second = (stage.users[each.name] for each in (AUTHOR, FIRST, SECOND))
    double = [claim.pk for claim in _waiting() if claim.needed > 1]
    single = [claim.pk for claim in _waiting() if claim.needed == 1]
    for claim_id in double[:3]:
        reviews.take(first, claim_id, has_second_factor=True)
    reviews.take(second, double[0], has_second_factor=True)
    _sign(first, double[0])
    reviews.comment(second, double[0], text="Demonstration: is the salt meant here, or the element?")
    reviews.take(second, single[0], has_second_factor=True)
    _request(second, single[0])
    reviews.take(second, single[1], has_second_factor=True)
    _propose(author, single[2])
    _propose(author, single[3])
    reviews.submit(author, single[3])


def _waiting() -> list[ClaimRecord]:
    """The untouched claims that both reviewers may judge, riskiest first."""
    barred = {name.casefold() for each in CAST for _kind, name in each.interests}
    untouched = claims().filter(state=ReviewState.SUBMITTED.value, round=1, has_evidence=True)
    rows = untouched.order_by("-risk", "pk")
    return [row for row in rows if not barred & {drug.casefold() for drug in claim_of(wording_of(row)).drugs}]


def _request(reviewer: User, claim_id: str) -> None:
    wording = wording_of(claims().get(pk=claim_id))
    reviews.request_changes(
        reviewer,
        claim_id,
        claim_hash=wording.sha256,
        request=reviews.ChangeRequest(
            reason="Demonstration: say for whom this holds.",
            suggested=f"In adults, {claim_of(wording).statement[0].lower()}{claim_of(wording).statement[1:]}",
        ),
        has_second_factor=True,
    )
