"""Is a file what it was, and are its claims what they were?"""

from bedside.exports.claims_since import hold_against
from bedside.exports.comparing import find_changes, find_faults
from bedside.exports.making import Sources
from bedside.exports.reading import OpenedFile
from bedside.terms import FileReport, ReleaseId


def verify(opened: OpenedFile, data: bytes, sources: Sources, *, held_against: ReleaseId) -> FileReport:
    """The report on a file; ``data`` are its bytes, ``sources`` those of the release it is held against."""
    return FileReport(
        imprint=opened.imprint,
        held_against=held_against,
        faults=find_faults(opened, data),
        changed=find_changes(opened),
        claims=hold_against(opened.imprint, sources.find_claim, sources.find_publication),
    )
