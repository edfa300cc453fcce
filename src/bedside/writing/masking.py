"""What is left of a text once no personal detail stands in it? Pure; a ``Masker`` says where they are."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

from bedside.ports import Masker
from bedside.terms import DetailKind, Masked, PersonalDetail

MOST_LOOKS = 4
"""A masked text is looked through again: without a name beside it, another one may be seen."""
_KINDS = tuple(DetailKind)
_LETTERS = re.compile(r"\w\w")
_PLACEHOLDERS = re.compile("|".join(re.escape(kind.placeholder) for kind in DetailKind))


def mask(text: str, details: Iterable[PersonalDetail]) -> Masked:
    """Put a placeholder in the place of each detail, wherever else in the text its words stand too.

    Details that overlap become one, of the kind of the first. Placeholders that stand in the text stay.
    Raises ``ValueError`` for a detail that lies outside of the text.
    """
    given = list(details)
    if any(not 0 <= each.start < each.end <= len(text) for each in given):
        raise ValueError("A detail lies outside of the text: give offsets of this very text.")
    whole = [_widen(text, each) for each in given]
    kept = _merge([*whole, *_repeats(text, whole)])
    pieces: list[str] = []
    counts: Counter[DetailKind] = Counter()
    at = 0
    for each in kept:
        for part in _outside_placeholders(text, each):
            pieces += (text[at : part.start], part.kind.placeholder)
            counts[part.kind] += 1
            at = part.end
    return Masked(text="".join([*pieces, text[at:]]), counts=MappingProxyType(dict(counts)))


def mask_all(text: str, masker: Masker) -> Masked:
    """Mask what ``masker`` finds, and look again until nothing more is found; ``MOST_LOOKS`` at most."""
    counts: Counter[DetailKind] = Counter()
    for _ in range(MOST_LOOKS):
        masked = mask(text, masker.find(text))
        if masked.text == text:
            break
        counts.update(masked.counts)
        text = masked.text
    return Masked(text=text, counts=MappingProxyType(dict(counts)))


def _repeats(text: str, details: Sequence[PersonalDetail]) -> Iterator[PersonalDetail]:
    """The same words elsewhere: what was told once is not told twice."""
    kinds = {text[each.start : each.end].strip(): each.kind for each in reversed(details)}
    kinds.pop("", None)
    if not kinds:
        return
    words = sorted(kinds, key=len, reverse=True)
    pattern = re.compile("|".join(f"{_edge(word[0])}{re.escape(word)}{_edge(word[-1])}" for word in words))
    for met in pattern.finditer(text):
        yield PersonalDetail(kind=kinds[met.group()], start=met.start(), end=met.end())


def _widen(text: str, detail: PersonalDetail) -> PersonalDetail:
    """Up to the ends of the words that it begins and ends in: a part of a name tells the name."""
    start, end = detail.start, detail.end
    while start > 0 and _LETTERS.match(text, start - 1):
        start -= 1
    while end < len(text) and _LETTERS.match(text, end - 1):
        end += 1
    return PersonalDetail(kind=detail.kind, start=start, end=end)


def _edge(letter: str) -> str:
    """Where a word begins or ends; what is no letter or digit may stand anywhere."""
    return r"\b" if re.match(r"\w", letter) else ""


def _merge(details: Iterable[PersonalDetail]) -> list[PersonalDetail]:
    merged: list[PersonalDetail] = []
    for each in sorted(details, key=lambda each: (each.start, -each.end, _KINDS.index(each.kind))):
        if merged and each.start < merged[-1].end:
            last = merged.pop()
            each = PersonalDetail(kind=last.kind, start=last.start, end=max(last.end, each.end))
        merged.append(each)
    return merged


def _outside_placeholders(text: str, detail: PersonalDetail) -> Iterator[PersonalDetail]:
    """The parts of a detail that are neither placeholders already nor spaces at its edges."""
    start = detail.start
    met = [each.span() for each in _PLACEHOLDERS.finditer(text) if each.start() < detail.end]
    inside = [(first, last) for first, last in met if last > start]
    for first, last in [*inside, (detail.end, detail.end)]:
        part = text[start:first]
        if part.strip():
            begin = start + len(part) - len(part.lstrip())
            yield PersonalDetail(kind=detail.kind, start=begin, end=begin + len(part.strip()))
        start = max(start, last)
