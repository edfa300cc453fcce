"""How does a reply become a draft? Claim by claim: read, decided on, and only then seen by anyone."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bedside.errors import WriterFailed
from bedside.terms import Draft, DraftedClaim, DropReason, Facet, WriterFault
from bedside.writing.brief import make_brief
from bedside.writing.gate import Gate
from bedside.writing.reply import Written, read_claims
from bedside.writing.task import Task

if TYPE_CHECKING:
    from bedside.ports import Judge, Writer

_LOG = logging.getLogger("bedside.writer")


def draft(task: Task, writer: "Writer", *, judge: "Judge | None" = None) -> Iterator[Draft]:
    """The draft as it grows: one value whenever a section is verified, the last one is all of it.

    Raises nothing for what the writer or the judge does: the fault stands in the last draft. A writer logs
    its own faults; the others are logged here by their kind, for their words may tell the question.
    """
    drafted = Draft(writer=writer.name)
    if not task.passages:
        yield replace(drafted, fault=WriterFault.EMPTY)
        return
    gate = Gate(task, judge)
    shown: tuple[DraftedClaim, ...] = ()
    section: Facet | None = None
    try:
        for written in read_claims(_heard(task, writer), task.limits):
            if drafted.claims != shown and section is not written.facet:
                shown = drafted.claims
                yield drafted
            section = written.facet
            drafted = _grown(drafted, written, gate)
    except Exception as error:  # noqa: BLE001 - what was verified is shown, whatever broke
        drafted = replace(drafted, fault=_fault_of(error, drafted))
    yield drafted


class _WriterLeft(Exception):
    """Carries the fault that a writer told, and logged, itself."""

    def __init__(self, fault: WriterFault) -> None:
        super().__init__(fault)
        self.fault = fault


def _heard(task: Task, writer: "Writer") -> Iterator[str]:
    try:
        yield from writer.write(make_brief(task))
    except WriterFailed as failed:
        raise _WriterLeft(WriterFault(failed.fault)) from None


def _fault_of(error: Exception, drafted: Draft) -> WriterFault:
    if isinstance(error, _WriterLeft):
        return error.fault
    fault = WriterFault(error.fault) if isinstance(error, WriterFailed) else WriterFault.BROKEN_OFF
    told = "The draft of %s ended: %s (%s), after %d claims"
    _LOG.warning(told, drafted.writer, fault, type(error).__name__, drafted.written)
    return fault


def _grown(drafted: Draft, written: Written, gate: Gate) -> Draft:
    decided = list(gate.decide(written))
    claims = tuple(each for each in decided if isinstance(each, DraftedClaim))
    reasons = tuple(each for each in decided if isinstance(each, DropReason))
    return replace(drafted, claims=drafted.claims + claims, dropped=drafted.dropped + reasons)
