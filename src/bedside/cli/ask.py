"""`bedside ask`: a question in, an article out."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bedside.cli.terminal import Color, find_manners, showing_progress
from bedside.errors import LibraryReadOnly, UserError
from bedside.terms import Audience

if TYPE_CHECKING:
    from bedside.library import Answer, Library
    from bedside.stores import SavedAnswer

MOST_READ = 1_000_000


class Format(StrEnum):
    """In which form an article is written."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="In which form to write the article.")]
ColorOption = Annotated[Color, typer.Option("--color", help="Whether to use color.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")
]


def ask(
    question: Annotated[str, typer.Argument(help="The question, in your words; `-` reads standard input.")],
    audience: Annotated[
        Audience | None, typer.Option("--audience", "-a", help="For whom to write.", show_default="clinician")
    ] = None,
    format: FormatOption = Format.TEXT,
    library: Annotated[
        Path | None,
        typer.Option("--library", "-l", help="The library to ask.", show_default="the shipped one"),
    ] = None,
    follow_up: Annotated[
        str | None, typer.Option("--follow-up", "-u", help="The id of the answer that this question follows.")
    ] = None,
    save: Annotated[bool, typer.Option(help="Keep the question, to follow it up and replay it.")] = True,
    color: ColorOption = Color.AUTO,
    output: OutputOption = None,
) -> None:
    """Answer a clinical question with a cited article."""
    from bedside.library import Library, load_saved

    saved = load_saved(follow_up) if follow_up else None
    place = library or (Path(saved.library) if saved else None)
    text = sys.stdin.read(MOST_READ) if question == "-" else question
    with showing_progress() as progress:
        opened = Library.open(place, progress=progress)
    with opened:
        previous = opened.follow(saved) if saved else None
        reader = audience or (saved.audience if saved else Audience.CLINICIAN)
        given = opened.ask(text, audience=reader, follow_up=previous)
        if save:
            _keep(opened, given, format, saved)
    write(given, format, color=color, output=output)


def _keep(library: "Library", given: "Answer", format: Format, saved: "SavedAnswer | None") -> None:
    """Save the answer; where that cannot be, the answer is still shown, with a word on why."""
    earlier = (*saved.earlier, saved.question) if saved else ()
    try:
        library.save(given, format=format, earlier=earlier)
    except LibraryReadOnly as error:
        typer.echo(f"bedside: {error}", err=True)


def write(given: "Answer", format: Format, *, color: Color, output: Path | None) -> None:
    """Write an answer to a file or to standard output. Raises ``UserError`` if the file cannot be written."""
    text = _rendered(given, format, color if output is None else Color.NEVER)
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UserError(f"{output} cannot be written ({error.strerror}). Name another file.") from error


def _rendered(given: "Answer", format: Format, color: Color) -> str:
    if format is Format.JSON:
        return given.to_json()
    if format is Format.MARKDOWN:
        return given.to_markdown()
    if format is Format.HTML:
        return given.to_html()
    manners = find_manners(color)
    return given.to_text(width=manners.width, color=manners.color, links=manners.links)
