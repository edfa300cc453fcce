"""Who answers beside us? Two baselines fitted on the same pairs, the rules alone, and what ships."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bedside.evaluation.logistic import Weights, fit_weights
from bedside.evaluation.support_measures import Answer
from bedside.evaluation.support_pairs import LABELS, Pair, SupportSet
from bedside.ports import Embedder
from bedside.terms import Support, Verdict
from bedside.verification import choose_text, verify_by_rules, verify_claim
from bedside.verification.words import coverage, read_words, weights_of

if TYPE_CHECKING:
    from bedside.ports import Judge

Verify = Callable[[str, str], Verdict]
Answerer = Callable[[Pair], Answer]
Values = Callable[[Pair], tuple[float, ...]]

WORDS, MEANING, RULES, RULES_STRICT, VERIFY, VERIFY_STRICT, JUDGE = (
    "word overlap",
    "meaning",
    "rules",
    "rules, partly as silent",
    "verify",
    "verify, partly as silent",
    "verify with judge",
)
ABOUT: Mapping[str, str] = {
    WORDS: "a logistic regression on the share of the claim's words that the passage holds",
    MEANING: "a logistic regression on the likeness, by bge-small, of the claim and what bears on it",
    RULES: "exact rules alone; `partly` counts as supports",
    RULES_STRICT: "the same; `partly` counts as silent",
    VERIFY: "`bedside verify`: exact rules first, then the linear model; `partly` counts as supports",
    VERIFY_STRICT: "the same; `partly` counts as silent",
    JUDGE: "exact rules first, then the linear model and the trained judge; `partly` counts as supports",
}
_EACH_SET = 700.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Systems:
    """What is asked: the verdicts of the product, a judge and an embedder where they are at hand."""

    verify: Verify
    judge: "Judge | None" = None
    embedder: Embedder | None = None


def make_answerers(systems: Systems, sets: Sequence[SupportSet]) -> dict[str, Answerer]:
    """Each system by its name; baselines are fitted here, on the fit parts of ``sets``."""
    made: dict[str, Answerer] = {WORDS: fit_baseline(overlap_of, sets)}
    if systems.embedder is not None:
        made[MEANING] = fit_baseline(make_likeness(systems.embedder), sets)
    made[RULES] = _reader(verify_by_rules, partly=Support.SUPPORTS)
    made[RULES_STRICT] = _reader(verify_by_rules, partly=Support.SILENT)
    made[VERIFY] = _reader(systems.verify, partly=Support.SUPPORTS)
    made[VERIFY_STRICT] = _reader(systems.verify, partly=Support.SILENT)
    if (judge := systems.judge) is not None:
        made[JUDGE] = _reader(lambda a, b: verify_claim(a, b, judge=judge), partly=Support.SUPPORTS)
    return made


def fit_baseline(values_of: Values, sets: Sequence[SupportSet]) -> Answerer:
    """Answers by a logistic regression on a few values; each set and each of its answers count the same."""
    pairs = [(each.name, pair) for each in sets for pair in each.fit if pair.gold in LABELS]
    sizes = Counter((name, pair.gold) for name, pair in pairs)
    kinds = Counter(name for name, _ in sizes)
    weights = fit_weights(
        [values_of(pair) for _, pair in pairs],
        [LABELS.index(pair.gold) for _, pair in pairs],
        importance=[_EACH_SET / kinds[name] / sizes[name, pair.gold] for name, pair in pairs],
    )
    return lambda pair: answer_of(weights, values_of(pair))


def answer_of(weights: Weights, values: Sequence[float]) -> Answer:
    """The likeliest answer, with its probability and that of ``supports``."""
    odds = weights.probabilities(values)
    best = max(range(len(odds)), key=lambda at: odds[at])
    return Answer(label=LABELS[best], confidence=odds[best], score=odds[0])


def overlap_of(pair: Pair) -> tuple[float]:
    """The share of the claim's words that the passage holds."""
    there = frozenset(word.stem for word in read_words(pair.passage))
    return (coverage(weights_of(read_words(pair.claim)), there),)


def make_likeness(embedder: Embedder) -> Values:
    """The likeness of the claim to the part of the passage that a judge would read."""

    # Claims and texts come again and again, and a vector is dear.
    claim_vector = lru_cache(maxsize=None)(embedder.embed_query)
    text_vector = lru_cache(maxsize=None)(lambda text: embedder.embed_passages([text])[0])

    def likeness_of(pair: Pair) -> tuple[float]:
        text = choose_text(pair.claim, pair.passage)
        return (float(claim_vector(pair.claim) @ text_vector(text)),)

    return likeness_of


def _reader(verify: Verify, *, partly: Support) -> Answerer:
    """A verdict as one of three answers; it is as sure as its score is far from the other end."""

    def answer(pair: Pair) -> Answer:
        verdict = verify(pair.claim, pair.passage)
        label = partly if verdict.support is Support.PARTLY else verdict.support
        sure = verdict.score if label is Support.SUPPORTS else 1 - verdict.score
        return Answer(label=label, confidence=sure, score=verdict.score)

    return answer


def find_engines() -> "tuple[Judge | None, Embedder | None]":
    """The shipped judge and the encoder, each ``None`` where what runs it is not installed."""
    from bedside.engines import find_packaged_bge, find_packaged_judge

    return find_packaged_judge(), find_packaged_bge()
