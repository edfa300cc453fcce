"""How do the templates of exploring name values of the library?"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.functional import Promise

from bedside.rendering import FINDING_TITLES
from bedside.rendering.view import read_depth_line, recommendation_line
from bedside.terms import FindingCode, ReadDepth, Recommendation
from bedside_web.pages.exploring.linked import link_evidence
from bedside_web.pages.exploring.names import SEVERITIES, SIGNS, STATES
from bedside_web.pages.exploring.pathways import NODE_NAMES
from bedside_web.reviews.names import CAUSES, CERTAINTIES, FACETS

register = template.Library()
_TABLES: tuple[Mapping[Any, Promise], ...] = (CERTAINTIES, FACETS, NODE_NAMES, SEVERITIES, STATES)


@register.filter
def named(value: object) -> str:
    """The value of a closed set, in the reader's language."""
    names = (name for table in _TABLES for known, name in table.items() if known is value)
    return str(next(names, value))


@register.filter
def reopened_for(cause: str) -> str:
    """Why signatures count no more, in the reader's language."""
    return str(CAUSES.get(cause, cause))


@register.filter
def sign(value: object) -> str:
    """The sign of a severity, so that it is not told by color alone."""
    return next((sign for known, sign in SIGNS.items() if known is value), "")


@register.filter
def titled(code: FindingCode) -> str:
    """What a finding's code means, in plain words."""
    return FINDING_TITLES[code].removesuffix(".")


@register.filter
def linked(line: str) -> str:
    """A line of evidence that leads to the claims and works that it names."""
    return link_evidence(line)


@register.filter
def recommended(value: Recommendation) -> str:
    """A guideline's own grade, as printed."""
    return recommendation_line(value)


@register.filter
def depth(value: ReadDepth) -> str:
    """How deep a work was read."""
    return read_depth_line(value)


@register.filter
def at(mapping: Mapping[Any, Any], key: Any) -> Any:
    """What a mapping holds under a key."""
    return mapping[key]


@register.filter
def addstr(text: str, more: object) -> str:
    """The text with something written behind it."""
    return f"{text}{more}"


@register.filter
def without_end(text: str) -> str:
    """The text without the empty lines that it ends with."""
    return text.rstrip()
