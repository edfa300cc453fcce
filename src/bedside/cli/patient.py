"""`bedside patient`: what is understood of a patient's record, and what is not."""

import sys
from datetime import UTC, datetime

import click

from bedside.cli.options import color_option
from bedside.cli.terminal import Color, find_manners

MOMENTS = click.DateTime(formats=["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M:%S%z"])


@click.command()
@click.argument("file")
@click.option("--subject", metavar="ID", help="Which patient, where the record holds several.")
@click.option("--at", "at", type=MOMENTS, help="As of when, in UTC if no zone is told.  [default: now]")
@click.option("--json", "is_json", is_flag=True, help="Write JSON for programs.")
@color_option
def patient(file: str, *, subject: str | None, at: datetime | None, is_json: bool, color: str) -> None:
    """Show what is read of a FHIR record in JSON (`-` reads standard input), and what is not, and why.

    Nothing of the record is kept or sent. Names and identifiers of the patient are not read.
    """
    from bedside.library.patients import patient_json, patient_text, read_patient, read_record_file

    asked_at = at or datetime.now(UTC)
    read = read_patient(read_record_file(file), asked_at, subject=subject)
    if is_json:
        sys.stdout.write(patient_json(read))
        return
    manners = find_manners(Color(color))
    sys.stdout.write(patient_text(read, width=manners.width, color=manners.color))
