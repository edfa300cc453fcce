"""`bedside ask`: a question in, an article out."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.drafting import ask_the_writer, writer_option
from bedside.cli.options import FHIR_FORMS, FORMATS, color_option, library_option, output_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import Color, find_manners, showing_progress
from bedside.errors import LibraryReadOnly, UserError
from bedside.terms import Audience, FileForm

if TYPE_CHECKING:
    from bedside.library import Answer, Library

AUDIENCES = [audience.value for audience in Audience]
MOST_READ = 1_000_000
_PACKED = (FileForm.WORD, FileForm.PDF)
_SHOWN = (FileForm.MARKDOWN, FileForm.HTML, FileForm.JSON)


@click.command()
@click.argument("question")
@click.option("--audience", "-a", type=click.Choice(AUDIENCES), help="For whom.  [default: clinician]")
@click.option("--format", "-f", "form", type=click.Choice(FORMATS), default="text", help="In which form.")
@library_option
@click.option("--follow-up", "-u", metavar="ID", help="The id of the answer that this question follows.")
@click.option("--save/--no-save", default=True, help="Keep the question, to follow it up and replay it.")
@click.option("--patient", "record", metavar="FILE", help="A FHIR record (JSON; `-` reads it); never kept.")
@writer_option
@color_option
@output_option
def ask(
    question: str,
    *,
    audience: str | None,
    form: str,
    library: Path | None,
    follow_up: str | None,
    save: bool,
    record: str | None,
    is_drafted: bool,
    color: str,
    output: Path | None,
) -> None:
    """Answer a clinical QUESTION with a cited article; `-` reads it from standard input.

    With --patient, the article tells what the record means for the question; it is then not saved, and no
    writer is asked.
    """
    from bedside.library import Library, load_saved

    if record == "-" and question == "-":
        raise UserError("Question and record cannot both come from standard input; give one of them as text.")
    saved = load_saved(follow_up) if follow_up else None
    place = library or (Path(saved.library) if saved else None)
    text = sys.stdin.buffer.read(MOST_READ).decode(errors="replace") if question == "-" else question
    with showing_progress() as progress:
        opened = Library.open(place, progress=progress)
    with opened:
        previous = opened.follow(saved) if saved else None
        reader = audience or (saved.audience if saved else "clinician")
        if record is not None:
            given = _ask_about(opened, text, record, audience=reader, follow_up=previous)
        elif is_drafted:
            show = partial(_show_at_once, form=form, color=Color(color), output=output)
            given = ask_the_writer(opened, text, audience=reader, follow_up=previous, show=show)
        else:
            given = opened.ask(text, audience=reader, follow_up=previous)
        is_saved = save and record is None and _keep(opened, given, form)
        if save and record is None and saved and previous and previous.article.id != saved.id:
            _keep(opened, previous, saved.format)  # a newer release gave what is followed another name
        given = replace(given, has_commands=is_saved)
        write(given, form, library=opened, color=Color(color), output=output)


def _show_at_once(given: "Answer", *, form: str, color: Color, output: Path | None) -> None:
    """On a screen, what the literature says before anybody waits for a writer."""
    if output is None and form == FileForm.TEXT and sys.stdout.isatty():
        click.echo(_rendered(replace(given, has_commands=False), form, color))


def _ask_about(
    library: "Library", question: str, record: str, *, audience: str, follow_up: "Answer | None"
) -> "Answer":
    """The answer with a section on the patient of a record."""
    from bedside.library import ask_about
    from bedside.library.patients import read_patient, read_record_file

    patient = read_patient(read_record_file(record), datetime.now(UTC))
    return ask_about(library, question, patient=patient, audience=audience, follow_up=follow_up)


def _keep(library: "Library", given: "Answer", form: str) -> bool:
    """Save the answer; where that cannot be, the answer is still shown, with a word on why."""
    try:
        library.save(given, format=form)
    except LibraryReadOnly as error:
        click.echo(f"bedside: {error}", err=True)
        return False
    return True


def write(given: "Answer", form: str, *, library: "Library", color: Color, output: Path | None) -> None:
    """Write an answer to a file or to standard output; all but a text on the screen carries its imprint.

    Raises ``UserError`` if the file cannot be written, or the form cannot be made.
    """
    is_screen = output is None and sys.stdout.isatty()
    if is_screen and form in _PACKED:
        raise UserError(f"A file in the form {form} is nothing for a screen. Name a file with --output.")
    if (output is None and form == FileForm.TEXT) or (is_screen and form in (*_SHOWN, *FHIR_FORMS)):
        text = _rendered(given, form, color)
        sys.stdout.write(text if text.endswith("\n") else f"{text}\n")
        sys.stdout.flush()
        return
    from bedside.library import export_article

    data = export_article(library, given.article, FileForm(form), is_saved=given.has_commands)
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    with writing_to(output):
        output.write_bytes(data)


def _rendered(given: "Answer", form: str, color: Color) -> str:
    if form == FileForm.JSON:
        return given.to_json()
    if form == FileForm.MARKDOWN:
        return given.to_markdown()
    if form == FileForm.HTML:
        return given.to_html()
    if form in FHIR_FORMS:
        return given.to_fhir(FHIR_FORMS[form])
    manners = find_manners(color)
    return given.to_text(width=manners.width, color=manners.color, links=manners.links)
