"""How many claims were checked by people, condition by condition and facet by facet?"""

from collections.abc import Mapping
from typing import TypeAlias

from django.db.models import Count

from bedside.terms import Concept, Facet, ReviewState
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
