"""What is read of BEIR corpus lines."""

import gzip
from pathlib import Path

import pytest

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.ports import ReadPublication


def read(path: Path, content: bytes) -> tuple[list[ReadPublication], list[Problem]]:
    path.write_bytes(content)
    problems: list[Problem] = []
    return list(find_reader(path).read(path, on_problem=problems.append)), problems


LINE = b'{"_id": "4983", "title": "A title", "text": "It fell.", "metadata": {"url": "x"}}\n'


def test_the_id_is_kept_as_given(tmp_path: Path) -> None:
    found, problems = read(tmp_path / "corpus.jsonl", LINE + b'\n{"_id": 7, "title": "", "text": "Seven."}')
    assert [each.publication.id for each in found] == ["4983", "7"]
    assert [each.passages[0].id for each in found] == ["4983#0", "7#0"]
    assert problems == []


def test_an_archive_is_read_alike(tmp_path: Path) -> None:
    assert read(tmp_path / "corpus.jsonl.gz", gzip.compress(LINE))[0] == read(tmp_path / "c.jsonl", LINE)[0]


@pytest.mark.parametrize(
    "bad",
    [
        b"not json",
        b'{"title": "no id", "text": "x"}',
        b'{"_id": "", "text": "x"}',
        b'{"_id": "two words", "text": "x"}',
        b'{"_id": 1.5, "text": "x"}',
        b'{"_id": "a", "text": ["x"]}',
        b"[1, 2]",
        b'{"_id": "a", "text": "\xff"}',
        b'{"_id": "a", "text": "\\ud800"}',
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path, bad: bytes) -> None:
    found, problems = read(
        tmp_path / "corpus.jsonl", LINE + bad + b'\n{"_id": "b", "title": "t", "text": "y"}\n'
    )
    assert [each.publication.id for each in found] == ["4983", "b"]
    assert [problem.line for problem in problems] == [2]


def test_a_record_without_text_is_found_by_its_title(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "c.jsonl", b'{"_id": "a", "title": "Only a title", "text": null}')
    assert [p.text for p in found[0].passages] == ["Only a title"]


def test_a_line_without_an_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bedside.literature.files.LARGEST_RECORD", 100_000)
    found, problems = read(tmp_path / "c.jsonl", LINE + b'{"_id": "a", "text": "' + b"x" * 300_000 + b'"}')
    assert len(found) == 1 and "larger than" in problems[0].met


def test_an_archive_that_unpacks_beyond_reason_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bedside.literature.files.RATIO_FROM", 1_000_000)
    monkeypatch.setattr("bedside.literature.files.LARGEST_RATIO", 100)
    found, problems = read(tmp_path / "c.jsonl.gz", gzip.compress(LINE + b"\n" * 5_000_000))
    assert len(found) == 1 and "unpacks" in problems[0].met
