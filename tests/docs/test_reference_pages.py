"""Do the reference pages name everything that the program has?"""

import re
from collections.abc import Iterator
from dataclasses import fields

import click
from fences import ROOT

from bedside import errors
from bedside.checking import pack_rules
from bedside.cli.app import app
from bedside.literature.pack import schema
from bedside.terms import Article, Citation, Statement


def _page(name: str) -> str:
    return (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")


def _options(command: click.Command, path: str) -> Iterator[tuple[str, str]]:
    """Each command's path with each of its options; a command without any comes with an empty one."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _options(inner, f"{path} {name}")
        return
    yield path, ""
    for parameter in command.params:
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-"):
                yield path, option


def test_every_command_and_option_is_told() -> None:
    sections = {part.split("\n", 1)[0]: part for part in _page("cli").split("\n## ")}
    for path, option in _options(app, "bedside"):
        if path.startswith("bedside calc "):
            continue  # on a page of their own
        section = next((text for title, text in sections.items() if title.startswith(path)), "")
        assert section, f"{path} has no section"
        assert not option or f"`{option}`" in section, f"{path} {option}"


def test_every_calculator_and_value_is_told() -> None:
    sections = {part.split("`")[1]: part for part in _page("calculators").split("\n### ")[1:]}
    shared = {"--json", "--color", "--library", "-l"}
    for path, option in _options(app, "bedside"):
        if path.startswith("bedside calc ") and option not in shared:
            assert f"| `{option.removeprefix('--')}` |" in sections[path] or not option, f"{path} {option}"


def test_every_field_of_an_article_is_told() -> None:
    page = _page("json")
    for model in (Article, Statement, Citation):
        for each in fields(model):
            assert f"`{each.name}`" in page, each.name


def test_every_error_and_its_code_is_told() -> None:
    page = _page("exit-codes")
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.BedsideError)
    ]
    for kind in kinds:
        if kind is not errors.BedsideError:
            line = next((line for line in page.split("\n") if f"`{kind.__name__}`" in line), "")
            assert line.startswith(f"| {kind.exit_code} |"), kind.__name__


def test_every_key_and_rule_of_a_pack_is_told() -> None:
    page = _page("pack-format")
    words = set(re.findall(r"`([\w.]+)`", page))
    for model in (
        *schema.FILES.values(),
        schema.SupportEntry,
        schema.QuantityEntry,
        schema.DisagreementEntry,
    ):
        for name, info in model.model_fields.items():
            assert (info.alias or name) in words, f"{model.__name__}.{name}"
    for rule in pack_rules.RULES:
        assert rule.__name__ in words
