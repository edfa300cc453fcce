"""Does the reader always get an answer, whatever the writer's server does, and is the reason told alone?"""

import logging
from collections.abc import Iterator

import pytest

from bedside import Library
from bedside.library import Writing, ask_drafted
from bedside.remote import WriterSettings, open_writer
from bedside.terms import ClaimOrigin, Outcome
from drafting_library import EXERCISE, QUESTION, make_library, pieces_of
from writer_server import END, OK, PLAYS, SECRET, STOP, WriterServer, event, stream

SECONDS = 0.5
GOOD = stream(*(event(piece) for piece in pieces_of()), STOP, END)
HALF = stream(*(event(piece) for piece in pieces_of()[:2]), head=OK)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(make_library(tmp_path_factory.mktemp("faults"))) as library:
        yield library


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def ask(library: Library, play: str, *, question: str = QUESTION) -> list[object]:
    with WriterServer(plays=[play]) as server:
        writer = open_writer(WriterSettings(url=server.url, name="played", seconds=SECONDS))
        writing = Writing(writer=writer, judge=None)
        return [each.article for each in ask_drafted(library, question, writing)]


@pytest.mark.parametrize("play", sorted(PLAYS))
def test_every_fault_leaves_the_answer_of_the_literature(
    play: str, library: Library, lines: pytest.LogCaptureFixture
) -> None:
    usual = library.ask(QUESTION).article
    first, *_, last = ask(library, play)
    assert first == usual
    assert last.outcome is Outcome.ANSWERED  # type: ignore[attr-defined]
    assert last.sections == usual.sections  # type: ignore[attr-defined]
    fault = last.making.drafting.fault  # type: ignore[attr-defined]
    assert fault is not None and fault.value in last.status_note  # type: ignore[attr-defined]
    assert fault.value in lines.text
    assert "tennis" not in lines.text.lower() and SECRET not in lines.text


def test_a_whole_answer_is_no_fault(
    library: Library, lines: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PLAYS, "a good draft", GOOD)  # type: ignore[misc]
    last = ask(library, "a good draft")[-1]
    drafted = [each for each in last.bottom_line if each.origin is ClaimOrigin.DRAFTED]  # type: ignore[attr-defined]
    assert [each.text for each in drafted] == [EXERCISE]
    assert last.making.drafting.fault is None  # type: ignore[attr-defined]
    assert "tennis" not in lines.text.lower()


def test_what_came_before_the_line_broke_stays(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PLAYS, "half a draft", HALF)  # type: ignore[misc]
    last = ask(library, "half a draft")[-1]
    assert [each.text for each in last.bottom_line] == [EXERCISE]  # type: ignore[attr-defined]
    assert last.making.drafting.fault == "broken-off"  # type: ignore[attr-defined]
