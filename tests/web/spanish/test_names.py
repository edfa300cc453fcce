"""Has every value of the tables a name, so that no page falls back to English?"""

import pytest
from django.utils.translation import override

from bedside.terms import Certainty, Facet, InterestKind, ReopeningCause, ReviewState, Support
from bedside_web.reviews import names

TABLES = {
    "facets": (names.FACETS, Facet),
    "certainties": (names.CERTAINTIES, Certainty),
    "states": (names.STATES, ReviewState),
    "causes": (names.CAUSES, ReopeningCause),
    "interests": (names.INTERESTS, InterestKind),
    "verdicts": (names.VERDICTS, Support),
}


@pytest.mark.parametrize("name", TABLES)
def test_every_value_is_named_in_both_languages(name: str) -> None:
    table, values = TABLES[name]
    assert set(table) == set(values)
    with override("es"):
        spanish = [str(each) for each in table.values()]
    with override("en"):
        english = [str(each) for each in table.values()]
    assert not set(spanish) & set(english)
