"""Is what takes long made before the first reader asks for it?"""

import pytest

from bedside.errors import LibraryNotFound
from bedside_web.articles import shelf
from bedside_web.config.warming import start_warming
from bedside_web.pages.exploring import tickets


def test_the_board_is_made_beforehand():
    tickets._made_of.cache_clear()
    start_warming().join(60)
    assert tickets._made_of.cache_info().currsize == 1


@pytest.mark.filterwarnings("error::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_without_a_library_still_starts(monkeypatch):
    def nothing():
        raise LibraryNotFound("There is no library.")

    monkeypatch.setattr(shelf, "open_library", nothing)
    start_warming().join(60)
