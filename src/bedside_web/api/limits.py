"""How much may a token ask in a minute? As much as a person with an account, counted for each token.

Counted in the memory of each worker; a read costs a tenth of a question. Nothing of what is asked is kept.
"""

import time

import msgspec
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

from bedside.answering import urgent_notice
from bedside.search import MAX_QUESTION, find_urgency
from bedside.terms import Audience, UrgentNotice
from bedside_web.api.problems import Problem

MINUTE = 60
READS_TO_A_QUESTION = 10


def count(request: HttpRequest, who: str, *, is_question: bool) -> None:
    """Count this request of ``who``. Raises ``Problem`` where it is too much."""
    most = settings.ASKS_PER_MINUTE * READS_TO_A_QUESTION
    if most <= 0:
        return
    key, numbers = f"api:{int(time.time() // MINUTE)}:{who}", caches["process"]
    numbers.add(key, 0, timeout=2 * MINUTE)
    if numbers.incr(key, READS_TO_A_QUESTION if is_question else 1) <= most:
        return
    problem = Problem(
        429,
        "too-many-requests",
        f"This token has asked as much as it may in a minute. Wait {MINUTE} seconds and go on.",
        headers={"Retry-After": str(MINUTE)},
    )
    problem.urgent = _find_emergency(request)
    raise problem


def _find_emergency(request: HttpRequest) -> UrgentNotice | None:
    """The urgent line never waits: it is told, whoever asks, beyond the limit too."""
    try:
        question = msgspec.json.decode(request.body, type=dict).get("question")
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None
    if not isinstance(question, str):
        return None
    return urgent_notice(find_urgency(question[:MAX_QUESTION], is_lay=True), Audience.CLINICIAN)
