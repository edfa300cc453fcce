"""How does a program learn of the API? An OpenAPI 3.1 description, with every error that can come."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from pydantic import TypeAdapter

from bedside_web.accounts.tokens import Scope
from bedside_web.api.accounting import LINES
from bedside_web.api.asking import STREAM
from bedside_web.api.door import PREFIX, api
from bedside_web.api.files import MEDIA_TYPES
from bedside_web.api.problems import MEDIA_TYPE, ProblemDetails
from bedside_web.api.reply import JSON, reply_unless_known

REF = "#/components/schemas/{model}"
ALWAYS = {
    400: "The request could not be read.",
    401: "No token was sent, or one that does not hold.",
    403: "The token lacks the scope, or the person may not do this.",
    429: "Too many requests in a minute; `Retry-After` says how long to wait.",
    500: "Something failed in the site itself.",
}
WITH_NAME = {404: "There is no such thing."}
WITH_INPUT = {422: "What was sent does not fit; `faults` names every place."}
WITH_BODY = {
    411: "The body came without its length.",
    413: "The body is too large.",
    415: "The body is not `application/json`.",
}
OF_SOME = {
    "read_article": {
        410: "The article was withdrawn; its notice is told.",
        501: "This site cannot make a file of that form.",
        503: "Other files of that form are being made just now.",
    },
    "ask": {
        410: "The article was withdrawn; its notice is told.",
        503: "The library cannot answer just now.",
    },
    "draft": {
        409: "The site has no writer, no draft may be written, or the question may not leave this machine; "
        "`code` says which.",
        503: "Other drafts are being written just now.",
    },
    "check": {503: "Other texts are being checked just now."},
    "search": {503: "The library cannot answer just now."},
}
ON_DESK = {409: "The rules of review refuse it; `code` is the refusal's."}
KNOWN = {304: "The asker has it already, by `If-None-Match`."}


def openapi(request: HttpRequest) -> HttpResponse:
    """``/api/v1/openapi.json``; anybody may read it."""
    return reply_unless_known(request, describe(), edition=_edition())


@cache
def _edition() -> bytes:
    return msgspec.json.encode(describe())


@cache
def describe() -> dict[str, Any]:
    """The description, whole."""
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    problem = TypeAdapter(ProblemDetails).json_schema(ref_template=REF, mode="serialization")
    schemas = schema["components"]["schemas"]
    schemas.update(problem.pop("$defs"))
    schemas["ProblemDetails"] = problem
    for address, method, operation in _operations(schema):
        _add_errors(address, method, operation)
        _add_headers(operation)
        if operation.get("security"):
            _name_scope(operation)
    _say_streams(schema)
    described: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    described["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    return described


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for address, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield address, method, operation


def _add_errors(address: str, method: str, operation: dict[str, Any]) -> None:
    errors = {**ALWAYS, **OF_SOME.get(operation["operationId"], {})}
    if "{" in address:
        errors |= WITH_NAME
    if operation["parameters"] or "requestBody" in operation:
        errors |= WITH_INPUT
    if method == "post":
        errors |= WITH_BODY
    if "/desk/" in address and method == "post":
        errors |= ON_DESK
    content = {MEDIA_TYPE: {"schema": {"$ref": REF.format(model="ProblemDetails")}}}
    for status, told in sorted(errors.items()):
        operation["responses"][status] = {"description": told, "content": content}


def _add_headers(operation: dict[str, Any]) -> None:
    """The headers that a program acts by."""
    good = operation["responses"][200]
    text = {"type": "string"}
    if operation["operationId"].startswith("list_") and any(
        each["name"] == "after" for each in operation["parameters"]
    ):
        good["headers"] = {"Link": {"schema": text, "description": 'The next part, as `rel="next"`.'}}
    if operation["operationId"] == "read_article":
        good["headers"] = {"ETag": {"schema": text, "description": "Of all that the article is made of."}}
        operation["responses"] |= {304: {"description": KNOWN[304]}}


def _name_scope(operation: dict[str, Any]) -> None:
    """Which scope a token needs stands in the words too: OpenAPI's own place for it is for OAuth."""
    scope = _SCOPES.get(operation["operationId"])
    if scope:
        operation["description"] = f"{operation['description'].strip()}\n\nScope: `{scope.value}`."
        operation["x-scope"] = scope.value


def _scopes() -> dict[str, Scope]:
    """The scope of each operation, as its own credentials ask for it."""
    return {
        str(operation.operation_id): scope
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
        for callback in operation.auth_callbacks
        if (scope := getattr(callback, "scope", None))
    }


_SCOPES = _scopes()


def _say_streams(schema: dict[str, Any]) -> None:
    """What is no JSON."""
    for _, _, operation in _operations(schema):
        good = operation["responses"][200]
        if operation["operationId"] in ("ask", "draft"):
            good["content"][STREAM] = {"schema": {"type": "string"}}
        if operation["operationId"] == "read_article":
            good["content"] |= {kind: {"schema": {"type": "string"}} for kind in MEDIA_TYPES}
        if operation["operationId"] == "export_trail":
            good["content"] = {LINES: {"schema": {"type": "string"}}}
        good["description"] = good["description"] if good["description"] != "OK" else "Done."
    assert JSON in schema["paths"][f"{PREFIX}ask"]["post"]["responses"][200]["content"]
