"""The object that a Python user meets, and what goes into it."""

import os
import shutil
from pathlib import Path

import pytest

from bedside import Answer, Library
from bedside.errors import LibraryNotFound, UserError
from bedside.literature.pack import write_starter

QUESTION = "What are the causes of hypomagnesemia?"


@pytest.fixture(scope="module")
def shipped():
    with Library.open() as library:
        yield library


def test_an_answer_can_be_printed_shown_and_written(shipped):
    answer = shipped.ask(QUESTION)
    assert isinstance(answer, Answer)
    assert repr(answer).startswith(f"<Answer {answer.article.id}: Causes of hypomagnesemia [answered]>")
    assert "<article" in answer._repr_html_()
    assert answer.to_markdown().startswith("# Causes of hypomagnesemia")


def test_a_follow_up_keeps_the_condition(shipped):
    answer = shipped.ask("and in pregnancy?", follow_up=shipped.ask(QUESTION))
    assert answer.article.concept == "hypomagnesemia"


@pytest.mark.parametrize(
    "call",
    [
        lambda library: library.ask(None),
        lambda library: library.ask(QUESTION, follow_up="0123456789ab"),
        lambda library: library.ask(QUESTION, audience="king"),
        lambda library: library.ask(""),
    ],
)
def test_a_wrong_call_is_one_sentence(shipped, call):
    with pytest.raises(UserError):
        call(shipped)


def test_a_library_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LibraryNotFound):
        Library.open(tmp_path / "absent")


def test_one_path_may_be_given_as_text(tmp_path):
    path = tmp_path / "note.md"
    path.write_text("Hypomagnesemia was rare.")
    assert Library.ingest(str(path), library=tmp_path / "library", bare=True).publications == 1


def test_a_folder_is_read_with_its_packs_and_without_its_libraries(tmp_path):
    (tmp_path / "in" / "notes").mkdir(parents=True)
    (tmp_path / "in" / "notes" / "a.md").write_text("Text.")
    (tmp_path / "in" / ".hidden.md").write_text("Text.")
    write_starter(tmp_path / "in", "mine", today="2026-01-01")
    Library.ingest([tmp_path / "in" / "notes"], library=tmp_path / "in" / "library", bare=True)
    intake = Library.ingest([tmp_path / "in"], library=tmp_path / "all", bare=True)
    assert (intake.publications, intake.packs, intake.problems) == (1, 1, [])


def test_a_name_that_is_not_utf8_is_told_and_the_rest_goes_in(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.md").write_text("Text.")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.md")).write_text("Text.")
    intake = Library.ingest([folder], library=tmp_path / "library", bare=True)
    assert intake.publications == 1
    assert "is not UTF-8" in intake.problems[0].met


def test_changed_records_answer_nothing(tmp_path):
    from bedside.errors import EngineError

    place = tmp_path / "library"
    Library.ingest([], library=place)
    records = next(place.glob("releases/*/records.sqlite"))
    records.chmod(0o644)
    records.write_bytes(records.read_bytes().replace(b"Kidney function must", b"Kidney function need"))
    with pytest.raises(EngineError, match="were changed since they were written"):
        Library.open(place)


def test_two_files_of_one_name_are_told(tmp_path):
    for ward in ("a", "b"):
        (tmp_path / ward).mkdir()
        (tmp_path / ward / "note.md").write_text(f"Text of ward {ward}.")
    intake = Library.ingest([tmp_path / "a", tmp_path / "b"], library=tmp_path / "library", bare=True)
    assert "takes the place of" in intake.problems[0].met


def test_a_shipped_library_that_lost_its_release_is_made_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("BEDSIDE_HOME", str(tmp_path))
    with Library.open() as library:
        place, release = library.path, library.release
    shutil.rmtree(place / "releases" / release)
    with Library.open() as library:
        assert library.release == release
        assert library.ask(QUESTION).article.outcome == "answered"
