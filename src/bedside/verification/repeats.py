"""Where a claim nearly repeats a sentence, what did it change?

The closer the wording, the more each change means: a denial more or less, a direction turned, a name used
twice where the sentence names two things. Everything is counted, nothing is parsed.
"""

from collections import Counter
from collections.abc import Sequence

from bedside.terms import VerificationCode
from bedside.verification.lexicon import LESS, MORE, NEGATIONS, sign_of
from bedside.verification.signals import find_cues
from bedside.verification.words import GENERAL_WEIGHT, Word


def find_changes(claim: Sequence[Word], sentence: Sequence[Word]) -> tuple[VerificationCode, ...]:
    """What the claim changes of a sentence that it nearly repeats."""
    changes: list[VerificationCode] = []
    if len(find_cues(claim)) != _relevant_cues(claim, sentence):
        changes.append(VerificationCode.NEGATION_DIFFERS)
    added, turned = _direction_changes(claim, sentence)
    if turned:
        changes.append(VerificationCode.DIRECTION_DIFFERS)
    if added or _overused(claim, sentence) or _lost_bounds(claim, sentence):
        changes.append(VerificationCode.TERM_MISSING)
    return tuple(changes)


def is_name_swapped(claim: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether the claim repeats the sentence but for one name, in whose place the sentence has another."""
    ours, theirs = [[word for word in words if word.weight > 0] for words in (claim, sentence)]
    there, stems = {word.stem for word in theirs}, {word.stem for word in ours}
    missing = [at for at, word in enumerate(ours) if word.weight > GENERAL_WEIGHT and word.stem not in there]
    if len(missing) != 1:
        return False
    before = ours[missing[0] - 1].stem if missing[0] else None
    after = ours[missing[0] + 1].stem if missing[0] + 1 < len(ours) else None
    strange = [word.weight > GENERAL_WEIGHT and word.stem not in stems for word in theirs]
    return any(
        (strange[at + 1] and theirs[at].stem == before) or (strange[at] and theirs[at + 1].stem == after)
        for at in range(len(theirs) - 1)
    )


def _relevant_cues(claim: Sequence[Word], sentence: Sequence[Word]) -> int:
    """Cues of the sentence whose next content word the claim holds; the rest denies what it leaves out."""
    ours = {word.stem for word in claim if word.weight > 0}
    relevant = 0
    for cue in find_cues(sentence):
        after = (word for word in sentence[cue + 1 : cue + 6] if word.weight > 0)
        denied = next(after, None)
        relevant += denied is None or denied.stem in ours
    return relevant


def _lost_bounds(claim: Sequence[Word], sentence: Sequence[Word]) -> bool:
    """Whether "not more than" and its like became "more than"."""
    bounds = sum(word.text in NEGATIONS for word in sentence) - len(find_cues(sentence))
    return bounds > sum(word.text in NEGATIONS for word in claim) - len(find_cues(claim))


def _direction_changes(claim: Sequence[Word], sentence: Sequence[Word]) -> tuple[bool, bool]:
    """Whether the claim holds a direction more often than the sentence; and whether the opposite lost one."""
    ours, theirs = _directions(claim), _directions(sentence)
    surplus = [key for key, count in ours.items() if count > theirs[key]]
    turned = any(theirs[axis, -sign] > ours[axis, -sign] for axis, sign in surplus)
    return bool(surplus), turned


def _directions(words: Sequence[Word]) -> Counter[tuple[str, int]]:
    meanings = [sign_of(word.text) for word in words]
    return Counter(
        meaning for meaning in meanings if meaning and meaning[1] in (MORE, LESS) and meaning[0] != "cause"
    )


def _overused(claim: Sequence[Word], sentence: Sequence[Word]) -> bool:
    ours = Counter(word.stem for word in claim if word.weight > GENERAL_WEIGHT)
    theirs = Counter(word.stem for word in sentence)
    return any(count > theirs[stem] for stem, count in ours.items())
