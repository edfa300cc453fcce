"""A library, and the official client over a server in this process."""

import asyncio
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bedside import Library

pytest.importorskip("mcp")


@pytest.fixture(scope="session")
def library(homes: None) -> Iterator[Library]:
    """The shipped library, open."""
    with Library.open() as opened:
        yield opened


@pytest.fixture
def call(library: Library) -> Callable[..., Any]:
    """Call a tool by the official client: ``call("ask", question="…")``."""
    from mcp.client.client import Client

    from bedside.mcp.server import make_server

    async def called(name: str, arguments: dict[str, Any]) -> Any:
        async with Client(make_server(lambda: library)) as client:
            return await client.call_tool(name, arguments)

    return lambda name, **arguments: asyncio.run(called(name, arguments))
