"""The guard of a writer: threads share it, and it holds what a slow and obvious one does."""

from threading import Lock, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.remote.settings import Clock
from bedside.remote.writer_faults import CUT, FAILED, LEFT, MetFault
from bedside.remote.writer_guard import LONGEST_REST, REST, Guard


def guard(passed, *, at_once=3, budget=0):
    return Guard(at_once=at_once, budget=budget, clock=Clock(now=lambda: passed[0], wall=lambda: passed[0]))


def test_threads_never_are_more_than_allowed_and_spend_exactly_the_budget():
    shared, lock = guard([0.0], at_once=3, budget=500), Lock()
    inside, most, entered, refused = [0], [0], [0], []

    def hammer():
        for _ in range(200):
            try:
                place = shared.enter()
            except MetFault as fault:
                refused.append(fault.met.fault.value)
                continue
            with lock:
                inside[0] += 1
                entered[0] += 1
                most[0] = max(most[0], inside[0])
            with lock:
                inside[0] -= 1
            shared.leave(place, None)

    threads = [Thread(target=hammer) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert entered[0] == 500 and most[0] <= 3
    assert set(refused) <= {"busy", "spent"} and "spent" in refused


def test_of_many_threads_one_alone_is_the_trial():
    passed = [0.0]
    shared = guard(passed, at_once=8)
    for _ in range(3):
        shared.leave(shared.enter(), FAILED)
    passed[0] = REST
    places = []

    def attempt():
        try:
            places.append(shared.enter())
        except MetFault as fault:
            assert fault.met.fault == "resting"

    threads = [Thread(target=attempt) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [place.is_trial for place in places] == [True]
    shared.leave(places[0], None)
    assert not shared.enter().is_trial


def test_a_trial_whose_caller_goes_away_is_tried_again():
    passed = [0.0]
    shared = guard(passed)
    for _ in range(3):
        shared.leave(shared.enter(), FAILED)
    passed[0] = REST
    shared.leave(shared.enter(), LEFT)
    assert shared.enter().is_trial


def test_a_server_that_asks_for_a_day_is_tried_after_a_quarter_of_an_hour():
    passed = [0.0]
    shared = guard(passed)
    shared.leave(shared.enter(), FAILED, wait=86_400)
    passed[0] = LONGEST_REST - 1
    with pytest.raises(MetFault):
        shared.enter()
    passed[0] = LONGEST_REST
    assert shared.enter().is_trial


STEPS = st.lists(
    st.tuples(st.sampled_from([None, FAILED, CUT, LEFT]), st.sampled_from([0, 1, 30, 61])), max_size=30
)


@given(STEPS)
def test_one_question_after_another_it_rests_as_told(steps):
    """Told slowly: look back over all that was met, and count the faults since the last whole answer."""
    passed, met_at = [0.0], []
    shared = guard(passed)
    for met, seconds in steps:
        counted = []
        for when, each in met_at:
            counted = [] if each is None else [*counted, when] if each.counts else counted
        resting = len(counted) >= 3 and passed[0] < counted[-1] + REST
        try:
            shared.leave(shared.enter(), met)
            assert not resting
            met_at.append((passed[0], met))
        except MetFault as fault:
            assert resting and fault.met.fault == "resting"
        passed[0] += seconds
