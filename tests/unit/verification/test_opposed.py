"""What speaks against a claim, and how it is asked for."""

import hashlib

from bedside.terms import Passage, PublicationId, Support, passage_id
from bedside.verification import find_against, opposed_queries

CLAIM = "Oral magnesium reduced nocturnal cramps in pregnant women by 20%."


def _passages(*texts):
    work = PublicationId("file:own")
    return [
        Passage(
            id=passage_id(work, n),
            publication_id=work,
            section="",
            start=0,
            end=len(text),
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
        )
        for n, text in enumerate(texts)
    ]


def test_what_denies_comes_before_what_counts_otherwise():
    number = CLAIM.replace("20%", "35%")
    denial = CLAIM.replace("reduced", "did not reduce")
    found = find_against(CLAIM, _passages(CLAIM, number, "Zinc is a metal.", denial))
    assert [passage.text for passage, _ in found] == [denial, number]
    assert all(verdict.support is Support.CONTRADICTS for _, verdict in found)


def test_nothing_speaks_against_what_all_say():
    assert find_against(CLAIM, _passages(CLAIM)) == ()
    assert find_against(CLAIM, []) == ()


def test_each_query_begins_with_the_subject():
    queries = opposed_queries(CLAIM)
    assert len(queries) == 2
    assert all(query.startswith("oral magnesium nocturnal cramps") for query in queries)
    assert "increases" in queries[0] and "no effect" in queries[1]


def test_every_axis_is_turned():
    assert "worsens" in opposed_queries("Magnesium improves sleep.")[0]
    assert "improves" in opposed_queries("Magnesium worsens sleep.")[0]
    assert "decreases" in opposed_queries("Magnesium increases potassium.")[0]
    assert "not associated" in opposed_queries("Omeprazole causes hypomagnesemia.")[0]
    assert len(opposed_queries("Magnesium was measured in urine.")) == 1


def test_a_claim_without_content_asks_nothing():
    assert opposed_queries("") == opposed_queries("of the and") == ()
