"""Are the pages that the program makes fresh? `python tests/generate.py` makes them anew."""

import sys
from pathlib import Path

import pytest
from source import ROOT

sys.path.insert(0, str(ROOT / "tests"))

import generate

PAGES = generate.pages()
ADVICE = "is stale: run `python tests/generate.py` and commit what it wrote"


def stale(pages: dict[Path, str], root: Path) -> list[str]:
    """The pages whose file is absent or says something else."""
    return [str(path) for path, text in pages.items() if not _is_same(root / path, text)]


def _is_same(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text("utf-8") == text


@pytest.mark.parametrize("path", PAGES, ids=str)
def test_a_page_is_fresh(path: Path) -> None:
    assert not stale({path: PAGES[path]}, ROOT), f"{path} {ADVICE}"


def test_no_page_is_left_over() -> None:
    there = {path.relative_to(ROOT) for path in (ROOT / generate.SPECIFICATION).iterdir()}
    assert there == {path for path in PAGES if path.parent == generate.SPECIFICATION}


def test_every_chapter_has_a_title_and_every_paragraph_a_sentence_and_an_example() -> None:
    for name in generate.chapter_names():
        module = generate._import(name)
        assert module.title and module.intro.endswith(".")
        for paragraph in generate.paragraphs_of(module):
            recorder = __import__("runners").Recorder()
            paragraph(recorder)
            assert recorder.calls, f"{name}: {paragraph.__name__} gives no example"
            assert (paragraph.__doc__ or "").strip().endswith("."), f"{name}: {paragraph.__name__}"


def test_every_error_has_a_code_of_its_own() -> None:
    codes = [error.code for error in generate.error_classes()]
    assert len(codes) == len(set(codes)) >= 9
    page = (ROOT / generate.REFERENCE / "errors.md").read_text("utf-8")
    assert all(f"| `{code}` |" in page for code in codes)


def test_canary_a_stale_page_is_seen(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("old", "utf-8")
    assert stale({Path("a.md"): "new", Path("b.md"): "new"}, tmp_path) == ["a.md", "b.md"]
    assert stale({Path("a.md"): "old"}, tmp_path) == []
