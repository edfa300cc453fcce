"""A wording is told by the words that are new and the words that are gone."""

from hypothesis import given
from hypothesis import strategies as st

from bedside_web.reviews.worddiff import RunKind, compare_words

WORDINGS = st.text(alphabet=st.sampled_from("ab 2.%µ,é-\n()"), max_size=60)


def joined(runs, *kinds):
    return "".join(run.text for run in runs if run.kind in kinds)


@given(before=WORDINGS, after=WORDINGS)
def test_both_wordings_can_be_read_off(before, after):
    runs = compare_words(before, after)
    assert joined(runs, RunKind.SAME, RunKind.GONE) == before
    assert joined(runs, RunKind.SAME, RunKind.NEW) == after


@given(wording=WORDINGS)
def test_the_same_wording_has_no_change(wording):
    assert {run.kind for run in compare_words(wording, wording)} <= {RunKind.SAME}


def test_a_dose_changes_as_a_whole():
    runs = compare_words("Give 1.5 mg/kg daily.", "Give 15 mg/kg daily.")
    assert [(run.kind.value, run.text) for run in runs if run.kind is not RunKind.SAME] == [
        ("gone", "1.5"),
        ("new", "15"),
    ]


def test_a_phrase_changes_in_one_piece():
    runs = compare_words("Give one gram daily.", "Give some more daily.")
    assert [(run.kind.value, run.text) for run in runs] == [
        ("same", "Give "),
        ("gone", "one gram"),
        ("new", "some more"),
        ("same", " daily."),
    ]
