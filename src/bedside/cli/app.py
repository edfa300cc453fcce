"""Which commands are there, and what becomes of an error?

Exit codes: 0 done · 1 a bug of ours · 2 asked for what cannot be done · 3 bad input · 4 an engine failed
· 5 something was found, or a trail is broken · 130 interrupted. An error is one sentence on standard
error, with the next step.
"""

import io
import os
import sys
from importlib import import_module

import click

from bedside.errors import BedsideError, SourceError
from bedside.version import __version__

MOST_PROBLEMS = 20
INTERRUPTED = 130
COMMANDS = (
    "against",
    "ask",
    "board",
    "calc",
    "check",
    "completion",
    "doctor",
    "evaluate",
    "ingest",
    "pack",
    "pathway",
    "patient",
    "replay",
    "search",
    "show",
    "trail",
    "vectors",
    "verify",
)


class _Commands(click.Group):
    """Loads a command's module only when that command is meant, so that each starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"bedside.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.command(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", "-V", message="bedside %(version)s")
def app() -> None:
    """Answer clinical questions with evidence that one can open and check."""


def run() -> None:
    """Run the commands; errors of ours become a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal that cannot show a sign gets a question mark
    try:
        sys.exit(app.main(prog_name="bedside", standalone_mode=False))
    except click.exceptions.Abort:
        _stop("Interrupted; nothing was changed.", INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as error:
        sys.stdout.write(error.format_message() + "\n")
        sys.exit(0)
    except click.ClickException as error:
        _stop(f"{error.format_message()} See: bedside --help", error.exit_code)
    except SourceError as error:
        _stop("\n".join((str(error), *_problem_lines(error))), error.exit_code)
    except BedsideError as error:
        _stop(str(error), error.exit_code)
    except BrokenPipeError:
        # The reader of our pipe went away (`| head`); writing on would only fail again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        name = f" ({error.filename})" if error.filename else ""
        _stop(f"The system refused: {error.strerror}{name}. Check the path or the disk and try again.", 4)


def _problem_lines(error: SourceError) -> list[str]:
    lines = [f"  {problem}" for problem in error.problems[:MOST_PROBLEMS]]
    rest = len(error.problems) - len(lines)
    return [*lines, f"  … and {rest} more."] if rest else lines


def _stop(message: str, code: int) -> None:
    sys.stderr.write(f"bedside: {message}\n")
    sys.exit(code)
