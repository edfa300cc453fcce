"""What is exported of a reference? The work, its number, and what must be said of it."""

from dataclasses import dataclass

from bedside.terms import Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A numbered reference: ``note`` tells where it was cited, how deep it was read, and its flags."""

    number: int
    publication: Publication
    note: str
    url: str | None = None

    @property
    def key(self) -> str:
        """What the entry is called in its file: the work's id, with letters that every format takes."""
        kept = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in self.publication.id)
        return kept.strip("-") or f"ref-{self.number}"
