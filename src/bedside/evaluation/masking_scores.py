"""How much of what identifies a person is found, and how much else? Counts over labeled sentences."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from bedside.evaluation.masking_labels import LabeledSentence
from bedside.ports import Masker
from bedside.terms import DetailKind, PersonalDetail

_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Mx|Miss|Dr|Prof|years?|old)\b\.?", re.IGNORECASE)
_WORD = re.compile(r"\S+")


@dataclass(slots=True, kw_only=True)
class MaskingScores:
    """Counts; ``labeled`` and ``found`` by kind, found if every letter and digit but a title's is covered.

    ``masks`` are the details that were found, ``right`` those that touch a labeled one; ``clean`` are the
    sentences without a label, ``touched`` those of them in which something was found.
    """

    labeled: Counter[DetailKind] = field(default_factory=Counter)
    found: Counter[DetailKind] = field(default_factory=Counter)
    masks: int = 0
    right: int = 0
    clean: int = 0
    touched: int = 0
    words: int = 0
    words_masked: int = 0
    """Words of the clean sentences, and how many of them would be masked."""


def score_masker(masker: Masker, sentences: Iterable[LabeledSentence]) -> MaskingScores:
    """Hold what ``masker`` finds in each sentence against its labels."""
    scores = MaskingScores()
    for sentence in sentences:
        details = masker.find(sentence.text)
        if sentence.details:
            _count_labeled(scores, sentence, details)
        else:
            _count_clean(scores, sentence.text, details)
    return scores


def is_covered(text: str, detail: PersonalDetail, found: Sequence[PersonalDetail]) -> bool:
    """Whether no letter and no digit of ``detail``, titles left aside, lies outside of what was found."""
    covered = _places(found) | _places(
        PersonalDetail(kind=detail.kind, start=met.start(), end=met.end())
        for met in _TITLE.finditer(text, detail.start, detail.end)
    )
    return all(at in covered or not text[at].isalnum() for at in range(detail.start, detail.end))


def _count_labeled(scores: MaskingScores, sentence: LabeledSentence, found: Sequence[PersonalDetail]) -> None:
    for detail in sentence.details:
        scores.labeled[detail.kind] += 1
        scores.found[detail.kind] += is_covered(sentence.text, detail, found)
    labeled = _places(sentence.details)
    scores.masks += len(found)
    scores.right += sum(bool(labeled & _places([each])) for each in found)


def _count_clean(scores: MaskingScores, text: str, found: Sequence[PersonalDetail]) -> None:
    covered = _places(found)
    words = [met.span() for met in _WORD.finditer(text)]
    scores.clean += 1
    scores.touched += bool(found)
    scores.words += len(words)
    scores.words_masked += sum(not covered.isdisjoint(range(*span)) for span in words)


def _places(details: Iterable[PersonalDetail]) -> set[int]:
    return {at for each in details for at in range(each.start, each.end)}
