"""Does any sequence of acts lead out of the tables? Many are tried at random, each step looked at."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from bedside.editorial import ARTICLE_TRANSITIONS, CLAIM_TRANSITIONS, Refused, find_open, is_signed
from bedside.terms import Act, ReviewState
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.actions import revise, withdraw
from bedside_web.articles.models import ArticleRecord
from bedside_web.ledger.actions import mark_retracted, propose_wording
from bedside_web.ledger.models import ClaimRecord
from bedside_web.reviews import actions, queries
from bedside_web.trail.models import Event
from bedside_web.trail.queries import find_trail_break

STEPS = 150
ADDRESS = "hyperphosphatemia/interpretation"
DONE: set[str] = set()
"""Acts that some sequence has come to."""
ON_CLAIMS = {(state, to) for (state, _), to in CLAIM_TRANSITIONS.items()}
# Marking a source, and a signature that settles a claim, go one step; taking may begin an article's review.
ON_ARTICLES = {(state, to) for (state, _), to in ARTICLE_TRANSITIONS.items()} | {
    # While a revision of an approved article is under review, its approval leaves the state as it was.
    (ReviewState.APPROVED, ReviewState.APPROVED)
}


def states() -> tuple[dict[str, str], dict[str, str]]:
    return (
        dict(ClaimRecord.objects.values_list("pk", "state")),
        dict(ArticleRecord.objects.values_list("address", "state")),
    )


def act(board, chance: random.Random, claim_id: str) -> None:
    """One act, mostly by somebody whose role it is, allowed or not."""
    everybody = [board.ada, board.ben, board.cleo, board.author, board.editor, board.other_editor]

    def one_of(*likely):
        return chance.choice(likely if chance.random() < 0.9 else everybody)

    reviewer = one_of(board.ada, board.ben, board.cleo)
    author, editor = one_of(board.author), one_of(board.editor, board.other_editor)
    wording = queries.case_of(claim_id).claim_hash
    factor = {"has_second_factor": chance.random() < 0.95}
    request = actions.ChangeRequest(reason="Why.")
    words = f"Words {chance.random()}."
    later = datetime.now(UTC) + timedelta(days=3000)
    acts = {
        lambda: actions.take(reviewer, claim_id, **factor): 20,
        lambda: actions.sign(reviewer, claim_id, claim_hash=wording, **factor): 40,
        lambda: actions.request_changes(reviewer, claim_id, claim_hash=wording, request=request, **factor): 3,
        lambda: actions.release(reviewer, claim_id): 3,
        lambda: actions.comment(author, claim_id, text="A remark."): 2,
        lambda: propose_wording(author, claim_id, statement=words, plain=None, reason="Why."): 2,
        lambda: actions.submit(author, claim_id): 20,
        lambda: actions.approve_article(editor, ADDRESS, **factor): 20,
        lambda: revise(editor, ADDRESS, library=board.library, reason="Why."): 5,
        lambda: actions.reopen(editor, claim_id, reason="Why.", **factor): 1,
        lambda: mark_retracted(editor, board.work, **factor): 1,
        lambda: actions.reopen_expired(system_actor(), later): 0.5,
        lambda: withdraw(editor, ADDRESS, notice="Why.", **factor): 0.05,
    }
    chance.choices(list(acts), list(acts.values()))[0]()


@pytest.mark.parametrize("seed", [1, 2])
def test_no_sequence_leads_out_of_the_tables(board, seed: int) -> None:
    """After each act: only moves of the tables, nothing of a refused act, and approved means signed."""
    chance = random.Random(seed)
    claims = [id for id, _ in ArticleRecord.objects.get(address=ADDRESS).current.claims]
    board.__dict__["work"] = board.library.claims()[-1].supports[0].publication_id
    for person in ("ada", "ben", "cleo", "author", "editor", "other_editor"):
        getattr(board, person)
    for _ in range(STEPS):
        before, events = states(), Event.objects.count()
        try:
            act(board, chance, chance.choice(claims))
        except Refused:
            assert (states(), Event.objects.count()) == (before, events)
            continue
        after = states()
        moved = [pair for old, new in zip(before, after, strict=True) for pair in _moves(old, new)]
        assert not moved or Event.objects.count() > events
        assert set(_moves(before[0], after[0])) <= ON_CLAIMS
        assert set(_moves(before[1], after[1])) <= ON_ARTICLES
        _see_that_approved_means_signed()
    assert find_trail_break() is None
    DONE.update(Event.objects.values_list("act", flat=True))


def _moves(before: dict[str, str], after: dict[str, str]) -> list[tuple[ReviewState, ReviewState]]:
    return [(ReviewState(before[id]), ReviewState(after[id])) for id in after if before[id] != after[id]]


def _see_that_approved_means_signed() -> None:
    now = datetime.now(UTC)
    for case in queries.cases_of(list(ClaimRecord.objects.select_related("current", "pending"))).values():
        assert case.state is not ReviewState.APPROVED or is_signed(case, now)
        assert case.author not in {decision.reviewer for decision in find_open(case)}
        assert len(find_open(case)) <= case.needed
    assert not queries.unsigned_in_articles(now)


def test_the_sequences_go_far(board) -> None:
    """Canary: a sequence comes to approved articles that are revised, approved again and reopened."""
    test_no_sequence_leads_out_of_the_tables(board, 3)
    assert {"approve", "revise", "reopen", "decide", "settle", "submit", "take"} <= DONE


def test_the_tables_name_only_what_is_done() -> None:
    """Canary of the sets above: a move that no table has is not among them."""
    assert (ReviewState.DRAFT, ReviewState.APPROVED) not in ON_CLAIMS
    assert (ReviewState.SUBMITTED, ReviewState.APPROVED) not in ON_ARTICLES
    assert (ReviewState.WITHDRAWN, Act.APPROVE) not in ARTICLE_TRANSITIONS
