"""What holds for every claim's hash, every trail and every set of decisions?"""

import random
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bedside import Library
from bedside.editorial import (
    FIRST_PREVIOUS,
    expires_first,
    find_break,
    find_valid,
    find_visible,
    hash_claim,
    hash_words,
    is_signed,
    read_events,
    seal,
    settle,
    write_events,
)
from bedside.terms import (
    Certainty,
    Claim,
    ClaimCase,
    ClaimId,
    Comparator,
    Decision,
    DecisionKind,
    Disagreement,
    Facet,
    Person,
    Quantity,
    QuantityKind,
    Recommendation,
    ReviewState,
    TrailEvent,
)

NOW = datetime(2026, 6, 1, tzinfo=UTC)
UNSIGNED = {"topic"}
"""Under which heading a claim stands is laid out by its pack, and not signed."""

_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=4), _json, max_size=6), st.randoms())
def test_the_order_of_keys_does_not_matter(told: dict[str, Any], chance: random.Random) -> None:
    keys = list(told)
    chance.shuffle(keys)
    assert hash_words({key: told[key] for key in keys}) == hash_words(told)


def _changed(claim: Claim) -> dict[str, Any]:
    """Another value for each field of a claim."""
    support = claim.supports[0]
    return {
        "id": ClaimId(claim.id + "x"),
        "concept": claim.concept + "x",
        "facet": next(facet for facet in Facet if facet is not claim.facet),
        "topic": claim.topic + "x",
        "statement": claim.statement + " ",
        "plain": (claim.plain or "") + "x",
        "certainty": next(each for each in Certainty if each is not claim.certainty),
        "supports": (replace(support, note=support.note + "."), *claim.supports[1:]),
        "quantities": claim.quantities[1:] if claim.quantities else (QUANTITY,),
        "populations": (*claim.populations, "adults"),
        "conditions": (*claim.conditions, "x"),
        "drugs": (*claim.drugs, "x"),
        "disagreements": claim.disagreements[1:] if claim.disagreements else (_disagreement(claim),),
        "recommendation": Recommendation(by="X") if claim.recommendation is None else None,
        "is_unverified": not claim.is_unverified,
    }


def _disagreement(claim: Claim) -> Any:
    return Disagreement(says="Otherwise.", publication_id=claim.supports[0].publication_id)


QUANTITY = Quantity(
    name="dose",
    kind=QuantityKind.AMOUNT,
    comparator=Comparator.EQUAL,
    low=2.0,
    unit="g",
    printed_unit="g",
)


def test_any_change_of_what_is_signed_changes_the_hash() -> None:
    """For every shipped claim and every field; and for every part of a support and of a quantity."""
    with Library.open() as library:
        claims = library.claims()
    assert len({hash_claim(claim) for claim in claims}) == len(claims)
    assert {field.name for field in fields(Claim)} == _changed(claims[0]).keys()
    for claim in claims:
        for name, value in _changed(claim).items():
            is_other = hash_claim(replace(claim, **{name: value})) != hash_claim(claim)
            assert is_other is (name not in UNSIGNED), name


def test_any_change_of_a_quantity_or_support_changes_the_hash() -> None:
    with Library.open() as library:
        claim = replace(library.claims()[0], quantities=(QUANTITY,))
    other_quantity = {"low": 3.0, "high": 4.0, "unit": "mg", "printed_unit": "mg", "name": "x", "of": "Mg"}
    for name, value in other_quantity.items():
        other = replace(claim, quantities=(replace(QUANTITY, **{name: value}),))
        assert hash_claim(other) != hash_claim(claim), name
    for name in ("publication_id", "locator", "note"):
        other = replace(claim, supports=(replace(claim.supports[0], **{name: "x"}), *claim.supports[1:]))
        assert hash_claim(other) != hash_claim(claim), name
    index_alone = replace(claim.supports[0], passage_id=None)
    assert hash_claim(replace(claim, supports=(index_alone, *claim.supports[1:]))) == hash_claim(claim)


_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_events = st.lists(st.tuples(st.integers(1, 9), _text, _text, st.lists(st.tuples(_text, _text), max_size=2)))


