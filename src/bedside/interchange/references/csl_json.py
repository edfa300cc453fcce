"""How does a list of references look in CSL-JSON? After the schema of CSL 1.0.2 (csl-data.json)."""

from collections.abc import Iterable
from typing import Any

from bedside.interchange.references.authors import Name, Person, read_authors
from bedside.interchange.references.entry import Entry
from bedside.interchange.references.fields import plain_title, read_volume, sort_of


def write_csl_json(entries: Iterable[Entry]) -> list[dict[str, Any]]:
    """The entries as items of CSL-JSON; a list that any JSON writer can write."""
    return [_item(entry) for entry in entries]


def _item(entry: Entry) -> dict[str, Any]:
    work = entry.publication
    names = read_authors(work.authors)
    volume, issue = read_volume(work.volume)
    known: dict[str, Any] = {
        "id": entry.key,
        "type": sort_of(work).csl,
        "title": plain_title(work.title),
        "author": [_name(name) for name in names.authors],
        "editor": [_name(name) for name in names.editors],
        "container-title": work.container,
        "issued": None if work.year is None else {"date-parts": [[work.year]]},
        "volume": volume,
        "issue": issue,
        "page": work.pages,
        "edition": work.edition,
        "DOI": work.doi,
        "PMID": work.pmid,
        "PMCID": work.pmcid,
        "language": work.language,
        "URL": entry.url,
        "status": "retracted" if work.is_retracted else None,
        "note": entry.note,
    }
    return {name: value for name, value in known.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not isinstance(name, Person):
        return {"literal": name.name}
    known = {"family": name.family, "given": name.given, "suffix": name.generation}
    return {part: value for part, value in known.items() if value}
