"""Does a work pass a search's filters? The same rules as the index's, for what meaning found."""

from bedside.search.words import find_words, stem
from bedside.terms import Passage, Publication, SearchFilters


def passes(work: Publication, passage: Passage, filters: SearchFilters) -> bool:
    """Whether the work is what the filters ask for; a field that it does not state passes no filter."""
    years = (filters.from_year, filters.to_year)
    if any(years) and not (work.year and (years[0] or 0) <= work.year <= (years[1] or work.year)):
        return False
    asked = (
        (filters.kinds, [work.kind]),
        (filters.journals, [work.container or ""]),
        (filters.languages, [work.language or ""]),
        (filters.mesh, work.mesh),
    )
    for wanted, stated in asked:
        if wanted and not {each.lower() for each in wanted} & {each.lower() for each in stated}:
            return False
    spoken = {stem(word) for text in (work.title, passage.text, *work.mesh) for word in find_words(text)}
    return all(spoken & {stem(word) for word in find_words(words)} for words in filters.populations)
