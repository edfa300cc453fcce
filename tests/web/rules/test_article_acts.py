"""Are articles made once, approved claim by claim, and changed only by revision?"""

from dataclasses import replace

import pytest

from bedside import Library
from bedside.editorial import Refused
from bedside.errors import UserError
from bedside.terms import Audience
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.actions import Published, publish_shipped, revise, withdraw
from bedside_web.articles.composing import find_statements
from bedside_web.articles.models import ArticleAlias, ArticleRecord, ArticleRevision
from bedside_web.articles.queries import errata, find_article, read_view
from bedside_web.ledger.actions import propose_wording, sync_release
from bedside_web.reviews import actions, queries
from bedside_web.trail.models import Event

ADDRESS = "hyperphosphatemia/cause"


def reword(board, claim_id: str) -> None:
    propose_wording(board.author, claim_id, statement="Amended words.", plain=None, reason="Clearer.")
    actions.submit(board.author, claim_id)
    board.sign(claim_id)


def shown_words(address: str, *, pending: bool = False) -> list[str]:
    article = find_article(address)
    view = read_view(article.pending if pending else article.current, Audience.CLINICIAN)
    return [statement.text for statement in find_statements(view)]


@pytest.mark.django_db
def test_the_whole_shipped_library(library: Library) -> None:
    """Seventy addresses, each with a view for each audience, submitted; nothing is made twice."""
    sync_release(system_actor(), library)
    made = publish_shipped(system_actor(), library).made
    assert len(made) == 70 == ArticleRecord.objects.filter(state="submitted").count()
    assert "hypomagnesemia/cause" in made
    assert ArticleRevision.objects.filter(views__isnull=False).count() == 70 * len(Audience)
    events = Event.objects.count()
    assert publish_shipped(system_actor(), library) == Published()
    assert Event.objects.count() == events == 2
    for article in ArticleRecord.objects.all():
        assert article.address == article.address.lower() and " " not in article.address


def test_a_view_is_what_the_library_answers(board, library: Library) -> None:
    """What is read from the database is the article that was made."""
    article = find_article(ADDRESS)
    for audience in Audience:
        assert (
            read_view(article.current, audience)
            == board.library.ask(article.question, audience=audience).article
        )


def test_another_address(board) -> None:
    """An alias leads to the article; an address that is not known leads nowhere."""
    ArticleAlias.objects.create(address="hyperphosphatemia/causes", article=find_article(ADDRESS))
    assert find_article("hyperphosphatemia/causes").address == ADDRESS
    assert find_article("hyperphosphatemia/nothing") is None


def test_another_release_without_a_sync(board) -> None:
    """Articles name the wordings that they show, so a release comes into the ledger first."""
    changed = board.library.claims()[0].id
    later = replace(board.library, reworded={changed: "Other words."})
    with pytest.raises(UserError, match="sync_library"):
        publish_shipped(system_actor(), later)


def test_under_review_as_soon_as_a_claim_is(board) -> None:
    """An article is under review once one of its claims was taken."""
    board.take(find_article(ADDRESS).current.claims[0][0])
    assert find_article(ADDRESS).state == "under review"


def test_approval_needs_every_claim(board) -> None:
    """The refusal tells how many claims lack their signatures; with all of them it is approved."""
    claims = find_article(ADDRESS).current.claims
    board.sign(claims[0][0])
    with pytest.raises(Refused, match=f"{len(claims) - 1} of its {len(claims)} claims"):
        actions.approve_article(board.editor, ADDRESS, has_second_factor=True)
    board.approve(ADDRESS)
    article = find_article(ADDRESS)
    assert (article.state, article.approved_by) == ("approved", board.other_editor)
    assert article.review_due == queries.progress_of(article).until.date()


def test_an_approved_article_changes_by_revision(board) -> None:
    """New words wait in a pending revision; once another editor approves it, the error is told."""
    board.approve(ADDRESS)
    claim_id = find_article(ADDRESS).current.claims[0][0]
    before = shown_words(ADDRESS)
    reword(board, claim_id)
    assert shown_words(ADDRESS) == before and find_article(ADDRESS).state == "approved"
    made = revise(board.editor, ADDRESS, library=board.library, reason="Clearer words.")
    assert find_article(ADDRESS).pending == made and shown_words(ADDRESS) == before
    assert "Amended words." in shown_words(ADDRESS, pending=True)
    with pytest.raises(Refused, match="another editor"):
        actions.approve_article(board.editor, ADDRESS, has_second_factor=True)
    actions.approve_article(board.other_editor, ADDRESS, has_second_factor=True)
    article = find_article(ADDRESS)
    assert (article.state, article.current, article.pending) == ("approved", made, None)
    assert [(row.claim_id, row.after) for row in errata()] == [(claim_id, "Amended words.")]
    assert errata()[0].before in before


def test_a_revision_that_says_the_same(board) -> None:
    """Where nothing would read otherwise no revision is made."""
    assert revise(board.editor, ADDRESS, library=board.library, reason="To see.") is None


def test_a_new_release_of_an_approved_article(board) -> None:
    """Words of a new release void only their own claim; the error that readers saw approved is told."""
    board.approve(ADDRESS)
    changed = find_article(ADDRESS).current.claims[0][0]
    later = replace(board.library, reworded={changed: "Other words."}, release="small-2")
    sync_release(system_actor(), later)
    assert ADDRESS in publish_shipped(system_actor(), later).revised
    article = find_article(ADDRESS)
    assert (article.state, article.pending, article.current.number) == ("under review", None, 2)
    assert [row.after for row in errata()] == ["Other words."]
    assert publish_shipped(system_actor(), later) == Published()


def test_a_withdrawal_stays(board) -> None:
    """The notice stays, a new release does not bring the article back, and nobody approves it."""
    article = withdraw(board.editor, ADDRESS, notice=" Wrong. ", has_second_factor=True)
    assert (article.withdrawal_notice, article.withdrawn_by) == ("Wrong.", board.editor)
    publish_shipped(system_actor(), replace(board.library, release="small-2"))
    assert find_article(ADDRESS).state == "withdrawn"
    for refused in (
        lambda: actions.approve_article(board.editor, ADDRESS, has_second_factor=True),
        lambda: revise(board.editor, ADDRESS, library=board.library, reason="x"),
        lambda: withdraw(board.ada, ADDRESS, notice="x", has_second_factor=True),
    ):
        with pytest.raises(Refused):
            refused()
