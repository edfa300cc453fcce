"""Which guesses are followed? Those with a word that is not known as medicine; names are completed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from bedside.engines.masking.known import Known
from bedside.terms import DetailKind, PersonalDetail

_WORD = re.compile(r"[^\s,;()\[\]{}\"/]+")
_OF_MEDICINE = re.compile(
    r"""(?:'s|')?(?:[\s-](?:and|or|&)[\s-][A-Z][\w'-]+)?[\s-]+(?:type\s+\d|(?:spotted\s|muscular\s|corneal\s|bone\s)?
    (?i:syndromes?|equations?|formulas?|nodes?|nodules?|reflex|phenomenon|lymphomas?|sarcomas?|leuk[a]?emia|palsy
    |contracture|maneuver|manoeuvre|virus|encephalitis|fever|criteria|classification|carcinoma|tumou?rs?|anemia
    |thyroiditis|arteritis|granulomatosis|lactate|solution|catheter|effect|phenotype|mutation|score|scale|index
    |wort|esophagus|oesophagus|macroglobulinemia|encephalopathy|ataxia|chorea|dystrophy|angina|pattern|waves?
    |breathing|bodies|cells?|joint|ulcer|hernia|fracture|pneumonia|infections?|bacteria|diet|trial|study
    |guidelines?|purpura|triad|gene|protein|therapy))\b
    """,
    re.VERBOSE,
)
_ALSO_MEDICINE = re.compile(r"(?i:(?:'s|')?[\s-]+(?:disease|sign|test|disorder|law)\b)")
_PARTICLES = frozenset(
    "de del la las los da das do dos van von der den ten bin binti bint ibn al el y e".split()
)
_NAMED_TOGETHER = re.compile(
    r"(?i:[\s-]+(?:spotted\s)?(?:syndrome|fever|virus|encephalitis|equation|formula|lymphoma)\b)"
)
_NEXT = re.compile(r"[ ]((?:[a-z]{1,3}[ ])?[^\W\d_][\w'-]*)(?=\W|$)")
_BEFORE = re.compile(r"(?<!\w)([^\W\d_][\w'-]*)[ ](?:[a-z]{1,3}[ ])?$")
_FAR = 60
_MOST_PARTS = 4
_PAIR = re.compile(r"(?<![\w-])(?=([^\W\d_]{2,})[ ]([^\W\d_]{2,})(?![\w-]))")
_INNER = re.compile(r"(?:(?<=[^\W_] )|(?<=[^\W_][,;:] ))[A-ZÀ-ÖØ-Þ][^\W\d_]+(?![\w-])")
_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]{3,}")
_CAPITALS = re.compile(
    r"(?<!\w)[A-ZÀ-ÖØ-Þ]{3,}(?:(?:[ ](?:[A-ZÀ-ÖØ-Þ]{2,3}[ ])?|,[ ](?=[A-ZÀ-ÖØ-Þ]{5}))[A-ZÀ-ÖØ-Þ]{3,})+(?!\w)"
)
_INITIALS = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?)+$")
_LEAST_REPEATED = 3


class Trust(Enum):
    """How far a guess is followed."""

    SURE = 1
    """In any case."""
    WHOLE = 2
    """Wholly, unless every word is known."""
    PARTLY = 3
    """Without the known words at its edges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a recognizer takes for a personal detail."""

    kind: DetailKind
    start: int
    end: int
    trust: Trust


def settle(text: str, guesses: Sequence[Guess], *, known: Known) -> list[PersonalDetail]:
    """The details that follow from guesses."""
    met = (_follow(text, each, known) for each in guesses)
    return [each for each in met if each is not None]


def _detail(kind: DetailKind, start: int, end: int) -> PersonalDetail:
    return PersonalDetail(kind=kind, start=start, end=end)


def _follow(text: str, guess: Guess, known: Known) -> PersonalDetail | None:
    """The guess, longer by the parts of a name beside it; nothing if all of its words are known."""
    start, end = guess.start, guess.end
    if guess.trust is not Trust.SURE:
        words = [(met.start() + start, met.end() + start) for met in _WORD.finditer(text[start:end])]
        unknown = [each for each in words if _is_unknown(text[each[0] : each[1]], guess.kind, known)]
        if (
            not unknown
            and guess.kind is DetailKind.NAME
            and _INITIALS.match(text[start:end].rsplit(" ", 1)[0])
        ):
            return _detail(guess.kind, start, end)
        if not unknown or _is_eponym(text, unknown):
            return None
        is_facility = guess.trust is Trust.WHOLE and guess.kind is DetailKind.ADDRESS and unknown[-1][1] < end
        if not is_facility and all(known.is_ordinary(text[first:last]) for first, last in unknown):
            return None
        if guess.trust is Trust.PARTLY:
            start, end = unknown[0][0], unknown[-1][1]
    end = start + len(text[start:end].rstrip(".,;:!?' "))
    if guess.kind is DetailKind.NAME:
        start, end = _complete(text, start, end, known=known)
    return _detail(guess.kind, start, end) if end > start else None


def _is_unknown(word: str, kind: DetailKind, known: Known) -> bool:
    return not known.is_known(word) and (kind is DetailKind.NAME or not known.is_large_place(word))


def _is_eponym(text: str, unknown: Sequence[tuple[int, int]]) -> bool:
    """*Gordon syndrome*, *Wells score*, *Rocky Mountain spotted fever*: a name before a word of medicine."""
    start, end = unknown[0][0], unknown[-1][1]
    behind = text[end:]
    if len(unknown) > 1:
        return bool(_NAMED_TOGETHER.match(behind))
    has_owner = text[start:end].endswith("'s") or behind.startswith("'s")
    return bool(_OF_MEDICINE.match(behind)) or (not has_owner and bool(_ALSO_MEDICINE.match(behind)))


def _complete(text: str, start: int, end: int, *, known: Known) -> tuple[int, int]:
    """A name with its other parts: *Nguyễn* before *Thị Mai*, and initials."""
    for _ in range(_MOST_PARTS):
        met = _NEXT.match(text, end)
        if not met or not _is_name_part(met.group(1), known):
            break
        end = met.end()
    for _ in range(_MOST_PARTS):
        met = _BEFORE.search(text, max(0, start - _FAR), start)
        if not met or not _is_name_part(met.group(1), known):
            break
        start = met.start()
    if met := _INITIALS.search(text, max(0, start - _FAR), start):
        start = met.start()
    return start, end


def _is_name_part(words: str, known: Known) -> bool:
    *particles, last = words.split()
    if not all(each in _PARTICLES for each in particles) or not last[0].isupper():
        return False
    is_listed = last.casefold() in known.lexicon.given or last.casefold() in known.lexicon.frequent
    return is_listed or not (known.is_known(last) or known.is_ordinary(last))


def repeat(text: str, details: Sequence[PersonalDetail], *, known: Known) -> Iterator[PersonalDetail]:
    """Each part of a name wherever else it stands: *John Smith … Smith says*."""
    names = (text[each.start : each.end] for each in details if each.kind is DetailKind.NAME)
    parts = {part.strip(".'") for name in names for part in _WORD.findall(name)}
    parts = {part for part in parts if len(part) >= _LEAST_REPEATED and not known.is_known(part)}
    parts = {part for part in parts if not known.is_ordinary(part)}
    if not parts:
        return
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(parts, key=len, reverse=True)))})\b")
    for met in pattern.finditer(text):
        yield _detail(DetailKind.NAME, met.start(), met.end())


def find_listed(text: str, *, known: Known) -> Iterator[Guess]:
    """Names that stand in lists: a given name within a sentence, and a full name even in small letters."""
    for met in _PAIR.finditer(text):
        given, family = met.group(1), met.group(2)
        if known.is_full_name(given, family) and not _is_eponym(text, [met.span(1), met.span(2)]):
            yield Guess(kind=DetailKind.NAME, start=met.start(1), end=met.end(2), trust=Trust.SURE)
    for met in _INNER.finditer(text):
        if known.is_given_name(met.group()):
            yield Guess(kind=DetailKind.NAME, start=met.start(), end=met.end(), trust=Trust.WHOLE)


def soften(text: str) -> str:
    """Of the same length: names in capitals, as *LUCIA FERRARI*, written as names are."""
    return _CAPITALS.sub(lambda run: _CAPITAL.sub(_soften_word, run.group()), text)


def _soften_word(met: re.Match[str]) -> str:
    word = met.group()
    small = word[1:].lower()
    return word[0] + small if len(small) == len(word) - 1 else word
