"""When was an article published? What its dates state, to the day where they state the day."""

import re

from lxml import etree

from bedside.literature.pubmed_text import flat_text

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()

# Which date names the year that references print: the issue's, then the electronic one's. The first
# value is @pub-type (NLM, JATS 1.0); the pairs are @date-type and @publication-format (JATS 1.1).
_ISSUE = ("ppub", "collection", "epub-ppub")
_ELECTRONIC = ("epub", "pub", "final")
_FORMATS = {
    ("pub", "print"): "ppub",
    ("collection", "electronic"): "collection",
    ("pub", "electronic"): "epub",
}
_NOT_ITS_OWN = ("pmc-release", "nihms-submitted", "preprint", "retracted", "corrected")


def find_year(meta: etree._Element) -> int | None:
    """The year of the issue, else of the electronic article; ``None`` if no date states one."""
    dates = _publication_dates(meta)
    for type in (*_ISSUE, *_ELECTRONIC, *dates):
        if type in dates:
            return int(dates[type][:4])
    return None


def find_newest(meta: etree._Element) -> str | None:
    """The last of the dates of publication, ISO: ``2005``, ``2005-03`` or ``2005-03-17``."""
    return max(_publication_dates(meta).values(), default=None)


def _publication_dates(meta: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in meta.iterfind("pub-date"):
        stated = each.get("date-type") or "pub"
        type = each.get("pub-type") or _FORMATS.get((stated, each.get("publication-format", "")), stated)
        iso = _iso(each)
        if iso and type not in _NOT_ITS_OWN:
            found.setdefault(type, iso)
    return found


def _iso(date: etree._Element) -> str | None:
    """As far as the date goes; a season is no month."""
    year = _YEAR.search(_text(date, "year") or _text(date, "string-date"))
    if year is None:
        return None
    month, day = _month(_text(date, "month")), _number(_text(date, "day"), 31)
    parts = [year[1], *([f"{month:02}"] if month else []), *([f"{day:02}"] if month and day else [])]
    return "-".join(parts)


def _text(date: etree._Element, name: str) -> str:
    found = date.find(name)
    return flat_text(found) if found is not None else ""


def _month(text: str) -> int | None:
    name = text[:3].lower()
    return _MONTHS.index(name) + 1 if name in _MONTHS else _number(text, 12)


def _number(text: str, most: int) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 3 and 1 <= int(text) <= most else None
