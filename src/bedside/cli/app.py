"""Which commands are there, and what becomes of an error?

Exit codes: 0 done · 1 a bug of ours · 2 asked for what cannot be done · 3 bad input · 4 an engine failed
· 130 interrupted. An error is one sentence on standard error, with the next step.
"""

import os
import sys

import typer

from bedside.cli import ask, doctor, ingest, pack, replay, search, verify
from bedside.errors import BedsideError, SourceError

MOST_PROBLEMS = 20

app = typer.Typer(
    name="bedside",
    help="Answer clinical questions with evidence that one can open and check.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("ask")(ask.ask)
app.command("ingest")(ingest.ingest)
app.command("search")(search.search)
app.command("verify")(verify.verify)
app.command("replay")(replay.replay)
app.command("doctor")(doctor.doctor)
app.add_typer(pack.app, name="pack")


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", "-V", help="Tell the version and stop.", is_eager=True),
) -> None:
    """Answer clinical questions with evidence that one can open and check."""


def run() -> None:
    """Run the commands; errors of ours become a sentence and an exit code."""
    try:
        app(prog_name="bedside")
    except SourceError as error:
        problems = error.problems[:MOST_PROBLEMS]
        lines = [str(error), *(f"  {problem}" for problem in problems)]
        if len(error.problems) > len(problems):
            lines.append(f"  … and {len(error.problems) - len(problems)} more.")
        _stop("\n".join(lines), error.exit_code)
    except BedsideError as error:
        _stop(str(error), error.exit_code)
    except BrokenPipeError:
        # The reader of our pipe went away (`| head`); writing on would only fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def _stop(message: str, code: int) -> None:
    sys.stderr.write(f"bedside: {message}\n")
    sys.exit(code)
