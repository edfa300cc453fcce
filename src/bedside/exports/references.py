"""Which works stand behind an article's numbers, and what is said of each in a list of references?"""

from collections.abc import Callable
from dataclasses import replace

from bedside.interchange.references import Entry
from bedside.rendering.legible import changed_texts, clean, safe_url
from bedside.rendering.view import read_depth_line, reference_flags
from bedside.terms import Article, Origin, Publication, PublicationId, Reference

FindPublication = Callable[[PublicationId], Publication | None]
"""``None`` for a work that the library does not hold any more."""


def make_entries(article: Article, find: FindPublication) -> tuple[Entry, ...]:
    """An entry for each reference, by number."""
    ordered = sorted(article.references, key=lambda reference: reference.number)
    return tuple(_entry(reference, article, find(reference.publication_id)) for reference in ordered)


def _entry(reference: Reference, article: Article, found: Publication | None) -> Entry:
    said = (
        *(f"{flag}." for flag in reference_flags(reference)),
        f"Reference {reference.number} of Bedside answer {article.id} ({article.status.value});",
        f"{read_depth_line(reference.read_depth)}.",
    )
    return Entry(
        number=reference.number,
        publication=changed_texts(_as_shown(reference, found), clean),
        note=clean(" ".join(said)),
        url=safe_url(reference.url),
    )


def _as_shown(reference: Reference, found: Publication | None) -> Publication:
    """The work as the article marks it; of one that is held no more, what the article says of it."""
    known = found or Publication(
        id=reference.publication_id,
        kind=reference.kind,
        title=reference.text,
        origin=Origin.PACK,
        year=reference.year,
        url=reference.url,
    )
    return replace(known, is_retracted=known.is_retracted or reference.is_retracted)
