"""Which works does an article cite? Its list of references, as printed or set from its parts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from bedside.literature.jats.identifiers import find_doi, find_pmid
from bedside.literature.jats.names import print_name
from bedside.literature.pubmed_text import flat_text
from bedside.literature.wording import one_line
from bedside.literature.xml_tree import all_text, child_text, children
from bedside.terms import CitedWork

_CITATIONS = ("mixed-citation", "element-citation", "nlm-citation", "citation")
_WIDEST_RANGE = 60
_BEFORE_STOP = re.compile(r"\s+(?=[,.;])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceList:
    """Works in printed order. ``places`` leads from each ``id`` in the list to its work's place."""

    works: tuple[CitedWork, ...]
    places: Mapping[str, int]

    def find(self, rid: str | None) -> tuple[str, ...]:
        """Keys of the works that a mark's ``rid`` points to; ids of anything else are passed over."""
        places = (self.places[id] for id in (rid or "").split() if id in self.places)
        return tuple(dict.fromkeys(self.works[place].key for place in places))

    def following(self, key: str, count: int) -> tuple[str, ...]:
        """Keys of the ``count`` works after ``key``; none if the list is shorter or the range absurd."""
        start = self.places.get(key)
        if start is None or not 0 < count <= _WIDEST_RANGE or start + count >= len(self.works):
            return ()
        return tuple(work.key for work in self.works[start + 1 : start + count + 1])


def read_references(article: etree._Element) -> ReferenceList:
    """The article's own references; those of letters or reviews printed with it are theirs."""
    works: list[CitedWork] = []
    places: dict[str, int] = {}
    own = [part for name in ("body", "back") for part in article.iterfind(name)]
    lists = (each for part in own for each in part.iter("ref-list"))
    for ref in (ref for each in lists for ref in each.iterfind("ref")):
        text, citations = _print_reference(ref)
        if not text:
            continue
        key = ref.get("id") or next((id for each in citations if (id := each.get("id"))), None)
        key = key or f"reference {len(works) + 1}"
        is_one = len(citations) == 1
        pmid = find_pmid(citations[0]) if is_one else None
        doi = find_doi(citations[0]) if is_one else None
        for id in (key, *(id for each in ref.iter() if (id := each.get("id")))):
            places.setdefault(id, len(works))
        works.append(CitedWork(key=key, text=text, pmid=pmid, doi=doi))
    return ReferenceList(works=tuple(works), places=places)


def _print_reference(ref: etree._Element) -> tuple[str, list[etree._Element]]:
    """The text of an entry, and the citations in it; of two forms of one citation, the printed one."""
    citations: list[etree._Element] = []
    for child in children(ref):
        if child.tag in _CITATIONS:
            citations.append(child)
        elif child.tag == "citation-alternatives":
            citations += [each for name in _CITATIONS for each in child.iterfind(name)][:1]
    texts = [_print_citation(each) for each in citations]
    notes = [flat_text(each) for each in ref.iterfind("note")]
    return " ".join(text for text in (*texts, *notes) if text), citations


def _print_citation(citation: etree._Element) -> str:
    """As printed where the file keeps the print's signs between the parts, else set from the parts."""
    if one_line(citation.text or "") or any(re.search(r"\w|[.,;:]", child.tail or "") for child in citation):
        return _BEFORE_STOP.sub("", one_line(_printed(citation)))
    return _set_from_parts(citation)


def _printed(element: etree._Element) -> str:
    """The words, without the identifiers that stand in fields of their own."""
    found = element.text or ""
    for child in children(element):
        if child.tag == "name":
            found += f" {' '.join(filter(None, map(all_text, children(child))))}"
            found += ", " if _is_name_next(child) else " "
        elif child.tag != "pub-id":
            found += _printed(child)
        found += child.tail or ""
    return found


def _is_name_next(name: etree._Element) -> bool:
    """Whether another name follows with no sign between the two."""
    following = name.getnext()
    return following is not None and following.tag == "name" and not (name.tail or "").strip()


def _set_from_parts(citation: etree._Element) -> str:
    """``Authors. Title. Source. Year;volume(issue):pages.`` as PubMed prints references."""
    names = [print_name(each) for group in _groups(citation) for each in group]
    where = child_text(citation, "year") or ""
    volume, issue = child_text(citation, "volume"), child_text(citation, "issue")
    if volume:
        where += f";{volume}" + (f"({issue})" if issue else "")
    if pages := _pages(citation):
        where += f":{pages}"
    title = child_text(citation, "article-title") or child_text(citation, "chapter-title")
    rest = (child_text(citation, name) for name in ("publisher-name", "comment"))
    sentences = (", ".join(filter(None, names)), title, child_text(citation, "source"), where, *rest)
    return one_line(" ".join(_stopped(each) for each in sentences if each))


def _groups(citation: etree._Element) -> list[list[etree._Element]]:
    """The names of authors, or of whoever is named where no author is."""
    groups = citation.findall("person-group")
    writers = [each for each in groups if each.get("person-group-type", "author") == "author"] or groups
    loose = [each for each in citation if each.tag in ("name", "collab", "string-name")]
    return [*(list(group) for group in writers), loose]


def _pages(citation: etree._Element) -> str | None:
    first, last = child_text(citation, "fpage"), child_text(citation, "lpage")
    if first is None:
        return child_text(citation, "page-range") or child_text(citation, "elocation-id")
    return f"{first}-{last}" if last and last != first else first


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
