"""How does a list of references look in BibTeX? In UTF-8, with TeX's own signs escaped.

Titles stand in double braces, so that no style changes the letters of a name or a unit.
"""

from collections.abc import Iterable, Iterator

from bedside.interchange.references.authors import Authors, Name, Person, read_authors
from bedside.interchange.references.entry import Entry
from bedside.interchange.references.fields import Sort, plain_title, read_pages, read_volume, sort_of

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_CONTAINERS = {Sort.JOURNAL: "journal", Sort.CHAPTER: "booktitle"}


def write_bibtex(entries: Iterable[Entry]) -> str:
    """The entries as BibTeX."""
    return "\n".join(_entry(entry) for entry in entries)


def _entry(entry: Entry) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(entry))
    return f"@{sort_of(entry.publication).bibtex}{{{entry.key},\n{fields}}}\n"


def _fields(entry: Entry) -> Iterator[tuple[str, str]]:
    work = entry.publication
    sort = sort_of(work)
    names = read_authors(work.authors)
    volume, issue = read_volume(work.volume)
    first, last = read_pages(work.pages)
    # BibTeX asks for a title first of all; who wrote it only where that is known.
    yield "title", f"{{{_escape(plain_title(work.title))}}}"
    yield from _people(names)
    container = work.container and f"{{{_escape(work.container)}}}"
    known = (
        (_CONTAINERS.get(sort, "howpublished"), container),
        ("year", None if work.year is None else str(work.year)),
        ("volume", volume and _escape(volume)),
        ("number", issue and _escape(issue)),
        ("pages", first and _escape(first) + (f"--{_escape(last)}" if last else "")),
        ("edition", work.edition and _escape(work.edition)),
        ("doi", work.doi and _verbatim(work.doi)),
        ("pmid", work.pmid),
        ("pmcid", work.pmcid),
        ("language", work.language and _escape(work.language)),
        ("url", entry.url and _verbatim(entry.url)),
        ("note", entry.note and _escape(entry.note)),
    )
    yield from ((name, value) for name, value in known if value)


def _people(names: Authors) -> Iterator[tuple[str, str]]:
    if names.authors:
        more = ["others"] if names.has_more else []
        yield "author", " and ".join([*map(_name, names.authors), *more])
    if names.editors:
        yield "editor", " and ".join(map(_name, names.editors))


def _name(name: Name) -> str:
    """A group in braces of its own, so that nobody takes it apart."""
    if not isinstance(name, Person):
        return f"{{{_escape(name.name)}}}"
    parts = (_family(name.family), name.generation, name.given)
    return ", ".join(part for part in parts if part)


def _family(family: str) -> str:
    """In braces where BibTeX would take a part of it for a particle or for an ``and``."""
    return f"{{{_escape(family)}}}" if " " in family else _escape(family)


def _escape(text: str) -> str:
    return " ".join("".join(_ESCAPES.get(sign, sign) for sign in text).split())


def _verbatim(text: str) -> str:
    """Identifiers and addresses are read letter by letter; what would end the field becomes %XX."""
    return "".join(f"%{ord(sign):02X}" if sign in "{}\\" else sign for sign in text if not sign.isspace())
