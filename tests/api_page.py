"""What does the API's reference say? Every operation, out of the description that programs read."""

import os
from typing import Any

import django
from django.apps import apps

SCHEMAS = "#/components/schemas/"


def api_reference() -> str:
    """The page of the API."""
    _set_up()
    from bedside_web.api.description import describe

    described = describe()
    lines = [
        "# The API",
        "",
        "Every address of `/api/v1`, as its OpenAPI description has it.",
        "[Use the API](../how-to/use-the-api.md) shows it at work.",
        "Every error is a problem of RFC 9457, whatever its status.",
    ]
    groups: dict[str, list[str]] = {}
    for address, methods in described["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).extend(_operation(address, method, operation))
    for group, told in groups.items():
        lines += ["", f"## {group}", *told]
    return "\n".join(lines) + "\n"


def _set_up() -> None:
    """The description is made of the site's own code, which Django must have read first."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside_web.config.settings")
    if not apps.ready:
        django.setup()


def _operation(address: str, method: str, operation: dict[str, Any]) -> list[str]:
    lines = ["", f"### `{method.upper()} {address}`", ""]
    lines += [line for part in operation["description"].split("\n\n") for line in (_sentences(part), "")]
    named = [f"`{each['name']}` ({each['in']})" for each in operation["parameters"]]
    if named:
        lines += [f"- Parameters: {', '.join(named)}"]
    if "requestBody" in operation:
        lines += [f"- Body: `{_name(operation['requestBody'])}`"]
    lines += [f"- Gives: {', '.join(_given(operation['responses']['200']))}"]
    problems = sorted(status for status in operation["responses"] if status >= "400")
    return [*lines, f"- Problems: {', '.join(problems)}"]


def _sentences(text: str) -> str:
    """One sentence a line, as in every page."""
    return " ".join(text.split()).replace(". ", ".\n")


def _given(good: dict[str, Any]) -> list[str]:
    return [f"`{_name({'content': {kind: told}})}` as `{kind}`" for kind, told in good["content"].items()]


def _name(holder: dict[str, Any]) -> str:
    schema = next(iter(holder["content"].values()))["schema"]
    return str(schema.get("$ref", schema.get("type", "text"))).removeprefix(SCHEMAS)
