"""Where in a list of references does each entry begin?"""

from collections.abc import Iterator, Sequence

from bedside.exports.landmarks import Landmark
from bedside.interchange.references import Entry, Person, plain_title, read_authors, sort_of
from bedside.terms import FileForm


def landmarks_of_entries(form: FileForm, entries: Sequence[Entry]) -> Iterator[Landmark]:
    """The opening of each entry, as its format writes it; in JATS the entries stand behind the article."""
    for entry in entries:
        yield Landmark(place=f"reference {entry.number}", text=_opening(form, entry), is_anywhere=True)


def _first_words(entry: Entry) -> str:
    """The first author's family name, the editor's, or the title."""
    names = read_authors(entry.publication.authors)
    for name in (*names.authors, *names.editors):
        return name.family if isinstance(name, Person) else name.name
    return plain_title(entry.publication.title)


def _opening(form: FileForm, entry: Entry) -> str:
    sort = sort_of(entry.publication)
    if form is FileForm.RIS:
        return f"TY - {sort.ris} ID - {entry.key} "
    if form is FileForm.BIBTEX:
        return f"@{sort.bibtex}{{{entry.key},"
    if form is FileForm.JATS:
        return f"{entry.number} {_first_words(entry)}"
    return entry.key
