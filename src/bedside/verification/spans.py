"""Which sentences of a passage bear on this claim? The best one, and those that add to it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bedside.verification.sentences import MAX_PASSAGE, find_sentences
from bedside.verification.words import Word, coverage, read_words, weights_of

MAX_CLAIM = 2_000
"""Code points of a claim that are examined; a claim is one statement."""
MAX_WINDOW = 3
"""Sentences read together at most; claims of abstracts rest on one to three."""
ENOUGH = 0.7
"""A sentence that covers this much is read alone: a neighbor could only lend what it does not say."""
MIN_GAIN = 0.15
"""What a further sentence must add to the coverage to be read with the best one."""
NUMBER_BONUS, PAIR_BONUS, AIM_PENALTY = 0.1, 0.1, 0.2
"""What shared numbers and shared pairs of words add to a sentence's coverage; what an aim loses."""

_AIM = re.compile(
    r"^(?:OBJECTIVES?|AIMS?|PURPOSE|Objectives?:|Aims?:|Purpose:)\b"
    r"|^To (?:determine|assess|evaluate|examine|investigate)\b"
    r"|\bwe (?:aimed|sought|investigated whether|examined whether|hypothesi[sz]ed|asked)\b"
    r"|\bremains? (?:unclear|unknown)\b|\b(?:objective|aim|purpose|goal) (?:of|was|is)\b",
)
"""A sentence that asks rather than tells: it names the claim's words and says nothing of them."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, read."""

    start: int
    end: int
    words: tuple[Word, ...]
    stems: frozenset[str]
    is_aim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The sentences to judge a claim by, best first, with three coverages of its content words (0 to 1)."""

    sentences: tuple[Sentence, ...]
    best: float
    together: float
    passage: float


def find_best_span(claim_text: str, passage_text: str) -> tuple[int, int]:
    """``(start, end)`` of the sentence that covers most of the claim; ``(0, 0)`` for a blank passage."""
    window = find_window(read_words(claim_text[:MAX_CLAIM]), passage_text)
    return (window.sentences[0].start, window.sentences[0].end) if window.sentences else (0, 0)


def find_quotation(claim_text: str, passage_text: str) -> tuple[int, int] | None:
    """Where the claim's words stand in the passage one behind the other, whatever blanks part them."""
    words = claim_text[:MAX_CLAIM].rstrip(" .\n").split()
    match = re.search(r"\s+".join(map(re.escape, words)) + r"\.?", passage_text) if words else None
    return match.span() if match else None


def find_window(claim: tuple[Word, ...], passage_text: str, *, run: int = 1) -> Window:
    """The best sentence by coverage (the earlier and shorter one when equal), then those that add to it.

    A claim of several sentences is held against runs of as many, each read as one.
    """
    wanted = weights_of(claim)
    sentences = read_sentences(passage_text[:MAX_PASSAGE], run=max(1, min(run, MAX_WINDOW)))
    if not sentences:
        return Window(sentences=(), best=0.0, together=0.0, passage=0.0)
    scores = [_fit(wanted, claim, sentence) for sentence in sentences]
    chosen = [max(range(len(sentences)), key=lambda i: (scores[i], -len(sentences[i].words), -i))]
    best = together = coverage(wanted, sentences[chosen[0]].stems)
    seen = sentences[chosen[0]].stems
    while best < ENOUGH and len(chosen) < min(MAX_WINDOW, len(sentences)):
        gains = [coverage(wanted, seen | sentence.stems) - together for sentence in sentences]
        place = max(range(len(sentences)), key=lambda i: (gains[i], -i))
        if gains[place] < MIN_GAIN:
            break
        chosen.append(place)
        seen |= sentences[place].stems
        together += gains[place]
    everything = frozenset[str]().union(*(sentence.stems for sentence in sentences))
    return Window(
        sentences=tuple(sentences[i] for i in chosen),
        best=best,
        together=together,
        passage=coverage(wanted, everything),
    )


def _fit(wanted: dict[str, float], claim: tuple[Word, ...], sentence: Sentence) -> float:
    """Coverage, with shared neighbors and numbers to tell sentences of one topic apart."""
    covered = coverage(wanted, sentence.stems)
    if covered == 0:
        return 0.0
    numbers = {word.text for word in claim if word.text.isdigit()}
    shared = len(numbers & {word.text for word in sentence.words}) / len(numbers) if numbers else 0.0
    told = AIM_PENALTY if sentence.is_aim else 0.0
    return covered + NUMBER_BONUS * shared + PAIR_BONUS * _shared_pairs(claim, sentence.words) - told


def _shared_pairs(claim: tuple[Word, ...], words: tuple[Word, ...]) -> float:
    wanted = _pairs(claim)
    return len(wanted & _pairs(words)) / len(wanted) if wanted else 0.0


def _pairs(words: tuple[Word, ...]) -> frozenset[tuple[str, str]]:
    stems = [word.stem for word in words if word.weight > 0]
    return frozenset(pairwise(stems))


@lru_cache(maxsize=256)
def read_sentences(passage_text: str, *, run: int = 1) -> tuple[Sentence, ...]:
    """The sentences of a passage, or all runs of ``run`` of them, with their words.

    They are kept, since many claims meet one passage.
    """
    read = []
    spans = find_sentences(passage_text)
    places = range(max(1, len(spans) - run + 1)) if spans else ()
    for start, end in ((spans[i][0], spans[i : i + run][-1][1]) for i in places):
        words = read_words(passage_text[start:end])
        aims = is_aim(passage_text[start:end])
        read.append(Sentence(start, end, words, frozenset(word.stem for word in words), aims))
    return tuple(read)


def is_aim(sentence: str) -> bool:
    """Whether a sentence tells what is to be found out, and not what was found."""
    return _AIM.search(sentence) is not None
