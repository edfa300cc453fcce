"""Words and meaning make one order, and a passage without a vector is not punished for it."""

from hypothesis import given
from hypothesis import strategies as st

from bedside.search.fusion import NEARNESS_SHARE, Candidate, find_pull, fuse
from bedside.terms import PassageId

# No index gives scores so small that dividing them makes them one.
WORDS = st.floats(0, 30).map(lambda score: round(score, 6))
CANDIDATES = st.lists(st.tuples(WORDS, st.none() | st.floats(0, 1)), min_size=1, max_size=30).map(
    lambda pairs: [
        Candidate(id=PassageId(f"p{n}#0"), words=words, likeness=likeness)
        for n, (words, likeness) in enumerate(pairs)
    ]
)


def ordered(candidates: list[Candidate]) -> list[str]:
    scores = fuse(candidates, best_possible=30.0, usual=0.5, spread=0.05)
    return sorted(scores, key=lambda id: (-scores[id], id))


@given(CANDIDATES, st.randoms(use_true_random=False))
def test_the_order_in_which_candidates_come_changes_nothing(
    candidates: list[Candidate], order: object
) -> None:
    scores = fuse(candidates, best_possible=30.0, usual=0.5, spread=0.05)
    shuffled = list(candidates)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    again = fuse(shuffled, best_possible=30.0, usual=0.5, spread=0.05)
    assert scores.keys() == again.keys()
    assert all(abs(scores[id] - again[id]) < 1e-6 for id in scores)


@given(CANDIDATES)
def test_without_any_vector_words_decide(candidates: list[Candidate]) -> None:
    bare = [Candidate(id=each.id, words=each.words, likeness=None) for each in candidates]
    assert ordered(bare) == [each.id for each in sorted(bare, key=lambda each: (-each.words, each.id))]


def test_a_passage_without_a_vector_gets_what_its_words_let_expect() -> None:
    known = [Candidate(id=PassageId(f"k{n}#0"), words=3.0 * n, likeness=0.5 + 0.02 * n) for n in range(8)]
    unknown = Candidate(id=PassageId("u#0"), words=10.5, likeness=None)
    assert ordered([*known, unknown]).index("u#0") == 4  # between those of 12 and of 9


def test_a_single_vector_turns_nothing_upside_down() -> None:
    by_words = [Candidate(id=PassageId(f"w{n}#0"), words=20.0 - n, likeness=None) for n in range(20)]
    chance = Candidate(id=PassageId("chance#0"), words=0.0, likeness=0.9)
    assert ordered([*by_words, chance])[:20] == [each.id for each in by_words]


def test_a_query_whose_words_are_nowhere_trusts_meaning() -> None:
    near = Candidate(id=PassageId("near#0"), words=0.0, likeness=0.9)
    wordy = Candidate(id=PassageId("wordy#0"), words=3.0, likeness=0.5)
    assert ordered([wordy, near])[0] == "near#0"


def test_the_pull_is_toward_the_best_and_bounded() -> None:
    scores = {PassageId(f"p{n}#0"): n / 10 for n in range(5)}
    pull = find_pull(scores, dict.fromkeys(list(scores)[:4], 0.5))
    assert list(pull) == ["p3#0", "p2#0", "p1#0"]
    assert abs(sum(pull.values()) - NEARNESS_SHARE) < 1e-9
    assert pull[PassageId("p3#0")] == max(pull.values())
    assert find_pull(scores, {}) == {}


def test_where_nothing_stands_out_words_decide() -> None:
    near = Candidate(id=PassageId("near#0"), words=2.0, likeness=0.62)
    wordy = Candidate(id=PassageId("wordy#0"), words=3.0, likeness=0.50)
    crowded = fuse([near, wordy], best_possible=30.0, usual=0.5, spread=0.05)
    assert crowded["wordy#0"] > crowded["near#0"]
    distinct = fuse([near, wordy], best_possible=30.0, usual=0.5, spread=0.03)
    assert distinct["near#0"] > distinct["wordy#0"]
