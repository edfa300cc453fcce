"""How is a publication written in a list of references? Vancouver-like, from the fields that exist."""

from bedside.rendering.legible import clean, safe_url
from bedside.terms import Publication

_SENTENCE_ENDS = (".", "?", "!")


def format_reference(publication: Publication) -> str:
    """One line: authors, title, container, year;volume:pages, PMID, DOI; unknown fields leave no trace.

    The order and punctuation follow the ICMJE's Vancouver samples (NLM, *Citing Medicine*); names are
    kept as given, because shortening or completing them would be a guess.
    """
    authors, container = clean(publication.authors or ""), clean(publication.container or "")
    if container.casefold() == authors.casefold():
        container = ""
    parts = (authors, clean(publication.title), container, _when_and_where(publication))
    identifiers = (f"PMID {publication.pmid}" if publication.pmid else "", _doi(publication))
    sentences = [_sentence(part) for part in (*parts, *map(clean, identifiers)) if part]
    return " ".join(sentences)


def link_of(publication: Publication) -> str | None:
    """Where the work can be opened: PubMed, its DOI, or its own address, if that is a safe one."""
    if publication.pmid:
        return f"https://pubmed.ncbi.nlm.nih.gov/{publication.pmid}/"
    return safe_url(f"https://doi.org/{publication.doi}" if publication.doi else publication.url)


def _when_and_where(publication: Publication) -> str:
    """``2017;91(1):24-33`` with whatever of it is known."""
    year = str(publication.year) if publication.year is not None else ""
    volume, pages = clean(publication.volume or ""), clean(publication.pages or "")
    issue = ";".join(part for part in (year, volume) if part)
    return ":".join(part for part in (issue, pages) if part)


def _doi(publication: Publication) -> str:
    return f"doi:{publication.doi}" if publication.doi else ""


def _sentence(part: str) -> str:
    """Close a part with a full stop; a DOI never, because the stop would be read as part of it."""
    return part if part.endswith(_SENTENCE_ENDS) or part.startswith("doi:") else f"{part}."