def _trail(acts: list[Any]) -> list[TrailEvent]:
    made: list[TrailEvent] = []
    for number, (actor, act, subject, detail) in enumerate(acts, 1):
        made.append(
            seal(
                TrailEvent(
                    number=number,
                    at=NOW + timedelta(microseconds=number),
                    actor=actor,
                    actor_name="A",
                    act=act,
                    subject=subject,
                    detail=tuple(detail),
                    previous_hash=made[-1].hash if made else FIRST_PREVIOUS,
                    hash="",
                )
            )
        )
    return made


@given(_events)
def test_a_trail_survives_its_export(acts: list[Any]) -> None:
    trail = _trail(acts)
    assert find_break(trail) is None
    assert list(read_events(write_events(trail), place="-")) == trail


@given(_events.filter(lambda acts: len(acts) > 1), st.data())
def test_every_change_but_a_cut_end_is_found(acts: list[Any], data: st.DataObject) -> None:
    """Changing, removing or moving any entry breaks the chain there or at the next one."""
    trail = _trail(acts)
    place = data.draw(st.integers(0, len(trail) - 1))
    changed = [*trail]
    changed[place] = replace(trail[place], act=trail[place].act + "x")
    found = find_break(changed)
    assert found is not None and found.number == place + 1
    # Even with a hash of its own, the changed entry no longer bears what the next one names.
    changed[place] = seal(changed[place])
    assert place == len(trail) - 1 or find_break(changed) is not None
    assert find_break(changed, head=trail[-1].hash) is not None
    assert find_break([*trail[:place], *trail[place + 1 :]], head=trail[-1].hash) is not None


_decisions = st.builds(
    Decision,
    claim_id=st.just(ClaimId("a")),
    claim_hash=st.sampled_from(["w1", "w2"]),
    reviewer=st.integers(1, 3),
    reviewer_name=st.just("R"),
    kind=st.sampled_from(DecisionKind),
    round=st.integers(1, 2),
    signed_at=st.integers(-3, 3).map(lambda days: NOW + timedelta(days=days)),
    expires_at=st.none() | st.integers(-2, 3).map(lambda days: NOW + timedelta(days=days)),
)
_cases = st.builds(
    ClaimCase,
    claim_id=st.just(ClaimId("a")),
    claim_hash=st.sampled_from(["w1", "w2"]),
    facet=st.just(Facet.CAUSE),
    state=st.just(ReviewState.UNDER_REVIEW),
    round=st.integers(1, 2),
    needed=st.integers(1, 2),
    author=st.none() | st.integers(1, 3),
    takers=st.frozensets(st.integers(1, 3)),
    decisions=st.lists(_decisions, max_size=5).map(tuple),
)


@given(_cases)
def test_what_counts_is_counted_plainly(case: ClaimCase) -> None:
    """Approval needs as many different reviewers as asked for, none the author, all of them in time."""
    plainly = {
        decision.reviewer
        for decision in case.decisions
        if decision.kind is DecisionKind.APPROVE
        and (decision.claim_hash, decision.round) == (case.claim_hash, case.round)
        and decision.reviewer != case.author
        and decision.expires_at
        and decision.signed_at <= NOW < decision.expires_at
    }
    assert {decision.reviewer for decision in find_valid(case, NOW)} == plainly
    assert is_signed(case, NOW) is (len(plainly) >= case.needed)
    assert (expires_first(case, NOW) is not None) is is_signed(case, NOW)
    if settle(case, NOW) is ReviewState.APPROVED:
        assert is_signed(case, NOW)


@given(_cases, st.integers(1, 4))
def test_nobody_sees_another_decision_before_all_are_in(case: ClaimCase, who: int) -> None:
    """Fewer decisions than needed: of this wording and round one sees one's own at most."""
    here = [
        decision
        for decision in case.decisions
        if (decision.claim_hash, decision.round) == (case.claim_hash, case.round)
    ]
    seen = find_visible(case, Person(id=who, name="P"))
    if len({decision.reviewer for decision in here}) < case.needed:
        assert {decision.reviewer for decision in seen if decision in here} <= {who}
        assert not set(here) & set(find_visible(case, None))
