"""How do templates of the board name what stands in its tables?"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.functional import Promise

from bedside_web.reviews.names import CAUSES, CERTAINTIES, FACETS, INTERESTS, STATES, VERDICTS

register = template.Library()
_TABLES: Mapping[str, Mapping[Any, Promise]] = {
    "cause": CAUSES,
    "certainty": CERTAINTIES,
    "facet": FACETS,
    "interest": INTERESTS,
    "state": STATES,
    "verdict": VERDICTS,
}


@register.filter
def in_words(value: str, table: str) -> str:
    """What a value of a table is called, in the reader's language; one that is not known, as it is kept."""
    return str(_TABLES[table].get(value, value))
