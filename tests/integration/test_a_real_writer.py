"""Does a real server fill a schema for us, piece by piece? llama.cpp's, with a small writer."""

import json
from collections.abc import Iterator

import pytest

from bedside.ports import Brief, Writer
from bedside.remote import WriterSettings, open_writer
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
