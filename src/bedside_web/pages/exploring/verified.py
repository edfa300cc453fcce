"""What does a reader learn of a file that left here? Whether it is intact, and what became of its claims."""

from collections.abc import Sequence
from dataclasses import dataclass

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from bedside.rendering.file_report import current_line, intact_line, sides_of, standing_line
from bedside.rendering.legible import clean
from bedside.terms import ChangedPart, ClaimId, ClaimStanding, FileReport


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """A place that was changed: the words that are the same, and between them what stood and what stands."""

    place: str
    claim_id: ClaimId | None
    before: str
    was: str
    now: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClaim:
    """A claim that stands otherwise now; ``is_held`` if it has a page."""

    id: ClaimId
    says: str
    places: str
    is_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifiedPage:
    """The report on a file, in the words of the library."""

    report: FileReport
    intact: str
    current: str
    changes: tuple[ShownChange, ...]
    claims: tuple[ShownClaim, ...]


class VerifyForm(forms.Form):
    """A file; nothing of it is kept."""

    is_too_large = False
    file = forms.FileField(
        max_length=255,
        allow_empty_file=True,
        error_messages={"required": _("Choose a file first."), "missing": _("Choose a file first.")},
    )

    def clean_file(self) -> "UploadedFile[bytes]":
        """A file within its size."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > settings.CHECK_MOST_BYTES:
            message = _("The file is larger than %(megabytes)s MB, and no file of this site is.")
            raise forms.ValidationError(message, params={"megabytes": settings.CHECK_MOST_BYTES // 1_000_000})
        return file


def _change(change: ChangedPart) -> ShownChange:
    was, now = (words.split(" ") for __, words in sides_of(change))
    before = _same(was, now)
    after = _same(was[before:][::-1], now[before:][::-1])
    return ShownChange(
        place=clean(change.place),
        claim_id=change.claim_id,
        before=" ".join(was[:before]),
        was=" ".join(was[before : len(was) - after]),
        now=" ".join(now[before : len(now) - after]),
        after=" ".join(was[len(was) - after :]),
    )


def _same(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def show_report(report: FileReport) -> VerifiedPage:
    """The page of a report."""
    claims = tuple(
        ShownClaim(
            id=each.claim_id,
            says=standing_line(each),
            places=clean("; ".join(each.places)),
            is_held=each.standing is not ClaimStanding.GONE,
        )
        for each in report.claims
        if each.standing is not ClaimStanding.CURRENT
    )
    return VerifiedPage(
        report=report,
        intact=intact_line(report),
        current=current_line(report),
        changes=tuple(map(_change, report.changed)),
        claims=claims,
    )
