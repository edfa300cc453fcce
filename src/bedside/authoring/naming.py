"""What are a topic, a work and a claim called in a pack? Ids made of their names, and never two alike."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from bedside.errors import UserError
from bedside.search import clean, find_words, is_content
from bedside.terms import Facet, Publication

LONGEST_TOPIC = 120
"""Characters of a topic: it is a name, not a question."""
_LONGEST_NAME = 48
_LONGEST_ID = 72
_OTHERS = re.compile(r"[^a-z0-9]+")


def read_topic(topic: str) -> tuple[str, str]:
    """The topic on one line and the pack's name. Raises ``UserError`` for one that names nothing.

    >>> read_topic("../Low  Magnesium")
    ('../Low Magnesium', 'low-magnesium')
    """
    line = clean(topic)
    if len(line) > LONGEST_TOPIC:
        raise UserError(
            f"The topic has {len(line)} characters. Name a condition or medicine in at most {LONGEST_TOPIC}."
        )
    name = _slug(line)[:_LONGEST_NAME].strip("-")
    if not re.search("[a-z]", name) or not any(map(is_content, find_words(line))):
        raise UserError("The topic names nothing to look for. Name a condition or medicine in Latin letters.")
    return line, name


def name_references(works: Iterable[Publication]) -> dict[str, str]:
    """The id of each work in the pack, by its id in the library."""
    named: dict[str, str] = {}
    for work in {each.id: each for each in works}.values():
        slug = _slug(work.id)
        if not slug or len(slug) > _LONGEST_ID or slug in named.values():
            mark = hashlib.sha256(work.id.encode()).hexdigest()[:8]
            slug = f"{slug[: _LONGEST_ID - 9].strip('-')}-{mark}".strip("-")
        named[work.id] = slug
    return named


def name_entry(name: str, facet: Facet | None, number: int) -> str:
    """The id of a claim: the pack's name, three letters of the facet, a number."""
    kind = facet.value[:3] if facet else "uns"
    return f"{name}-{kind}-{number:03}"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _OTHERS.sub("-", plain).strip("-")
