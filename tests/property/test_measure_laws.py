"""Laws of the measures: bounds, what is perfect, and what must not matter."""

from hypothesis import given
from hypothesis import strategies as st

from bedside.evaluation.measures import measure_ranking

IDS = st.lists(st.integers(0, 60).map(str), unique=True, max_size=40)
GAINS = st.dictionaries(st.integers(0, 60).map(str), st.integers(1, 3), min_size=1, max_size=15)


@given(IDS, GAINS)
def test_every_measure_is_between_its_bounds(found, relevant):
    measured = measure_ranking(found, relevant, candidates=frozenset(found) | set(relevant))
    assert -0.05 <= measured.pop("wss@95") <= 0.95
    assert all(0 <= value <= 1 + 1e-12 for value in measured.values())


@given(GAINS)
def test_a_perfect_ranking_has_one(relevant):
    found = sorted(relevant, key=lambda id: -relevant[id])
    assert all(abs(value - 1) < 1e-12 for value in measure_ranking(found, relevant).values())


@given(IDS, GAINS, st.randoms())
def test_texts_of_the_same_gain_may_change_places(found, relevant, draw):
    ranks = [rank for rank, id in enumerate(found) if relevant.get(id, 0) == 1]
    ids = [found[rank] for rank in ranks]
    draw.shuffle(ids)
    turned = dict(zip(ranks, ids, strict=True))
    other = [turned.get(rank, id) for rank, id in enumerate(found)]
    assert measure_ranking(other, relevant) == measure_ranking(found, relevant)


@given(IDS, GAINS)
def test_what_follows_without_worth_changes_nothing(found, relevant):
    longer = [*found, *(f"x{number}" for number in range(20))]
    assert measure_ranking(longer, relevant) == measure_ranking(found, relevant)


@given(IDS.filter(lambda ids: len(ids) > 1), GAINS, st.data())
def test_moving_a_better_text_up_never_harms(found, relevant, data):
    place = data.draw(st.integers(1, len(found) - 1))
    above, below = found[place - 1], found[place]
    if relevant.get(below, 0) > relevant.get(above, 0):
        better = [*found[: place - 1], below, above, *found[place + 1 :]]
        before, after = measure_ranking(found, relevant), measure_ranking(better, relevant)
        assert all(after[name] >= before[name] - 1e-12 for name in before)
