"""Which conditions does a question name: by name, by a substance with a direction, or by a measured value?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile, zip_longest

from bedside.search.vocabulary import ANALYTES, Vocabulary
from bedside.search.words import UNITS
from bedside.terms import Concept, Correction

WINDOW = 5
"""How many words a direction may stand away from its substance."""

_LOW = """
    low lower lowers lowered lowering deficiency deficient depleted deficit depletion drop drops dropping
    replace replacing replacement replete repletion supplement supplements supplementing
    falls falling reduced reduce reduces decreased decrease loss losses lose losing wasting lack lacking down
    drain drains
"""
_HIGH = """
    high higher raised elevated excess toxicity toxic overload excessive increased increase raise raises rise
    rising up antidote poisoning overdose reflexes
"""
DIRECTIONS = dict.fromkeys(_LOW.split(), "low") | dict.fromkeys(_HIGH.split(), "high")
STATES = frozenset("low high deficiency deficient excess toxicity toxic overload elevated raised".split())
"""Words that can only tell a state; the others may also tell what somebody wants to do."""
_WANTS = re.compile(
    r"\b(?:how (?:do|can|could|should|to|would)|ways? to|want to|need to|trying to|foods? (?:to|that)"
    r"|what (?:can|could|to) (?:i |we )?(?:do|eat|take) to|to (?:lower|raise|reduce|increase|bring)"
    r"|bring|get)\b"
)
_OPPOSITE = {"low": "high", "high": "low"}
NOT_SERUM = frozenset("urine urinary ionized ionised dietary dialysate csf stool".split())
TOXIC_SIGNS = {"magnesium": frozenset("reflex reflexes areflexia jerk jerks unresponsive".split())}
"""Signs that, beside the substance, tell of too much of it."""
_WISHES = frozenset("lower raise increase reduce decrease".split())
"""Verbs that, as the first word, ask for a change."""
_BETWEEN = frozenset(
    "level levels is of was at a the result serum plasma blood total ionized around about".split()
)
_PER_VOLUME = {("mmol", "l"): "mmol/l", ("meq", "l"): "meq/l", ("mg", "dl"): "mg/dl"}
_INSIDE = re.compile(r"\b(?:in|from|due to|caused by|because of)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A condition named at a place of the question; ``concept`` is ``None`` if a value tells none.

    ``is_name`` says that it was named, not told by a substance; ``is_wanted`` that a change was asked for.
    """

    concept: Concept | None
    position: int
    words: frozenset[str]
    reading: Correction | None = None
    is_name: bool = False
    is_wanted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """The condition that a question is on, others that it names, and the words that named them."""

    concept: Concept | None = None
    others: tuple[Concept, ...] = ()
    spent: frozenset[str] = frozenset()
    readings: tuple[Correction, ...] = ()
    is_wanted: bool = False
    mentions: tuple[Mention, ...] = field(default=(), repr=False)


def find_conditions(words: Sequence[str], vocabulary: Vocabulary) -> Conditions:
    """The conditions in ``words`` (corrected, units still there). The first one named is the subject,

    unless it is told to lie in or come from another one ("hypocalcemia in hypomagnesemia").
    """
    named = tuple(_by_name(words, vocabulary))
    found = (*named, *_by_analyte(words, named, vocabulary))
    mentions = sorted(found, key=lambda mention: (not mention.is_name, mention.position))
    told = [mention for mention in mentions if mention.concept is not None]
    subject = _subject(told, words)
    others = dict.fromkeys(m.concept for m in told if m.concept and subject and m.concept != subject.concept)
    return Conditions(
        concept=subject.concept if subject else None,
        others=tuple(others),
        spent=frozenset().union(*(mention.words for mention in told)),
        readings=tuple(mention.reading for mention in mentions if mention.reading),
        is_wanted=subject is not None and subject.is_wanted,
        mentions=tuple(told),
    )


def _subject(told: Sequence[Mention], words: Sequence[str]) -> Mention | None:
    if len(told) > 1 and _INSIDE.search(" ".join(words[told[0].position : told[1].position])):
        return told[1]
    return told[0] if told else None


def _by_name(words: Sequence[str], vocabulary: Vocabulary) -> Iterator[Mention]:
    taken: set[int] = set()
    for size in range(vocabulary.longest, 0, -1):
        for start in range(len(words) - size + 1):
            phrase = tuple(words[start : start + size])
            places = set(range(start, start + size))
            if phrase in vocabulary.phrases and not places & taken:
                taken |= places
                concept = vocabulary.phrases[phrase]
                yield Mention(concept=concept, position=start, words=frozenset(phrase), is_name=True)


