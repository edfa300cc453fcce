"""What a process of its own does for ``test_at_once``: many act at the same moment on one database.

Prints JSON. The database is that of the environment, so it may be PostgreSQL too.
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import Any

import django

sys.path.insert(0, str(Path(__file__).parents[1]))
django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, connections  # noqa: E402
from small_library import SmallLibrary  # noqa: E402

from bedside import Library  # noqa: E402
from bedside.editorial import Refused  # noqa: E402
from bedside.terms import Role  # noqa: E402
from bedside_web.accounts.actions import system_actor  # noqa: E402
from bedside_web.accounts.models import RoleGrant, User  # noqa: E402
from bedside_web.ledger.actions import mark_retracted, sync_release  # noqa: E402
from bedside_web.ledger.models import ClaimRecord  # noqa: E402
from bedside_web.ledger.queries import claims_resting_on  # noqa: E402
from bedside_web.reviews import actions, queries  # noqa: E402
from bedside_web.reviews.models import ReviewDecision  # noqa: E402
from bedside_web.trail.models import Event  # noqa: E402
from bedside_web.trail.queries import find_trail_break  # noqa: E402

Act = Callable[[], Any]


def at_once(acts: list[Act]) -> list[str]:
    """Run every act in a thread of its own, all from one moment on. Tells how each ended."""
    barrier = Barrier(len(acts))

    def run(act: Act) -> str:
        try:
            barrier.wait()
            act()
        except Refused as refused:
            return refused.refusal.code
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(run, acts))


def reviewers(count: int) -> list[User]:
    now = datetime.now(UTC)
    made = []
    for number in range(count):
        user = User.objects.create(username=f"reviewer-{number}", interests_declared_at=now)
        RoleGrant.objects.create(user=user, role=Role.REVIEWER.value, granted_by=user, granted_at=now)
        made.append(user)
    return made


def main() -> None:
    call_command("migrate", verbosity=0)
    library = SmallLibrary(Library.open(), concept="hypokalemia")
    system = system_actor()
    sync_release(system, library)
    board = reviewers(6)
    claim = ClaimRecord.objects.filter(needed=2)[0].pk
    taken = at_once([lambda who=who: actions.take(who, claim, has_second_factor=True) for who in board])
    case = queries.case_of(claim)
    takers = [who for who in board if who.pk in case.takers]
    signed = at_once(
        [
            lambda who=who: actions.sign(who, claim, claim_hash=case.claim_hash, has_second_factor=True)
            for who in takers
            for _ in range(3)
        ]
    )
    settled = queries.case_of(claim).state.value
    claims = [row.pk for row in ClaimRecord.objects.filter(needed=1)][:6]
    work = library.claims()[0].supports[0].publication_id
    each = [
        lambda who=who, id=id: actions.take(who, id, has_second_factor=True)
        for who, id in zip(board, claims, strict=True)
    ]
    at_once([*each, lambda: mark_retracted(system, work)])
    resting = {row.round for row in claims_resting_on(work)}
    json.dump(
        {
            "database": connection.vendor,
            "taken": taken,
            "signed": signed,
            "state": settled,
            "decisions": ReviewDecision.objects.count(),
            "settlements": Event.objects.filter(act="settle").count(),
            "rounds of what rests": sorted(resting),
            "break": str(find_trail_break()),
        },
        sys.stdout,
    )


if __name__ == "__main__":
    main()
