"""Which works stand behind an article's numbers, and what is said of each in a list of references?"""

from collections.abc import Callable

from bedside.interchange.references import Entry
from bedside.rendering.legible import changed_texts, clean, safe_url
from bedside.rendering.view import read_depth_line, reference_flags
from bedside.terms import Article, Publication, PublicationId, Reference

FindPublication = Callable[[PublicationId], Publication]


def make_entries(article: Article, find: FindPublication) -> tuple[Entry, ...]:
    """An entry for each reference, by number. Raises what ``find`` raises for a work it does not know."""
    ordered = sorted(article.references, key=lambda reference: reference.number)
    return tuple(_entry(reference, article, find(reference.publication_id)) for reference in ordered)


def _entry(reference: Reference, article: Article, publication: Publication) -> Entry:
    """``legible`` for works: a control character of a record reaches no file."""
    said = (
        *(f"{flag}." for flag in reference_flags(reference)),
        f"Reference {reference.number} of Bedside answer {article.id} ({article.status.value});",
        f"{read_depth_line(reference.read_depth)}.",
    )
    return Entry(
        number=reference.number,
        publication=changed_texts(publication, clean),
        note=clean(" ".join(said)),
        url=safe_url(reference.url),
    )
