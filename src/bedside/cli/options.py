"""Which options do several commands share?"""

from pathlib import Path

import click

from bedside.cli.terminal import Color
from bedside.terms import FileForm

FHIR_FORMS = {"fhir": "R4", "fhir-r5": "R5"}
"""The forms that are FHIR, with the release of FHIR that each is written in."""
FORMATS = tuple(form.value for form in FileForm)
"""In which forms an article is written."""

PATH = click.Path(path_type=Path)

library_option = click.option(
    "--library", "-l", type=PATH, metavar="DIR", help="The library.  [default: the shipped one]"
)
color_option = click.option(
    "--color",
    type=click.Choice([str(color) for color in Color]),
    default="auto",
    help="Use color or not.",
)
output_option = click.option(
    "--output", "-o", type=PATH, metavar="FILE", help="Write to this file instead of standard output."
)
