"""What do the tools answer to other programs?"""

import asyncio
from functools import cache
from pathlib import Path
from typing import Any

from bedside import Library
from bedside.errors import UserError
from runners.running import Given, Outcome, runner


@cache
def _library() -> Library:
    return Library.open()


@runner(
    "call a tool",
    sample={"tool": "open_citation", "arguments": {"claim_id": "hm-cau-002"}},
    refused={"tool": "open_citation", "arguments": {"claim_id": "nobody"}},
)
def call(given: Given, folder: Path) -> Outcome:
    """The tool's answer to the official client; what it refuses is an error."""
    from mcp.client.client import Client

    from bedside.mcp.server import make_server

    async def called() -> Any:
        async with Client(make_server(_library)) as client:
            return await client.call_tool(given["tool"], given["arguments"])

    answered = asyncio.run(called())
    if answered.is_error:
        raise UserError(answered.content[0].text)
    return dict(answered.structured_content)
