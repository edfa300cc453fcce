"""How does a list of references look in RIS? Tags of two letters, a field a line.

After the tags of Research Information Systems' format, as reference software reads them (``T2`` is the
journal, ``AN`` with ``DB`` the number in a database, ``N1`` a note).
"""

from collections.abc import Iterable, Iterator

from bedside.interchange.references.authors import Name, Person, read_authors
from bedside.interchange.references.entry import Entry
from bedside.interchange.references.fields import Sort, plain_title, read_pages, read_volume, sort_of


def write_ris(entries: Iterable[Entry]) -> str:
    """The entries as RIS, lines ending with CR LF as the format says."""
    return "".join(
        "".join(f"{tag}  - {_line(value)}\r\n" for tag, value in _fields(entry)) + "ER  - \r\n\r\n"
        for entry in entries
    )


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    work = entry.publication
    sort = sort_of(work)
    names = read_authors(work.authors)
    volume, issue = read_volume(work.volume)
    first, last = read_pages(work.pages)
    yield "TY", sort.ris
    yield "ID", entry.key
    yield from (("AU", _name(name)) for name in names.authors)
    yield from (("A2" if sort is Sort.CHAPTER else "ED", _name(name)) for name in names.editors)
    known = (
        ("TI", plain_title(work.title)),
        ("T2", work.container),
        ("PY", None if work.year is None else str(work.year)),
        ("VL", volume),
        ("IS", issue),
        ("SP", first),
        ("EP", last),
        ("ET", work.edition),
        ("DO", work.doi),
        ("DB", "PubMed" if work.pmid else None),
        ("AN", work.pmid),
        ("C2", work.pmcid),
        ("LA", work.language),
        ("UR", entry.url),
        ("N1", entry.note),
    )
    yield from ((tag, value) for tag, value in known if value)


def _name(name: Name) -> str:
    if not isinstance(name, Person):
        return f"{name.name},"  # the comma says that all of it is one name
    return ", ".join(part for part in (name.family, name.given, name.generation) if part)


def _line(value: str) -> str:
    """A value on one line: a line of its own could be read as a tag."""
    return " ".join(value.split())
