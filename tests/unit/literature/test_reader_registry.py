"""Which reader takes which file."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
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
        ("a.txt", "%PDF-1.7", "PDF"),
        ("a.md", "x" * 1_000 + "%PDF-1.7", "PDF"),
        ("a.xml", "<!DOCTYPE html><html></html>", "web page"),
        ("a.txt", "\n<HTML lang='en'><body>x", "web page"),
        ("a", "<!-- saved --><html>", "web page"),
        ("a.xhtml", "<?xml version='1.0'?>\n<html xmlns='http://www.w3.org/1999/xhtml'/>", "web page"),
        ("a.htm", "<meta charset='utf-8'><p>x", "web page"),
        ("a.md", "<!-- a remark -->\n# Title", "Markdown"),
        ("a.md", "Write <html> first.", "Markdown"),
    ],
)
def test_content_counts_before_the_name(tmp_path: Path, name: str, content: str, format: str) -> None:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-16" if "utf-16" in content else "utf-8"))
    assert find_reader(path).name.startswith(format)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"no PDF"),
        ("a.html", b"no page"),
        ("a.docx", b"no archive"),
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


def packed(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "format", "advice"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, ".doc", "Save it as .docx"),
        (b"{\\rtf1 x}", ".rtf", "Save it as .docx"),
        (packed("META-INF/container.xml"), ".epub", "Convert it"),
        (packed("[Content_Types].xml", "xl/workbook.xml"), ".xlsx", "Export"),
        (packed("[Content_Types].xml", "ppt/slides.xml"), ".pptx", "Save it as .pdf"),
        (packed("content.xml", "META-INF/manifest.xml"), ".odt", "Save it as .docx"),
        (packed("a.txt"), "ZIP archive", "Unpack"),
        (b"PK\x03\x04 broken", "damaged ZIP archive", "again"),
        (b"\x89PNG\r\n", "picture", "OCR"),
    ],
)
@pytest.mark.parametrize("name", ["a.docx", "a.md"])
def test_a_known_format_is_named_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, format: str, advice: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceError) as raised:
        find_reader(tmp_path / name)
    assert format in raised.value.problems[0].met and advice in raised.value.problems[0].advice


def test_heavy_libraries_are_loaded_only_by_those_who_read_their_format() -> None:
    code = (
        "import sys, bedside.literature; "
        "print(sorted({'trafilatura', 'pypdfium2', 'docx', 'charset_normalizer'} & set(sys.modules)))"
    )
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run([sys.executable, "-c", code], env=paths, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
