"""What becomes of replies that a real writer once gave, good ones and bad ones?

``recorded_replies.json`` holds what SmolLM2-135M said of the note of ``drafting_library``, word for word;
some replies were cut off by their number of tokens.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside import Library
from bedside.engines.scripted import ScriptedWriter
from bedside.library import Writing, ask_drafted
from bedside.terms import Draft
from drafting_library import NOTE, make_library

RECORDED = json.loads((Path(__file__).parent / "recorded_replies.json").read_text("utf-8"))
SOURCE = " ".join(NOTE.split())


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(make_library(tmp_path_factory.mktemp("recorded"))) as library:
        yield library


def draft_of(library: Library, recorded: dict[str, str]) -> Draft:
    writing = Writing(writer=ScriptedWriter(lambda brief: [recorded["reply"]]), judge=None)
    *_, last = ask_drafted(library, recorded["question"], writing)
    assert last.asked.draft is not None
    return last.asked.draft


@pytest.mark.parametrize("recorded", RECORDED, ids=range(len(RECORDED)))
def test_only_sentences_of_the_note_are_shown(recorded: dict[str, str], library: Library) -> None:
    drafted = draft_of(library, recorded)
    assert all(claim.text.rstrip(".") in SOURCE for claim in drafted.claims)
    assert drafted.written or drafted.fault is not None


def test_there_are_good_ones_and_bad_ones_among_them(library: Library) -> None:
    drafts = [draft_of(library, each) for each in RECORDED]
    assert any(each.claims and not each.fault for each in drafts)
    assert any(each.dropped for each in drafts)
    assert any(each.fault for each in drafts)
