"""How does a reference look in JATS? An ``element-citation`` of the fields that are known, and no other."""

from collections.abc import Sequence

from lxml import etree

from bedside.interchange.references import (
    Authors,
    Entry,
    Group,
    Person,
    Sort,
    plain_title,
    read_authors,
    read_pages,
    read_volume,
    sort_of,
)
from bedside.interchange.references.authors import Name
from bedside.rendering import view
from bedside.terms import Article, Publication

_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"


def reference_list(back: etree._Element, article: Article, *, entries: Sequence[Entry], title: str) -> None:
    """Add the list of references, in the order of their numbers; nothing is added for none."""
    if not entries:
        return
    listed = etree.SubElement(back, "ref-list")
    _add(listed, "title", title)
    flags = {reference.number: view.reference_flags(reference) for reference in article.references}
    for entry in sorted(entries, key=lambda each: each.number):
        ref = etree.SubElement(listed, "ref", {"id": f"ref-{entry.number}"})
        _add(ref, "label", str(entry.number))
        _citation(ref, entry, flags.get(entry.number, ()))


def _citation(ref: etree._Element, entry: Entry, flags: tuple[str, ...]) -> None:
    work = entry.publication
    sort = sort_of(work)
    cited = etree.SubElement(ref, "element-citation", {"publication-type": sort.jats})
    _people(cited, read_authors(work.authors))
    title = plain_title(work.title)
    if sort is Sort.BOOK:
        _add(cited, "source", title)
    else:
        _add(cited, "chapter-title" if sort is Sort.CHAPTER else "article-title", title)
        _add(cited, "source", work.container)
    _numbers(cited, work)
    if entry.url:
        _add(cited, "ext-link", entry.url).attrib.update({"ext-link-type": "uri", _XLINK_HREF: entry.url})
    _add(cited, "comment", " ".join((*(f"{flag}." for flag in flags), entry.note)))


def _numbers(cited: etree._Element, work: Publication) -> None:
    volume, issue = read_volume(work.volume)
    first, last = read_pages(work.pages)
    known = (
        ("year", None if work.year is None else str(work.year)),
        ("volume", volume),
        ("issue", issue),
        ("edition", work.edition),
        ("fpage", first),
        ("lpage", last),
    )
    for name, value in known:
        _add(cited, name, value)
    for kind, value in (("doi", work.doi), ("pmid", work.pmid), ("pmcid", work.pmcid)):
        if value:
            _add(cited, "pub-id", value).set("pub-id-type", kind)


def _people(cited: etree._Element, names: Authors) -> None:
    for role, people in (("author", names.authors), ("editor", names.editors)):
        if not people:
            continue
        group = etree.SubElement(cited, "person-group", {"person-group-type": role})
        for name in people:
            _name(group, name)
        if role == "author" and names.has_more:
            etree.SubElement(group, "etal")


def _name(group: etree._Element, name: Name) -> None:
    if isinstance(name, Group):
        _add(group, "collab", name.name)
    elif isinstance(name, Person):
        person = etree.SubElement(group, "name")
        _add(person, "surname", name.family)
        _add(person, "given-names", name.given)
        _add(person, "suffix", name.generation)


def _add(parent: etree._Element, name: str, text: str | None) -> etree._Element:
    """Add an element with its words; one without any is left out of the tree."""
    element = etree.Element(name)
    if text:
        element.text = text
        parent.append(element)
    return element
