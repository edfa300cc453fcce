"""Which reader takes which file."""

from pathlib import Path

import pytest

from bedside.errors import SourceError
from bedside.literature import READERS, find_reader


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.txt", "<?xml version='1.0'?><PubmedArticleSet></PubmedArticleSet>", "PubMed XML"),
        ("a.xml", "<?xml version='1.0' encoding='utf-16'?><PubmedArticleSet/>", "PubMed XML"),
        ("a.txt", '{"_id": "1", "text": "x"}', "BEIR"),
        ("a.md", "Text", "Markdown"),
        ("a.TXT", "é" * 20_000, "Markdown"),
    ],
)
def test_content_counts_before_the_name(tmp_path: Path, name: str, content: str, format: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-16" if "utf-16" in content else "utf-8"))
    assert find_reader(path).name.startswith(format)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7"),
        ("a.md", b"\x00\x01"),
        ("a.txt", b"caf\xe9 au lait"),
        ("a.md", b""),
        ("a.xml", b"<x/>"),
    ],
)
def test_an_unknown_format_names_those_that_are_read(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError) as raised:
        find_reader(tmp_path / name)
    assert all(reader.name in str(raised.value) for reader in READERS)
    assert raised.value.problems[0].place.endswith(name)


def test_an_absent_file_or_a_folder_is_said(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xml", tmp_path):
        with pytest.raises(SourceError, match="cannot be opened"):
            find_reader(path)


def test_an_archive_that_is_none_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.xml.gz").write_bytes(b"\x1f\x8b broken")
    with pytest.raises(SourceError, match="cannot be opened"):
        find_reader(tmp_path / "a.xml.gz")
