"""`bedside pathway`: diagnostic and management pathways as a tree, a picture, FHIR, or walked by a record."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bedside.cli.options import PATH, color_option, library_option
from bedside.cli.output import writing_to
from bedside.cli.terminal import Color, Manners, find_manners, showing_progress
from bedside.errors import UserError

if TYPE_CHECKING:
    from bedside.library import Library
    from bedside.terms import PathwayWalk


@click.command()
@click.argument("id", required=False)
@click.option("--svg", type=PATH, metavar="FILE", help="Write the picture to this file.")
@click.option("--fhir", is_flag=True, help="Print a FHIR R4 PlanDefinition.")
@click.option(
    "--patient", metavar="FILE", help="Walk it with this FHIR record ('-' reads it); nothing of it is kept."
)
@click.option(
    "--answer",
    "answers",
    multiple=True,
    metavar="QUESTION=ANSWER",
    help="What a person answers; may be repeated.",
)
@library_option
@color_option
def pathway(
    *,
    id: str | None,
    svg: Path | None,
    fhir: bool,
    patient: str | None,
    answers: tuple[str, ...],
    library: Path | None,
    color: str,
) -> None:
    """List the pathways, or show the one called ID with what each step rests on."""
    from bedside.library import Library

    manners = find_manners(Color(color))
    with showing_progress() as progress, Library.open(library, progress=progress) as opened:
        if id is None:
            sys.stdout.write(_listed(opened))
            return
        walk = _walk(opened, id, patient=patient, answers=answers)
        if svg is not None:
            _draw(opened, id, file=svg, walk=walk)
        elif fhir:
            sys.stdout.write(_planned(opened, id))
        else:
            sys.stdout.write(_told(opened, id, walk=walk, manners=manners))


def _listed(library: "Library") -> str:
    lines = [f"{each.id}  {each.title} ({each.kind})\n" for each in library.clinic.pathways()]
    return "".join(lines) or "The library holds no pathways.\n"


def _told(library: "Library", id: str, *, walk: "PathwayWalk | None", manners: Manners) -> str:
    from bedside.library.pathways import render_pathway_text, render_walk_text

    if walk is not None:
        return render_walk_text(walk, width=manners.width, color=manners.color)
    return render_pathway_text(library.clinic.pathway(id), width=manners.width, color=manners.color)


def _draw(library: "Library", id: str, *, file: Path, walk: "PathwayWalk | None") -> None:
    from bedside.library.pathways import render_pathway_svg, taken_edges

    taken = taken_edges(walk) if walk is not None else ()
    picture = render_pathway_svg(library.clinic.pathway(id), taken=taken)
    with writing_to(file):
        file.write_text(picture, encoding="utf-8")


def _planned(library: "Library", id: str) -> str:
    from bedside.library.pathways import plan_definition_of

    made = plan_definition_of(library, library.clinic.pathway(id))
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _walk(
    library: "Library", id: str, *, patient: str | None, answers: tuple[str, ...]
) -> "PathwayWalk | None":
    if patient is None:
        if answers:
            raise UserError("Answers are for a record. Name one with --patient FILE.")
        return None
    from bedside.library.patients import read_record_file

    record = library.clinic.read_patient(read_record_file(patient), datetime.now().astimezone())
    return library.clinic.walk(id, record, answers=dict(map(_answer, answers)))


def _answer(text: str) -> tuple[str, str]:
    question, sign, answer = text.partition("=")
    if not sign:
        raise UserError("An answer is written as QUESTION=ANSWER, such as --answer symptoms=No.")
    return question.strip(), answer.strip()
