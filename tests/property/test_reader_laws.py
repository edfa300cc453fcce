"""Laws of readers: whatever a file holds, each passage is exactly the stored text at its offsets."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.errors import Problem, SourceError
from bedside.literature import find_reader, stored_text
from office_files import make_pdf, make_word

WORDS = st.sampled_from(
    [
        "Salt fell.",
        "Give 2 g:",
        "hypo-",
        "magnesemia",
        "10",
        "4.1 Use",
        "",
        " ",
        "e.g. this",
        "ALL BIG",
        "(x) \\",
    ]
)
TAGS = st.sampled_from(
    [
        "p",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "div",
        "sup",
        "b",
        "nav",
        "dl",
        "dt",
        "dd",
        "main",
        "br",
    ]
)
MARKS = st.one_of(
    WORDS,
    st.text(max_size=8),
    TAGS.map(lambda tag: f"<{tag}>"),
    TAGS.map(lambda tag: f"</{tag}>"),
    TAGS.map(lambda tag: f'<{tag} style="display:none">'),
)
PAGES = st.lists(MARKS, max_size=30).map(
    lambda marks: f"<html><body>{' '.join(marks)}".encode(errors="replace")
)
LATIN = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=60)
PDFS = st.lists(
    st.lists(st.one_of(WORDS, LATIN, WORDS.map("*{}".format)), max_size=8), min_size=1, max_size=4
).map(make_pdf)
TEXTS = st.text(
    st.characters(min_codepoint=32, exclude_categories=["Cs", "Cn"], max_codepoint=0xFFFD), max_size=30
)
BLOCKS = st.one_of(
    st.fixed_dictionaries({"heading": TEXTS, "level": st.integers(0, 4)}),
    st.fixed_dictionaries({"text": TEXTS}),
    st.fixed_dictionaries({"item": TEXTS.map("x{}".format)}),
    st.lists(TEXTS, min_size=1, max_size=3).map(lambda row: {"rows": [row, row]}),
)
WORD_FILES = st.lists(BLOCKS, max_size=6).map(make_word)
NOTES = st.lists(
    st.one_of(WORDS, st.text(max_size=20), st.sampled_from(["# A", "```", "\n\n", "---"])), max_size=20
).map(lambda lines: "\n".join(lines).encode(errors="replace"))
FILES: dict[str, Any] = {"a.html": PAGES, "a.pdf": PDFS, "a.docx": WORD_FILES, "a.md": NOTES}


def law(name: str) -> Callable[[bytes], None]:
    @settings(max_examples=40, deadline=None)
    @given(FILES[name])
    def passages_are_the_stored_text(data: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            problems: list[Problem] = []
            try:
                works = list(find_reader(path).read(path, on_problem=problems.append))
            except SourceError:
                return
        assert len(works) + len(problems) >= 1
        for work in works:
            stored = stored_text(work.passages)
            for passage in work.passages:
                assert stored[passage.start : passage.end] == passage.text == passage.text.strip() != ""
                assert passage.sha256 == hashlib.sha256(passage.text.encode()).hexdigest()

    return passages_are_the_stored_text


@pytest.mark.parametrize("name", FILES)
def test_passages_are_the_stored_text_at_their_offsets(name: str) -> None:
    law(name)()
