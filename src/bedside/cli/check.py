"""`bedside check`: what is wrong with a medical text, where, why, and what to write instead."""

import sys
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.options import PATH, color_option, library_option, output_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import Color, find_manners, showing_progress
from bedside.errors import UserError

if TYPE_CHECKING:
    from bedside.library import Checks, Text

FORMS = ("text", "html", "json", "sarif")
FINDINGS = 5
"""Exit code: the check ran, and a finding is as grave as the team's ``fail-on`` (a warning, if not told)."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", "-f", "form", type=click.Choice(FORMS), default="text", help="In which form.")
@library_option
@click.option(
    "--rules", type=PATH, metavar="FILE", help="House rules.  [default: the nearest .bedside-check.toml]"
)
@click.option("--no-rules", is_flag=True, help="Look for no house rules.")
@click.option("--fix", is_flag=True, help="Write the safe mends into the files, and tell what is left.")
@color_option
@output_option
def check(
    files: tuple[str, ...],
    *,
    form: str,
    library: Path | None,
    rules: Path | None,
    no_rules: bool,
    fix: bool,
    color: str,
    output: Path | None,
) -> None:
    """Check medical texts: Markdown, text, HTML, PDF or Word files; `-` reads standard input.

    Exit code 5 if a finding is as grave as `fail-on` of the house rules (`warning` if absent), else 0.
    """
    from bedside.library import Library, mend_texts, read_text

    texts = [read_text(place) for place in files]
    with showing_progress() as progress:
        opened = Library.open(library, progress=progress)
    with opened:
        checks = opened.check(texts, rules=rules, has_rules=not no_rules)
    if fix:
        fixed = mend_texts(checks)
        _write_mends(texts, fixed)
        checks = fixed
    _write(_rendered(checks, form, Color(color) if output is None else Color.NEVER), output)
    for problem in checks.problems:
        click.echo(f"bedside: {problem}", err=True)
    sys.exit(FINDINGS if checks.is_failing else 0)


def _rendered(checks: "Checks", form: str, color: Color) -> str:
    if form == "json":
        return checks.to_json()
    if form == "sarif":
        return checks.to_sarif()
    if form == "html":
        return checks.to_html()
    manners = find_manners(color)
    return checks.to_text(width=manners.width, color=manners.color)


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
        return
    with writing_to(output):
        output.write_text(text, encoding="utf-8")


def _write_mends(texts: "list[Text]", checks: "Checks") -> None:
    """Each mended file anew, its line ends as they were; standard input has no file to write to."""
    for before, after in zip(texts, checks.texts, strict=True):
        if before.text == after.text:
            continue
        if before.path is None:
            raise UserError("Standard input cannot be mended in place. Name a file for --fix.")
        with writing_to(before.path):
            _replace(before.path, after.text)


def _replace(place: Path, text: str) -> None:
    """Whole or not at all: nobody ever reads half a file."""
    has_mark = place.read_bytes().startswith(BOM_UTF8)
    beside = place.with_name(f".{place.name}.bedside-mended")
    beside.write_bytes((BOM_UTF8 if has_mark else b"") + text.encode("utf-8"))
    beside.chmod(place.stat().st_mode)
    beside.replace(place)
