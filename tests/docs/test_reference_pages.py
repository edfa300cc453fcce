"""Do the reference pages name everything that the program has?"""

import re
from collections.abc import Iterator
from dataclasses import fields

import typer.main
from fences import ROOT

from bedside import errors
from bedside.checking import pack_rules
from bedside.cli.app import app
from bedside.literature.pack import schema
from bedside.terms import Article, Citation, Statement


def _page(name: str) -> str:
    return (ROOT / "docs" / "reference" / f"{name}.md").read_text(encoding="utf-8")


def _options(command: object, path: str) -> Iterator[tuple[str, str]]:
    """Each command's path with each of its options."""
    inner = getattr(command, "commands", None)
    if inner:
        for name, sub in inner.items():
            yield from _options(sub, f"{path} {name}")
        return
    for parameter in getattr(command, "params", []):
        for option in (*parameter.opts, *parameter.secondary_opts):
            if option.startswith("-"):
                yield path, option


def test_every_command_and_option_is_told() -> None:
    sections = {part.split("\n", 1)[0]: part for part in _page("cli").split("\n## ")}
    for path, option in _options(typer.main.get_command(app), "bedside"):
        section = next((text for title, text in sections.items() if title.startswith(path)), "")
        assert section, f"{path} has no section"
        assert f"`{option}`" in section or option in ("--help", "-h"), f"{path} {option}"


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
