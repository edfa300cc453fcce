"""How does an answer leave as a file, and what became of one that left?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bedside.exports import LARGEST_FILE, Sources, make_file, open_file, verify
from bedside.rendering import render_file_report, render_file_report_json
from bedside.terms import (
    Article,
    Claim,
    ClaimId,
    FileForm,
    FileReport,
    Publication,
    PublicationId,
)

if TYPE_CHECKING:
    from bedside.library.library import Library


__all__ = ["LARGEST_FILE", "VerifiedFile", "export_article", "verify_file"]


@dataclass(frozen=True, slots=True)
class VerifiedFile:
    """A file that was held against itself and the open library."""

    report: FileReport

    @property
    def is_intact(self) -> bool:
        """Whether its words are those that it left with."""
        return self.report.is_intact

    @property
    def is_current(self) -> bool:
        """Whether each of its claims stands in the library as it did when the file was made."""
        return self.report.is_current

    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """The report as text."""
        return render_file_report(self.report, width=width, color=color)

    def to_json(self) -> str:
        """The report as JSON, without the words of the parts that are as they were."""
        return render_file_report_json(self.report)


def export_article(
    library: "Library",
    article: Article,
    form: FileForm,
    *,
    amended: Mapping[ClaimId, Claim] | None = None,
    is_saved: bool = True,
) -> bytes:
    """The article as a file that carries its imprint. ``amended`` as for ``Library.ask``.

    Where it is not saved, the file names no command that would come back to it.
    Raises ``UserError`` for a list of references that would be empty, and for a PDF without its libraries.
    """
    return make_file(article, form, _sources(library, amended or {}), is_saved=is_saved)


def verify_file(
    library: "Library", data: bytes, *, amended: Mapping[ClaimId, Claim] | None = None
) -> VerifiedFile:
    """Whether a file still holds the words it left with, and what became of its claims in ``library``.

    Raises ``SourceError`` for a file that cannot be read, or that carries no imprint.
    """
    sources = _sources(library, amended or {})
    return VerifiedFile(verify(open_file(data), data, sources, held_against=library.release))


def _sources(library: "Library", amended: Mapping[ClaimId, Claim]) -> Sources:
    def find_claim(id: ClaimId) -> Claim | None:
        return amended.get(id) or library.sources.find_claim(id)

    def find_publication(id: PublicationId) -> Publication | None:
        read = library.sources.find_cited(id)
        return read.publication if read else None

    return Sources(find_publication=find_publication, find_claim=find_claim)
