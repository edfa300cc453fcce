"""What is asked of people? Whom the site knows, and all that is kept of one person."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from bedside_web.accounts.models import User


def people_known() -> QuerySet[User]:
    """People who may sign in, by name, with their roles."""
    return User.objects.filter(is_active=True).prefetch_related("grants").order_by("username")


def is_of_the_board(user: User) -> bool:
    """Whether the person has, or had, a part in review, so that their name stays with what they signed."""
    return user.grants.exists() or user.decisions.exists() or user.desk.exists()


def all_of(user: User) -> dict[str, Any]:
    """Everything that the site keeps of a person, as plain values, for the person."""
    return {
        "account": {
            "user name": user.username,
            "e-mail": user.email,
            "name": user.get_full_name(),
            "specialty": user.specialty,
            "credentials": user.credentials,
            "joined": _time(user.date_joined),
            "last signed in": _time(user.last_login),
        },
        "roles": [
            {"role": grant.role, "granted": _time(grant.granted_at), "by": str(grant.granted_by)}
            for grant in user.grants.select_related("granted_by")
        ],
        "interests": [
            {"kind": each.kind, "name": each.name, "declared": _time(each.declared_at)}
            for each in user.declared_interests.all()
        ],
        "tokens": _tokens_of(user),
        "conversations": [
            {
                "title": kept.title,
                "begun": _time(kept.begun_at),
                "turns": [
                    {
                        "question": turn.question,
                        "article": turn.address,
                        "audience": turn.audience,
                        "asked": _time(turn.asked_at),
                    }
                    for turn in kept.turns.all()
                ],
            }
            for kept in user.conversations.prefetch_related("turns")
        ],
        "decisions": [
            {
                "claim": each.claim_id,
                "decision": each.kind,
                "reason": each.reason,
                "signed": _time(each.signed_at),
            }
            for each in user.decisions.all()
        ],
    }


def _tokens_of(user: User) -> list[dict[str, Any]]:
    return [
        {
            "name": each.name,
            "begins": each.shown,
            "scopes": each.scopes,
            "made": _time(each.made_at),
            "expires": _time(each.expires_at),
            "last used": each.last_used.isoformat() if each.last_used else "",
        }
        for each in user.api_tokens.order_by("pk")
    ]


def _time(value: datetime | None) -> str:
    return value.isoformat() if value else ""
