"""How do the tools meet the protocol? By the official server, with our errors as sentences and quiet logs."""

import inspect
import json
import logging
from typing import Any

from mcp.server.mcpserver import Context, MCPServer
from mcp.server.mcpserver.exceptions import ResourceNotFoundError, ToolError, UnexpectedToolError
from mcp.types import ToolAnnotations
from pydantic import ValidationError

from bedside.errors import BedsideError, SourceError
from bedside.library import Library, format_reference, link_of
from bedside.mcp.opened import find_claim, open_claim
from bedside.mcp.tools import OpenLibrary, Tools
from bedside.terms import PublicationId
from bedside.version import __version__

NAME = "bedside"
MOST_PROBLEMS = 10
INSTRUCTIONS = (
    "Bedside answers clinical questions from a curated library; each statement is tied to the words of a "
    "source. Answers are Submitted, pending human review: say so, and keep reference numbers with their "
    "statements. Open a citation before you rely on it. Do not fill in what an answer says was not found. "
    "Not for emergencies, and never a dose for a person. Nothing that is asked or checked is kept."
)
_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


class BedsideServer(MCPServer):
    """The official server; what goes wrong is told in our sentence, and never repeats what was asked."""

    async def call_tool(
        self, name: str, arguments: dict[str, Any], request: Context[Any, Any] | None = None
    ) -> Any:
        """Call a tool. Raises ``ToolError`` with a sentence."""
        try:
            return await super().call_tool(name, arguments, request)
        except UnexpectedToolError as error:
            if isinstance(error.__cause__, BedsideError):
                raise ToolError(_sentence(error.__cause__)) from None
            raise
        except ToolError as error:
            if isinstance(error.__cause__, ValidationError):
                raise ToolError(_what_was_wrong(error.__cause__)) from None
            raise


def _sentence(error: BedsideError) -> str:
    """The error on one line, and each problem that it collected."""
    problems = error.problems[:MOST_PROBLEMS] if isinstance(error, SourceError) else ()
    return " ".join(" ".join((str(error), *map(str, problems))).split())


def _what_was_wrong(error: ValidationError) -> str:
    """Names of arguments and what is expected of each; not what was given."""
    told = [f"`{'.'.join(map(str, each['loc']))}`: {each['msg']}" for each in error.errors()[:MOST_PROBLEMS]]
    return f"The arguments do not fit: {'; '.join(told)}. The tool's schema says what it takes."


def make_server(open_library: OpenLibrary) -> BedsideServer:
    """A server over the library that ``open_library`` gives, for any transport."""
    # The protocol's own log lines repeat addresses and messages of errors.
    logging.getLogger("mcp").setLevel(logging.CRITICAL)
    server = BedsideServer(
        NAME,
        title="Bedside",
        instructions=INSTRUCTIONS,
        version=__version__,
        log_level="CRITICAL",
        subscriptions=False,
    )
    tools = Tools(open_library)
    for tool in (
        tools.ask,
        tools.check,
        tools.search,
        tools.open_citation,
        tools.list_conditions,
        tools.board,
        tools.list_calculators,
        tools.calculate,
    ):
        server.add_tool(
            tool,
            description=inspect.cleandoc(tool.__doc__ or ""),
            annotations=_READS,
            structured_output=True,
        )
    _add_resources(server, open_library)
    return server


def _add_resources(server: BedsideServer, open_library: OpenLibrary) -> None:
    @server.resource(
        "bedside://claim/{claim_id}",
        title="A curated claim",
        description="A claim with the words of its sources.",
        mime_type="application/json",
    )
    def claim(claim_id: str) -> str:
        library = open_library()
        return _found(library, claim_id)

    @server.resource(
        "bedside://reference/{work}",
        title="A work",
        description="A work that claims cite, as it must be cited.",
        mime_type="application/json",
    )
    def reference(work: str) -> str:
        return _reference(open_library(), work)


def _found(library: Library, claim_id: str) -> str:
    try:
        find_claim(library, claim_id)
    except BedsideError as error:
        raise ResourceNotFoundError(str(error)) from None
    return open_claim(library, claim_id).model_dump_json(indent=2)


def _reference(library: Library, work: str) -> str:
    read = library.sources.find_cited(PublicationId(work))
    if read is None:
        raise ResourceNotFoundError(
            f"The library holds no work {work[:100]!r}. Take the `work` of a reference."
        )
    publication = read.publication
    told = {
        "work": publication.id,
        "reference": format_reference(publication),
        "url": link_of(publication),
        "kind": publication.kind.value,
        "is_retracted": publication.is_retracted,
        "superseded_by": publication.superseded_by,
        "passages": len(read.passages),
    }
    return json.dumps(told, ensure_ascii=False, indent=2)
