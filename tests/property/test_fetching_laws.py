"""Laws of fetching: the pace is never broken, halves leave no day out, places point at the phrase."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as some

from bedside.remote.answers import _place
from bedside.remote.searching import Span
from bedside.remote.settings import Clock, Pace, Settings

DAYS = some.dates(date(1700, 1, 1), date(3000, 12, 31))
PAUSES = some.lists(some.floats(0, 2), max_size=60)


@given(PAUSES, some.sampled_from([(None, 3), ("key", 10)]))
def test_no_second_holds_more_requests_than_are_allowed(pauses, limit):
    key, most = limit
    time = [0.0]

    def sleep(seconds):
        time[0] += seconds

    pace = Pace(interval=Settings(api_key=key).interval, clock=Clock(now=lambda: time[0], sleep=sleep))
    sent = []
    for pause in pauses:
        time[0] += pause / 10
        pace.wait()
        sent.append(time[0])
    assert all(sum(start <= at <= start + 1 for at in sent) <= most for start in sent)


@given(DAYS, DAYS)
def test_halves_share_no_day_and_leave_none_out(one, other):
    span = Span(min(one, other), max(one, other))
    if span.first == span.last:
        return
    early, late = span.halves()
    assert (early.first, late.last) == (span.first, span.last)
    assert late.first.toordinal() - early.last.toordinal() == 1
    assert early.first <= early.last and late.first <= late.last


@given(some.lists(some.text("abc", min_size=1, max_size=4), min_size=1, max_size=6), some.data())
def test_the_place_of_a_phrase_holds_the_phrase(words, data):
    start = data.draw(some.integers(0, len(words) - 1))
    end = data.draw(some.integers(start + 1, len(words)))
    phrase = " ".join(words[start:end])
    numbers = [int(part) for part in _place(phrase, " ".join(words)).split() if part.isdecimal()]
    first, last = numbers[0], numbers[-1]
    assert phrase in " ".join(words[first - 1 : last + 1])


@given(some.text(), some.text())
def test_a_place_never_repeats_what_was_asked(phrase, query):
    told = _place(phrase, query)
    assert told == "some words" or all(
        part in ("word", "words", "to") or part.isdecimal() for part in told.split()
    )
