"""How does a writer take part in `bedside ask`? Only where one is set, and as the reader wishes."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from bedside.cli.terminal import printable, showing_progress
from bedside.errors import UserError

if TYPE_CHECKING:
    from bedside.library import Answer, Library, Sent, Writing

writer_option = click.option(
    "--writer/--no-writer",
    "is_drafted",
    default=True,
    help="Let the writer that BEDSIDE_WRITER_URL names draft what no claim answers, or not.",
)


def ask_the_writer(
    library: "Library",
    question: str,
    *,
    audience: str,
    follow_up: "Answer | None",
    show: "Callable[[Answer], None]",
) -> "Answer":
    """The answer, drafted where a writer is set and no claim answers; Ctrl-C takes what is there so far.

    ``show`` is given the extractive answer before a writer is waited for.
    """
    from bedside.library import begin_asking, find_writing

    try:
        writing = find_writing(library)
    except UserError as error:  # a question is answered all the same
        click.echo(f"bedside: {error} The answer comes without a writer.", err=True)
        writing = None
    if writing is None:
        return library.ask(question, audience=audience, follow_up=follow_up)
    asking = begin_asking(library, question, writing, audience=audience, follow_up=follow_up)
    best = asking.first
    if asking.may_follow:
        show(best)
    if (sent := asking.sent) and sent.is_outside and not _may_be_sent(sent):
        return best
    try:
        with showing_progress() as progress:
            progress(_told(writing), 0, None)
            for answer in asking.follow():
                best = answer
    except KeyboardInterrupt:
        click.echo("Stopped: this is the answer as far as it is verified.", err=True)
    return best


def _told(writing: "Writing") -> str:
    name = printable(writing.writer.name)
    return f"{name} drafts, {writing.limits.seconds:.0f} s at most (Ctrl-C: without the rest)"


def _may_be_sent(sent: "Sent") -> bool:
    """Shows what would leave this machine; where somebody looks, they decide."""
    works = "".join(f"\n  - {printable(title)}" for title in sent.titles)
    to = f"To {printable(sent.writer)}, which is not on this machine, go these words"
    click.echo(f"{to}:\n  “{printable(sent.question)}”\nand passages of these works:{works}", err=True)
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return True
    return click.confirm("Send them?", default=False, err=True)
