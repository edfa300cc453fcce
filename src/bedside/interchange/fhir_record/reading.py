"""What is passed along while a record is read: whose it is, as of when, and what could not be used."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bedside.interchange.fhir_record.bundle import Record, Resource
from bedside.interchange.fhir_record.subjects import Subject
from bedside.terms import Unread

_SLACK = timedelta(days=1)
"""Clocks and time zones differ; what is dated further ahead did not happen yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The record, its subject, the moment that is asked for, and what was noted as unread or unknown."""

    record: Record
    subject: Subject
    asked_at: datetime
    unread: list[Unread] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)

    def pass_over(self, place: str, reason: str) -> None:
        """Note that something that bears on us could not be used."""
        self.unread.append(Unread(place=place, reason=reason))

    def owns(self, resource: Resource, what: str) -> bool:
        """Whether it tells of our patient; if not, that is noted, for nothing may be lost in silence."""
        if self.subject.owns(resource):
            return True
        self.pass_over(resource.place, f"this {what} is of somebody else, or does not say of whom")
        return False

    def is_ahead(self, moment: datetime | None) -> bool:
        """Whether a moment lies after the one that is asked for."""
        return moment is not None and moment > self.asked_at + _SLACK
