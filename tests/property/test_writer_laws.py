"""Whatever bytes a writer's server sends, it ends whole or in a fault of ours, and never wrong."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from bedside.errors import WriterFailed
from bedside.ports import Brief
from bedside.remote import WriterSettings
from bedside.remote.endpoint import EndpointWriter
from bedside.terms import WriterFault
from writer_server import END, OK, STOP, TEXT, USAGE, WROTE, WriterServer, data

BRIEF = Brief(instructions="", material="", schema={}, most_tokens=50, seconds=5)
GOOD = b"".join((*WROTE, STOP, USAGE, END))
UNTIL_STOP = len(b"".join((*WROTE, STOP)))
SHORT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def server() -> Iterator[WriterServer]:
    with WriterServer() as running:
        yield running


def hear(server: WriterServer, *parts: bytes) -> tuple[str, str]:
    """How it ended, and what was written; anything but ``WriterFailed`` rises."""
    server.plays = [lambda: iter(parts)]
    writer = EndpointWriter(WriterSettings(url=server.url, name="small"))
    heard: list[str] = []
    try:
        heard.extend(writer.write(BRIEF))
    except WriterFailed as failure:
        assert failure.fault in set(WriterFault)
        return failure.fault, "".join(heard)
    return "whole", "".join(heard)


@SHORT
@given(body=st.binary(max_size=400))
def test_any_bytes_for_an_answer(server: WriterServer, body: bytes) -> None:
    """Without a word that it is done, no answer is whole."""
    assert hear(server, OK + b"\r\n" + body)[0] != "whole"


@SHORT
@given(body=st.binary(max_size=400))
def test_any_bytes_for_the_head(server: WriterServer, body: bytes) -> None:
    assert hear(server, body)[0] != "whole"
    assert hear(server, b"HTTP/1.1 " + body)[0] != "whole"


@SHORT
@given(body=st.binary(min_size=1, max_size=20), at=st.integers(0, UNTIL_STOP - 1))
def test_bytes_within_an_answer(server: WriterServer, body: bytes, at: int) -> None:
    """An answer with something in it that does not belong there is not the same and whole by chance alone."""
    hear(server, OK + b"\r\n", GOOD[:at] + body + GOOD[at + len(body) :])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["choices", "delta", "content", "index", "finish_reason", "usage", "error", "tool_calls"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@SHORT
@given(told=JSON)
def test_any_json_for_an_event(server: WriterServer, told: object) -> None:
    import json

    hear(server, OK + b"\r\n", data(json.dumps(told).encode()), data(json.dumps({"choices": told}).encode()))


@SHORT
@given(at=st.integers(0, len(GOOD)))
@example(UNTIL_STOP - 1)
@example(UNTIL_STOP)
def test_an_answer_that_ends_anywhere(server: WriterServer, at: int) -> None:
    """It is whole once the writer said that it is done, and what came before is the beginning of it.

    An event without the empty line behind it was not said (HTML Living Standard, 9.2.6).
    """
    end, text = hear(server, OK + b"\r\n", GOOD[:at])
    assert TEXT.startswith(text)
    assert (end == "whole") == (at >= UNTIL_STOP)


@SHORT
@given(cuts=st.lists(st.integers(0, len(GOOD)), max_size=6))
def test_an_answer_in_any_parts(server: WriterServer, cuts: list[int]) -> None:
    """Where the line cuts the bytes says nothing."""
    parts = [GOOD[begin:end] for begin, end in pairwise(sorted({0, *cuts, len(GOOD)}))]
    assert hear(server, OK + b"\r\n", *parts) == ("whole", TEXT)
