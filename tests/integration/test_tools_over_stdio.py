"""Does ``bedside mcp`` speak with the official client as a process of its own, and say what is missing?"""

import asyncio
import os
import subprocess
import sys

import pytest

pytest.importorskip("mcp")

from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters, stdio_client

COMMAND = ("-m", "bedside.cli.entry", "mcp")


def test_a_question_is_asked_over_standard_input(homes):
    async def run():
        server = StdioServerParameters(command=sys.executable, args=list(COMMAND), env=dict(os.environ))
        async with Client(stdio_client(server)) as client:
            names = [tool.name for tool in (await client.list_tools()).tools]
            answered = await client.call_tool("ask", {"question": "What causes hypokalemia?"})
            refused = await client.call_tool("ask", {"question": ""})
            return names, answered, refused

    names, answered, refused = asyncio.run(run())
    assert {"ask", "check", "search", "calculate", "open_citation"} <= set(names)
    assert answered.structured_content["outcome"] == "answered" and refused.is_error


def test_a_library_that_is_not_there_is_told_at_once(homes, tmp_path):
    done = _run([sys.executable, *COMMAND, "--library", str(tmp_path / "none")])
    assert done.returncode == 2 and done.stdout == ""
    assert "Traceback" not in done.stderr and done.stderr.startswith("bedside: ")


def test_without_the_extra_a_sentence_says_what_to_install(homes):
    code = (
        "import sys; sys.modules['mcp'] = None; sys.argv = ['bedside', 'mcp']\n"
        "from bedside.cli.entry import main; main()"
    )
    done = _run([sys.executable, "-c", code])
    assert done.returncode == 2 and "-m pip install" in done.stderr and "[mcp]" in done.stderr


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, input="", capture_output=True, text=True, timeout=60, check=False, env=dict(os.environ)
    )
