"""Does a release come in once, and does a change touch exactly what rests on it?"""

from dataclasses import replace

import pytest
from small_library import SmallLibrary

from bedside import Library
from bedside.editorial import Refused, hash_claim
from bedside.terms import ReopeningCause, Role
from bedside_web.accounts.actions import system_actor
from bedside_web.articles.queries import find_article
from bedside_web.ledger.actions import mark_retracted, mark_superseded, propose_wording, sync_release
from bedside_web.ledger.mapping import claim_of
from bedside_web.ledger.models import CitedText, ClaimRecord, ClaimRevision, SourceRecord
from bedside_web.ledger.queries import claims_resting_on, find_claim
from bedside_web.ledger.touched import Synced
from bedside_web.reviews.models import Reopening
from bedside_web.reviews.queries import case_of, progress_of
from bedside_web.trail.models import Event

ADDRESS = "hyperphosphatemia/cause"


@pytest.mark.django_db
def test_the_whole_shipped_release(library: Library) -> None:
    """Every shipped claim comes in with its words as they are signed, and a second time nothing does."""
    assert sync_release(system_actor(), library).added == len(library.claims()) == 330
    stored = {row.pk: row for row in ClaimRecord.objects.select_related("current")}
    for claim in library.claims():
        current = stored[claim.id].current
        assert current and current.sha256 == hash_claim(claim) == hash_claim(claim_of(current))
    assert CitedText.objects.count() == sum(len(claim.supports) for claim in library.claims())
    assert not CitedText.objects.filter(words="").exists()
    assert SourceRecord.objects.count() == 226
    machines_only = {row.pk for row in stored.values() if not row.has_evidence}
    assert machines_only and machines_only <= {claim.id for claim in library.claims() if claim.is_unverified}
    events = Event.objects.count()
    assert sync_release(system_actor(), library) == Synced()
    assert Event.objects.count() == events == 1


def test_a_claim_whose_words_changed(board) -> None:
    """It gets a new wording and is reopened; every other claim keeps its signatures."""
    board.approve(ADDRESS)
    shown = dict(find_article(ADDRESS).current.claims)
    changed, *others = shown
    later = replace(board.library, reworded={changed: "Other words."}, release="small-2")
    synced = sync_release(system_actor(), later)
    assert (synced.changed, synced.touched.claims) == (1, (changed,))
    assert ADDRESS in synced.touched.articles
    assert find_claim(changed).current.body["statement"] == "Other words."
    assert case_of(changed).state == "submitted" and case_of(changed).round == 2
    assert {case_of(id).state for id in others} == {"approved"}
    assert find_article(ADDRESS).state == "under review"
    progress = progress_of(find_article(ADDRESS))
    assert (progress.checked, progress.total) == (len(others), len(shown))
    assert Reopening.objects.get().cause == ReopeningCause.EDITED.value
    assert sync_release(system_actor(), later) == Synced()


def test_a_claim_that_left_its_pack(board) -> None:
    """It is withdrawn, not deleted; if it comes back it is submitted again."""
    gone = board.library.claims()[0].id
    assert sync_release(system_actor(), replace(board.library, left=frozenset({gone}))).withdrawn == 1
    assert case_of(gone).state == "withdrawn"
    sync_release(system_actor(), board.library)
    assert case_of(gone).state == "submitted"


def test_a_retraction_that_a_release_tells(board) -> None:
    """A work that a new release knows as retracted reopens what rests on it."""
    work = board.library.claims()[0].supports[0].publication_id
    resting = {row.pk for row in claims_resting_on(work)}
    synced = sync_release(system_actor(), replace(board.library, retracted=frozenset({work})))
    assert set(synced.touched.claims) == resting
    assert SourceRecord.objects.get(pk=work).is_retracted
    assert sync_release(system_actor(), replace(board.library, retracted=frozenset({work}))) == Synced()


def test_a_retracted_source_reopens_exactly_what_rests_on_it(board) -> None:
    """Claims that rest on the source are reopened, no others; approved articles go back under review."""
    board.approve(ADDRESS)
    article = find_article(ADDRESS)
    work = find_claim(article.current.claims[0][0]).current.cited_texts.first().publication_id
    resting = {row.pk for row in claims_resting_on(work)}
    rounds = dict(ClaimRecord.objects.values_list("pk", "round"))
    touched = mark_retracted(board.editor, work, notice="Retracted.", has_second_factor=True)
    assert set(touched.claims) == resting and touched.articles == (ADDRESS,)
    after = dict(ClaimRecord.objects.values_list("pk", "round"))
    assert {id for id in after if after[id] != rounds[id]} == resting
    assert {row.claim_id for row in Reopening.objects.all()} == resting
    event = Event.objects.get(number=touched.event)
    assert dict(event.detail)["claims"].split() == sorted(resting)
    assert find_article(ADDRESS).state == "under review"


def test_a_superseded_source(board) -> None:
    """A later edition reopens in the same way, and its name is kept."""
    work = board.library.claims()[0].supports[0].publication_id
    touched = mark_superseded(board.editor, work, by="Second edition", has_second_factor=True)
    assert touched.claims and SourceRecord.objects.get(pk=work).superseded_by == "Second edition"
    assert {row.cause for row in Reopening.objects.all()} == {"source superseded"}


def test_a_failure_undoes_everything(board, monkeypatch) -> None:
    """If anything fails on the way, neither the source nor a claim nor the trail is changed."""
    work = board.library.claims()[0].supports[0].publication_id
    editor, events = board.editor, Event.objects.count()

    def fail(*given: object, **more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("bedside_web.reviews.listening.keep_reopenings", fail)
    with pytest.raises(RuntimeError):
        mark_retracted(editor, work, has_second_factor=True)
    assert not SourceRecord.objects.get(pk=work).is_retracted
    assert Event.objects.count() == events
    assert not ClaimRecord.objects.filter(round__gt=1).exists()


def test_a_reviewer_marks_no_source(board) -> None:
    """Marking is for editors, with a second factor."""
    work = board.library.claims()[0].supports[0].publication_id
    for who, factor in ((board.ada, True), (board.editor, False)):
        with pytest.raises(Refused):
            mark_retracted(who, work, has_second_factor=factor)


def test_a_proposed_wording(board) -> None:
    """A draft rests on the same words, is shown to nobody yet, and must differ."""
    claim = board.library.claims()[0]
    made = propose_wording(
        board.author, claim.id, statement=" Better words. ", plain=claim.plain, reason="Clearer."
    )
    row = find_claim(claim.id)
    assert (row.state, row.pending, row.current.number) == ("draft", made, 1)
    assert made.body["statement"] == "Better words." and made.author == board.author
    assert made.cited_texts.count() == len(claim.supports)
    with pytest.raises(Refused, match="stands already"):
        propose_wording(board.author, claim.id, statement="Better words.", plain=claim.plain, reason="")
    with pytest.raises(Refused, match="this draft"):
        propose_wording(board.make("eve", Role.AUTHOR), claim.id, statement="x", plain=None, reason="")
    assert ClaimRevision.objects.filter(claim=row).count() == 2


def test_small_library_is_small(small: SmallLibrary) -> None:
    """The release of the tests has claims, and not all of them."""
    assert 5 < len(small.claims()) < 30
