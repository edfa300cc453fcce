"""How does a reply become a draft? Claim by claim: read, decided on, and only then seen by anyone."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bedside.errors import WriterFailed
from bedside.terms import Draft, DraftedClaim, DropReason, WriterFault
from bedside.writing.brief import make_brief
from bedside.writing.gate import Gate
from bedside.writing.reply import Written, read_claims
from bedside.writing.task import Task

if TYPE_CHECKING:
    from bedside.ports import Judge, Writer

_LOG = logging.getLogger("bedside.writer")


def draft(task: Task, writer: "Writer", *, judge: "Judge | None" = None) -> Iterator[Draft]:
    """The draft as it grows: one value whenever a section is verified, the last one is all of it.

    Raises nothing for what the writer does: its fault stands in the last draft.
    """
    drafted = Draft(writer=writer.name)
    if not task.passages:
        yield replace(drafted, fault=WriterFault.EMPTY)
        return
    gate = Gate(task, judge)
    shown: tuple[DraftedClaim, ...] = ()
    try:
        for written in read_claims(writer.write(make_brief(task)), task.limits):
            if drafted.claims != shown and drafted.claims[-1].facet is not written.facet:
                shown = drafted.claims
                yield drafted
            drafted = _grown(drafted, written, gate)
    except WriterFailed as failed:
        fault = WriterFault(failed.fault)
        _LOG.warning("The writer %s broke off: %s, after %d claims", writer.name, fault, drafted.written)
        drafted = replace(drafted, fault=fault)
    yield drafted


def _grown(drafted: Draft, written: Written, gate: Gate) -> Draft:
    decided = list(gate.decide(written))
    claims = tuple(each for each in decided if isinstance(each, DraftedClaim))
    reasons = tuple(each for each in decided if isinstance(each, DropReason))
    return replace(drafted, claims=drafted.claims + claims, dropped=drafted.dropped + reasons)
