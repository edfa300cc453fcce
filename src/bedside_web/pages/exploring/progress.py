"""What stands of each condition: how many claims were checked by people, and which articles there are?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.db.models import Count

from bedside.terms import Concept, Facet, ReviewState
from bedside_web.articles.reading_queries import published_addresses
from bedside_web.ledger.models import ClaimRecord

Checked: TypeAlias = Mapping[tuple[Concept, Facet], int]


def count_checked() -> Checked:
    """Approved claims by condition and facet; what is not there is zero. One query."""
    rows = (
        ClaimRecord.objects.filter(state=ReviewState.APPROVED.value)
        .values_list("concept", "facet")
        .annotate(count=Count("id"))
        .order_by()
    )
    return {(Concept(concept), Facet(facet)): count for concept, facet, count in rows}


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the site adds to the library: checked claims, and at which addresses articles stand.

    ``published`` tells of each address whether its article was withdrawn.
    """

    checked: Checked
    published: Mapping[str, bool]


def find_progress() -> Progress:
    """As it is now. Two queries."""
    return Progress(checked=count_checked(), published=published_addresses())
