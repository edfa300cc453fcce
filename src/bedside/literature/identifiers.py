"""Which PMID or DOI does a cell of a table name? One that is valid, else none."""

import re

from bedside.terms import Doi, Pmid

_PMID = re.compile(r"([1-9]\d{0,7})(?:\.0)?\Z")
_DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\d{4,9}/\S{1,1000})\Z", re.IGNORECASE)


def stated_pmid(cell: str) -> Pmid | None:
    """The PMID that a cell holds; spreadsheets print ``37476288.0`` for one and ``0`` for none."""
    found = _PMID.match(cell.strip())
    return Pmid(found[1]) if found else None


def stated_doi(cell: str) -> Doi | None:
    """The DOI that a cell holds, without a resolver's address; ``unavailable`` is none."""
    found = _DOI.match(cell.strip())
    return Doi(found[1]) if found else None
