"""In which files does an article leave, and what is told of one that comes back?"""

import re
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from bedside import Library
from bedside.cli.verify_file import verify_file
from bedside.library import export_article
from bedside.terms import FileForm
from exported import body_of, with_body
from runners.running import Given, Outcome, runner

QUESTION = "What is hypomagnesemia?"


@cache
def _made(question: str, form: FileForm) -> bytes:
    with Library.open() as library:
        return export_article(library, library.ask(question).article, form)


@runner(
    "export",
    sample={"form": "ris"},
    refused={"form": "ris", "question": "Does acupuncture cure baldness?"},
)
def export(given: Given, folder: Path) -> Outcome:
    """The answer to ``question`` as a file in ``form``."""
    form = FileForm(given["form"])
    data = _made(given.get("question", QUESTION), form)
    text = body_of(form, data) if form is not FileForm.PDF else ""
    return {"begins": data[:40].decode("latin-1"), "text": text, "suffix": form.suffix}


@runner("verify a file", sample={"form": "markdown"}, refused={"text": "Hypomagnesemia is common."})
def verify(given: Given, folder: Path) -> Outcome:
    """``bedside verify-file`` on the answer in ``form`` with words ``replaced``, or on another ``text``."""
    path = folder / "given"
    if "text" in given:
        path.write_text(given["text"], "utf-8")
    else:
        form = FileForm(given["form"])
        data = _made(given.get("question", QUESTION), form)
        text = body_of(form, data)
        for old, new in given.get("replaced", {}).items():
            assert old in text, "the example replaces what is not there"
            text = text.replace(old, new, 1)
        path.write_bytes(with_body(form, data, text) if given.get("replaced") else data)
    result = CliRunner().invoke(verify_file, [str(path)], catch_exceptions=False, env={"COLUMNS": "100"})
    return {
        "says": " ".join(result.output.split()),
        "places": re.findall(r"^! (.+ \d+(?: \(.+\))?|title|disclaimer)$", result.output, re.MULTILINE),
        "exit code": result.exit_code,
    }
