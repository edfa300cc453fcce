"""Can a writer lie? Thousands of lies about real sentences, and what readers are shown of them."""

from collections import Counter

import pytest

from bedside.library.judging import find_judge
from bedside.writing import Gate
from shared_data import shared
from writer_trials import (
    find_shown_lies,
    make_trials,
    real_pages,
    shipped_pages,
    told_of,
    write,
)

EACH, EACH_WITH_JUDGE = 40, 4


@pytest.fixture(scope="module")
def pages():
    return shipped_pages()


@pytest.fixture(scope="module")
def trials(pages):
    return make_trials(pages, each=EACH)[0]


def shown_of(trials, judge=None):
    """The lies that were shown, each under its way."""
    return [
        (trial.way, shown)
        for trial in trials
        for shown in find_shown_lies(trial, write(trial.page, trial.lie, trial.numbers, judge=judge))
    ]


def test_nothing_false_is_shown(trials):
    ways = Counter(trial.way for trial in trials)
    assert len(trials) >= 2_000 and len(ways) >= 60
    assert shown_of(trials) == []


def test_nothing_false_is_shown_with_the_judge(pages):
    if (judge := find_judge()) is None:
        pytest.skip("needs the extra `models`")
    few, _ = make_trials(pages, each=EACH_WITH_JUDGE)
    assert len(few) >= 200
    assert shown_of(few, judge) == []


def test_nothing_false_is_shown_of_other_people_s_texts():
    shared("ngc_guidelines")
    trials, _ = make_trials(real_pages(shared("scifact").parent), each=10)
    assert len(trials) >= 500
    assert shown_of(trials) == []


def test_true_sentences_are_kept(pages):
    drafts = [write(page, told.sentence, [told.number]) for page in pages for told in told_of(page)]
    kept = [draft for draft in drafts if draft.claims and not draft.quoted]
    assert len(drafts) > 200 and len(kept) >= 0.97 * len(drafts)


def test_a_true_sentence_under_another_s_number_is_cited_where_it_stands(pages):
    page = pages[0]
    told = next(told_of(page))
    drafted = write(page, told.sentence, [told.number % len(page.passages) + 1])
    assert [claim.passage_ids for claim in drafted.claims] == [(page.passages[told.number - 1].id,)]


def test_a_gate_that_lets_all_pass_is_seen(trials, monkeypatch):
    monkeypatch.setattr(Gate, "_find_home", lambda gate, *_: gate._task.passages[0])
    seen = {way for way, _ in shown_of(trials[:: len(trials) // 300])}
    assert len(seen) > 40


def test_a_gate_that_only_verifies_is_seen(trials, monkeypatch):
    monkeypatch.setattr("bedside.writing.gate._stands_in", lambda *_: True)
    assert shown_of(trials[:: len(trials) // 300])
