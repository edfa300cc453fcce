"""What is given back for a question? An article that prints itself, and that a notebook shows as a page."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from bedside.answering import Asked
from bedside.interchange.fhir import FhirVersion, document_of, read_version
from bedside.rendering import render_html, render_json, render_markdown, render_text
from bedside.rendering.json import written_json
from bedside.terms import Article, Citation, Question


@dataclass(frozen=True)
class Answer:
    """An article as a Python user holds it: printable, and a notebook shows it as a page."""

    article: Article
    asked: Asked
    question: Question
    earlier: tuple[str, ...] = ()
    """The questions before it, oldest first."""
    has_commands: bool = True
    """Whether the commands that come back to it are named; they work once it is saved (``Library.save``)."""

    def to_json(self) -> str:
        """The article in the published JSON schema."""
        return render_json(self.article)

    def to_markdown(self) -> str:
        """The article as Markdown."""
        return render_markdown(self.article, is_saved=self.has_commands)

    def to_html(self) -> str:
        """The article as one self-contained page."""
        return render_html(self.article, is_saved=self.has_commands)

    def to_fhir(self, version: FhirVersion | str = FhirVersion.R4) -> str:
        """The article as a FHIR document, a Bundle in JSON; ``version`` is ``R4``, ``R4B`` or ``R5``.

        Raises ``UserError`` for another version.
        """
        return written_json(document_of(self.article, read_version(version)))

    def to_text(self, *, width: int = 80, color: bool = False, links: bool = False) -> str:
        """The article as text, ``width`` columns wide."""
        return render_text(self.article, width=width, color=color, links=links, is_saved=self.has_commands)

    def __repr__(self) -> str:
        article = self.article
        lines = [f"<Answer {article.id}: {article.title} [{article.outcome}]>"]
        lines += [f"  {statement.text} {_marks(statement.citations)}" for statement in article.bottom_line]
        counts = article.counts
        lines.append(
            f"  {counts.statements} statements, {counts.unverified} unverified, {counts.sources} sources"
        )
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        return render_html(self.article, fragment=True, is_saved=self.has_commands)


def digest_of(given: Answer) -> str:
    """The hex digest of the answer's JSON: what a replay is held against."""
    return hashlib.sha256(given.to_json().encode()).hexdigest()


def _marks(citations: Iterable[Citation]) -> str:
    return str(sorted({citation.number for citation in citations}))
