"""The server bounds the pools of memory of its threads, and leaves an operator's own bound alone."""

import os
from threading import Event

import pytest

from bedside_web.config.memory import ARENAS, bound_arenas, start_giving_back


@pytest.mark.parametrize(("before", "after"), [(None, "2"), ("5", "5"), ("as you like", "as you like")])
def test_pools_are_bounded(monkeypatch, before, after):
    monkeypatch.delenv(ARENAS, raising=False)
    if before is not None:
        monkeypatch.setenv(ARENAS, before)
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())  # a C library without the option
    bound_arenas()
    assert os.environ[ARENAS] == after
    monkeypatch.delenv(ARENAS)


def test_this_process_is_told_too(monkeypatch):
    told = []

    class Library:
        """A C library that has the option."""

        mallopt = staticmethod(lambda *words: told.append(words))

    monkeypatch.setenv(ARENAS, "3")
    monkeypatch.setattr("ctypes.CDLL", lambda _: Library)
    bound_arenas()
    assert told == [(-8, 3)]


def test_freed_memory_is_given_back_again_and_again_until_it_is_over(monkeypatch):
    times, twice = [], Event()

    class Library:
        """A C library that gives back."""

        @staticmethod
        def malloc_trim(kept):
            times.append(kept)
            if len(times) == 2:
                twice.set()

    monkeypatch.setattr("ctypes.CDLL", lambda _: Library)
    over = start_giving_back(seconds=0.001)
    assert twice.wait(10)
    over.set()
    assert set(times) == {0}


def test_without_such_a_library_nothing_is_started(monkeypatch):
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    assert not start_giving_back(seconds=0.001).is_set()
