"""To which claims and works does a line of evidence lead? To those that the open library knows."""

import re

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from bedside.terms import ClaimId, PublicationId
from bedside_web.articles.shelf import open_library
from bedside_web.pages.presenting.article_page import source_url

_LINE = re.compile(
    r"(?P<before>(?:agrees: |limit \S+: )?)(?:(?P<claim>[\w-]+)(?P<colon>: |$))?"
    r"(?P<says>.*?)(?: \((?P<works>[^()\s]+(?:, [^()\s]+)*)\))?",
    re.S,
)
"""What rules write: the claim, what it says, and the works that it rests on."""


def link_evidence(line: str) -> SafeString:
    """The line as HTML; a work is told by its title."""
    parts = _LINE.fullmatch(line)
    if parts is None:
        return format_html("{}", line)
    id = parts["claim"] or ""
    is_known = bool(id) and open_library().sources.find_claim(ClaimId(id)) is not None
    claim = format_html('<a href="{}">{}</a>', reverse("pages:claim", args=[id]), id) if is_known else id
    works = _link_works(parts["works"] or "", id if is_known else None)
    return format_html("{}{}{}{}{}", parts["before"], claim, parts["colon"] or "", parts["says"], works)


def _link_works(works: str, claim: str | None) -> SafeString:
    """The works behind a claim in brackets; as they are written where the library knows none of them."""
    ids = works.split(", ") if works else []
    known = {id: found for id in ids if (found := open_library().sources.find_cited(PublicationId(id)))}
    if not known:
        return format_html(" ({})", works) if works else SafeString("")
    links = (
        format_html('<a href="{}">{}</a>', source_url(id, claim=claim), known[id].publication.title)
        if id in known
        else id
        for id in ids
    )
    return format_html(" ({})", format_html_join("; ", "{}", ((link,) for link in links)))