def _by_analyte(words: Sequence[str], named: Sequence[Mention], vocabulary: Vocabulary) -> Iterator[Mention]:
    """Substances that stand outside the names, each once; a named disorder tells of its substance already."""
    taken = {place for mention in named for place in _places(mention)}
    seen = {vocabulary.concepts[mention.concept].analyte for mention in named if mention.concept}
    for position, word in enumerate(words):
        analyte = ANALYTES.get(word)
        if analyte is None or analyte in seen or position in taken or _is_of_no_blood(words, position):
            continue
        mention = _mention(words, position, analyte, vocabulary=vocabulary)
        if mention is not None:
            seen.add(analyte)
            yield mention


def _places(mention: Mention) -> range:
    return range(mention.position, mention.position + len(mention.words))


def _is_of_no_blood(words: Sequence[str], position: int) -> bool:
    """A unit ("400 mg"), or a level in urine or of the free ion, for which other lines hold."""
    before = words[max(0, position - 2) : position]
    is_unit = words[position] == "mg" and bool(before) and before[-1][0].isdigit()
    return is_unit or not NOT_SERUM.isdisjoint(before)


def _mention(words: Sequence[str], position: int, analyte: str, *, vocabulary: Vocabulary) -> Mention | None:
    value, unit = _value_after(words, position)
    direction, reading = None, None
    if value is not None and analyte in vocabulary.levels:
        direction = vocabulary.judge(analyte, float(value), unit)
        typed = f"{words[position]} {value} {unit or ''}".rstrip()
        reading = Correction(typed=typed, read_as=_reading(direction, analyte, unit))
    spoken, is_wanted = "", False
    if direction not in _OPPOSITE:
        direction, spoken, is_wanted = _by_word(words, position, analyte)
        if reading is not None and not spoken:
            return Mention(concept=None, position=position, words=frozenset(), reading=reading)
    concept = vocabulary.by_analyte.get((analyte, direction))
    if concept is None:
        return None
    return Mention(
        concept=concept,
        position=position,
        words=frozenset({words[position], spoken} - {"", *TOXIC_SIGNS.get(analyte, ())}),
        reading=reading,
        is_wanted=is_wanted or (reading is not None and not _WISHES.isdisjoint(words)),
    )


def _reading(direction: str | None, analyte: str, unit: str | None) -> str:
    if direction in _OPPOSITE:
        return f"{direction} {analyte}"
    if direction is None and unit is None:
        return f"{analyte} (no unit was given, and it could be low or high)"
    return f"{analyte} between the lines that this library knows for low and for high"


def _by_word(words: Sequence[str], position: int, analyte: str) -> tuple[str, str, bool]:
    """Direction, the word that told it, and whether a change was wanted; a substance alone is low."""
    signs = TOXIC_SIGNS.get(analyte, frozenset()) & frozenset(words)
    if signs:
        return "high", min(signs), False
    near = _nearest(words, position)
    spoken = next((word for word in near if word in STATES), None) or next(
        (word for word in near if word in DIRECTIONS), ""
    )
    direction = DIRECTIONS.get(spoken, "low")
    if spoken and spoken not in STATES and _is_wish(words, position):
        return _OPPOSITE[direction], spoken, True
    return direction, spoken, False


def _nearest(words: Sequence[str], position: int) -> list[str]:
    """The words around a substance, nearest first, as far as no other substance stands between."""
    before = list(takewhile(lambda word: word not in ANALYTES, reversed(words[:position])))[:WINDOW]
    after = list(takewhile(lambda word: word not in ANALYTES, words[position + 1 :]))[:WINDOW]
    pairs = zip_longest(before, after, fillvalue="")
    return [word for pair in pairs for word in pair]


def _is_wish(words: Sequence[str], position: int) -> bool:
    return words[0] in _WISHES or _WANTS.search(" ".join(words[:position])) is not None


def _value_after(words: Sequence[str], position: int) -> tuple[str | None, str | None]:
    """The level that follows a substance, with its unit; a dose ("2 g") is no level."""
    for at in range(position + 1, min(position + 5, len(words))):
        if re.fullmatch(r"\d+(?:\.\d+)?", words[at]):
            unit = _PER_VOLUME.get(tuple(words[at + 1 : at + 3]))  # type: ignore[arg-type]  # two words or fewer
            is_dose = unit is None and at + 1 < len(words) and words[at + 1] in UNITS
            return (None, None) if is_dose else (words[at], unit)
        if words[at] not in _BETWEEN:
            break
    return None, None
