"""Is an act done once when it is sent several times at once? Over HTTP, to two workers, on each database."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import httpx
import pytest

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "benchmarks" / "site"), str(ROOT / "tests" / "integration")]

from postgres import cluster, find_programs  # noqa: E402
from served_site import SERVED_BY, site  # noqa: E402

AT_ONCE = 4
ROUNDS = 6
MAKE_REVIEWER = """
from datetime import UTC, datetime
from allauth.mfa.totp.internal.auth import TOTP
from bedside.terms import Role
from bedside_web.accounts.models import RoleGrant, User
from bedside_web.accounts.people import person_of
from bedside_web.accounts.token_actions import create_token
from bedside_web.accounts.tokens import Scope
now = datetime.now(UTC)
user = User.objects.create_user(username="rosa", email="rosa@example.org", interests_declared_at=now)
RoleGrant.objects.create(user=user, role=Role.REVIEWER.value, granted_by=user, granted_at=now)
TOTP.activate(user, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
person = person_of(user, has_second_factor=True)
print("TOKEN", create_token(user, person, name="test", scopes=set(Scope), days=1)[1])
"""
COUNT = """
from bedside_web.reviews.models import ReviewComment
from bedside_web.trail.models import Event
print("COUNT", ReviewComment.objects.count(), Event.objects.filter(act="act by token").count())
"""


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def database(request):
    """The setting that names it."""
    if request.param == "SQLite":
        yield {}
        return
    programs = find_programs()
    if programs is None:
        pytest.skip("no PostgreSQL: install the package `postgresql`")
    with cluster(programs) as address:
        yield {"BEDSIDE_SITE_DATABASE": address}


@pytest.fixture(scope="module")
def served(database, tmp_path_factory):
    """The site, and how a line of Python is run on it."""
    folder = tmp_path_factory.mktemp("keys")
    told = {**SERVED_BY, "BEDSIDE_SITE_HOME": str(folder / "site"), **database}

    def run(code: str) -> list[str]:
        program = "import django; django.setup()\n" + code
        done = subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, **told},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()[-1].split()[1:]

    with site(folder / "site", workers=2, settings=database) as server:
        yield server, run


def test_of_several_at_once_one_is_done(served):
    """The others wait for it and tell what it came to, whichever worker they reach."""
    server, run = served
    (token,) = run(MAKE_REVIEWER)
    begun = Barrier(AT_ONCE)

    def send(key: str) -> httpx.Response:
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        with httpx.Client() as client:
            begun.wait()
            url = f"{server.url}/api/v1/desk/claims/hm-cau-001/comment"
            return client.post(url, json={"text": "Once."}, headers=headers, timeout=60)

    with ThreadPoolExecutor(AT_ONCE) as crowd:
        for number in range(ROUNDS):
            answers = list(crowd.map(send, [f"key-{number}"] * AT_ONCE))
            assert [each.status_code for each in answers] == [200] * AT_ONCE, answers[0].text
            assert len({json.dumps(each.json(), sort_keys=True) for each in answers}) == 1
            assert sum("Idempotency-Replayed" not in each.headers for each in answers) == 1
        assert run(COUNT) == [str(ROUNDS)] * 2
        without = list(crowd.map(send, [""] * AT_ONCE))
    assert [each.status_code for each in without] == [200] * AT_ONCE
    assert run(COUNT) == [str(ROUNDS + AT_ONCE)] * 2
