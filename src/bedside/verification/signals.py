"""What does a sentence say of direction and denial, and does another say the opposite?

A signal is a word such as *reduces*, *higher* or *similar* with the words around it. Two texts disagree where
signals of one axis stand among the same words and point apart, or where one denies what the other states.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bedside.verification.lexicon import HEDGES, MANIPULATIONS, NEGATIONS, NOT_NEGATIONS, sign_of
from bedside.verification.words import Word

NEGATION_REACH = 4
"""Words after a cue that it can deny ("did not significantly reduce")."""
DENIED = 2
"""Content words after a cue that are taken for what it denies."""
NEIGHBORHOOD = 6
"""Words on each side of a signal that say what it is about."""
MIN_KINSHIP = 0.2
"""Share of a claim's neighborhood that a passage's signal must have around it to be about the same thing."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A direction: its axis, its sign (0: no change; ``None``: a denied no-change), its place and company."""

    axis: str
    sign: int | None
    place: int
    near: dict[str, float]


@dataclass(frozen=True, slots=True)
class Denial:
    """A cue that denies no direction word, with the stems of what it denies."""

    place: int
    denied: frozenset[str]
    near: dict[str, float]


def find_signals(words: Sequence[Word]) -> list[Signal]:
    """The direction words of a text, a denied one turned into "no change"."""
    cues = find_cues(words)
    signals = []
    for place, word in enumerate(words):
        meaning = sign_of(word.text)
        if meaning is None:
            continue
        axis, sign = meaning
        is_denied = _denying(cues, words, place) is not None
        turned: int | None = sign
        if is_denied:
            turned = None if sign == 0 else 0
        signals.append(Signal(axis, turned, place, _near(words, place)))
    return signals


def find_denials(words: Sequence[Word]) -> list[Denial]:
    """Cues that deny a plain statement ("is not required for", "without diarrhea")."""
    cues = find_cues(words)
    denials = []
    for cue in cues:
        reach = [
            place
            for place in range(cue + 1, min(cue + 1 + NEGATION_REACH, len(words)))
            if words[place].clause == words[cue].clause
        ]
        if any(_is_direction(words[place].text) for place in reach):
            continue
        content = [words[place].stem for place in reach if words[place].weight > 0]
        denials.append(Denial(cue, frozenset(content[:DENIED]), _near(words, cue)))
    return denials


def find_cues(words: Sequence[Word]) -> list[int]:
    """Places of words that deny; pairs such as "not only" and "no more than" do not."""
    cues = []
    for place, word in enumerate(words):
        if word.text not in NEGATIONS:
            continue
        around = tuple(near.text for near in words[max(0, place - 1) : place + 3])
        if any(phrase == around[i : i + len(phrase)] for phrase in NOT_NEGATIONS for i in (0, 1)):
            continue
        cues.append(place)
    return cues


def is_direction_opposed(claim: Sequence[Word], passage: Sequence[Word]) -> bool:
    """Whether a direction of the claim meets its opposite, or "no change", on the same thing."""
    there = find_signals(passage)
    return any(_is_opposed(signal, there) for signal in _telling(find_signals(claim), claim))


def is_denial_opposed(claim: Sequence[Word], passage: Sequence[Word]) -> bool:
    """Whether one of the two denies what the other states in the same words."""
    ours, theirs = find_denials(claim), find_denials(passage)
    our_stems = {word.stem for word in claim if word.weight > 0}
    their_stems = {word.stem for word in passage if word.weight > 0}
    lost = any(d.denied & our_stems and not _is_met(d, ours) for d in theirs if not _has_zero(claim))
    added = any(d.denied & their_stems and not _is_met(d, theirs) for d in ours if not _has_zero(passage))
    return lost or added


def hedges_of(words: Sequence[Word]) -> frozenset[str]:
    """The words with which a text holds back."""
    return frozenset(word.text for word in words if word.text in HEDGES)


def _has_zero(words: Sequence[Word]) -> bool:
    return any(signal.sign == 0 for signal in find_signals(words))


def _is_met(denial: Denial, others: Sequence[Denial]) -> bool:
    return any(denial.denied & other.denied or not other.denied for other in others)


def _telling(signals: list[Signal], words: Sequence[Word]) -> list[Signal]:
    """Words of cause, and what is done to the subject, tell a direction only where nothing stronger does."""
    strong = [signal for signal in signals if signal.axis != "cause"]
    last = max((signal.place for signal in strong), default=0)
    main = [s for s in strong if s.place == last or not _is_manipulation(words[s.place].text)]
    return main or signals


@lru_cache(maxsize=4096)
def _is_manipulation(word: str) -> bool:
    return any(
        word.startswith(entry[:-1]) if entry[-1] == "*" else word == entry for entry in MANIPULATIONS.split()
    )


def _is_opposed(signal: Signal, there: Sequence[Signal]) -> bool:
    rivals = [(other, kinship_of(signal, other)) for other in there if _is_comparable(signal, other)]
    rivals = [(other, kinship) for other, kinship in rivals if kinship >= MIN_KINSHIP]
    if not rivals or signal.sign is None:
        return False
    nearest = max(kinship for _, kinship in rivals)
    return not any(other.sign == signal.sign for other, kinship in rivals if kinship >= nearest - 0.1)


def _is_comparable(ours: Signal, theirs: Signal) -> bool:
    if theirs.sign is None:
        return False
    if ours.axis == theirs.axis:
        return True
    # "No difference" and "did not increase" speak of any axis; a cause is opposed only by a denial.
    if ours.sign == 0 or theirs.sign == 0:
        return True
    return ours.axis == "cause" and theirs.axis == "amount"


def kinship_of(ours: Signal, theirs: Signal) -> float:
    """The share of our signal's neighborhood that theirs has too, 0 to 1."""
    total = sum(ours.near.values())
    return (
        sum(min(weight, theirs.near.get(stem, 0.0)) for stem, weight in ours.near.items()) / total
        if total
        else 0.0
    )


def _near(words: Sequence[Word], place: int) -> dict[str, float]:
    near: dict[str, float] = {}
    for other in range(max(0, place - NEIGHBORHOOD), min(len(words), place + NEIGHBORHOOD + 1)):
        word = words[other]
        if other != place and word.weight > 0 and not _is_direction(word.text):
            near[word.stem] = max(near.get(word.stem, 0.0), word.weight / (1 + abs(other - place) / 4))
    return near


def _denying(cues: Sequence[int], words: Sequence[Word], place: int) -> int | None:
    """The cue that denies the word at ``place``: at most ``NEGATION_REACH`` before it, in its clause."""
    for cue in cues:
        if 0 < place - cue <= NEGATION_REACH and words[cue].clause == words[place].clause:
            return cue
    return None


def _is_direction(word: str) -> bool:
    return sign_of(word) is not None
