"""Does a real server fill a schema for us, piece by piece? llama.cpp's, with a small writer."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside import Library
from bedside.library import Limits, Writing, ask_drafted
from bedside.ports import Brief, Writer
from bedside.remote import WriterSettings, open_writer
from bedside.terms import ClaimOrigin
from drafting_library import NOTE, QUESTION, make_library
from small_writer import NAME, small_writer

SCHEMA = {
    "type": "object",
    "properties": {"facet": {"enum": ["cause", "dosing"]}, "text": {"type": "string", "maxLength": 60}},
    "required": ["facet", "text"],
    "additionalProperties": False,
}


@pytest.fixture(scope="module")
def writer() -> Iterator[Writer]:
    with small_writer() as url:
        yield open_writer(WriterSettings(url=url, name=NAME))


def test_it_fills_the_schema_in_pieces(writer: Writer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "bedside.writer")
    brief = Brief(
        instructions="Answer from the passage alone.",
        material="Question: What lowers magnesium?\n[1] Proton pump inhibitors can lower serum magnesium.",
        schema=SCHEMA,
        most_tokens=100,
        seconds=60,
    )
    pieces = list(writer.write(brief))
    told = json.loads("".join(pieces))
    assert len(pieces) > 5
    assert set(told) == {"facet", "text"} and told["facet"] in ("cause", "dosing")
    assert f"writer {NAME}: whole after" in caplog.text and "? tokens" not in caplog.text


def test_the_whole_path_shows_nothing_but_what_stands_in_a_source(writer: Writer, tmp_path: Path) -> None:
    limits = Limits(passages=3, tokens=200, claims=4)
    with Library.open(make_library(tmp_path)) as library:
        first, *_, last = ask_drafted(library, QUESTION, Writing(writer=writer, judge=None, limits=limits))
        assert first.article == library.ask(QUESTION).article
    drafting = last.article.making.drafting
    assert drafting is not None and drafting.writer == NAME
    assert drafting.kept + drafting.quoted + drafting.dropped > 0 or drafting.fault is not None
    of_sections = [one for section in last.article.sections for one in section.statements]
    source = " ".join(NOTE.split())
    for each in (*last.article.bottom_line, *of_sections):
        assert each.origin in (ClaimOrigin.DRAFTED, ClaimOrigin.EXTRACTED) and each.citations
        assert each.text.strip("“”").rstrip(".") in source
