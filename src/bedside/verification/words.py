"""What are the words of this text, in a form that meets other forms of themselves?

Own suffix-stripper: it only has to bring the forms of one word together, not to find its root.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from bedside.quantities.printed import UCUM_OF
from bedside.verification.folding import fold
from bedside.verification.lexicon import EQUIVALENTS, GENERAL_WORDS, STOP_WORDS, sign_of

GENERAL_WEIGHT = 0.5
NAME_WEIGHT = 1.5
"""A general or direction word weighs half a plain one; a name (with a digit or an inner capital, such as
TRPM6) one and a half."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as read: its stem, lower-case form, weight (0 for stop words and numbers) and clause."""

    stem: str
    text: str
    weight: float
    clause: int


_TOKEN = re.compile(r"[^\W\d_]+n['’]t\b|[^\W_]+|[,;:.()]")
_BOUNDARY = frozenset(";:.")
_TURNS = frozenset(
    {"but", "whereas", "while", "although", "though", "however", "unlike", "despite", "rather"}
)
_DISORDER = re.compile(r"(hypo|hyper)(magnes|kal|calc|natr|phosphat|glyc)a?emi[ac]s?")
_ELEMENT = {
    "magnes": "magnesium",
    "kal": "potassium",
    "calc": "calcium",
    "natr": "sodium",
    "phosphat": "phosphate",
    "glyc": "glucose",
}
_SPELLINGS = (
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"oedem"), "edem"),
    (re.compile(r"^oe(?=[a-z]{3})"), "e"),
    (re.compile(r"^(f|c|hom)oe(?=[tlo])"), r"\1e"),
    (re.compile(r"oea(?=$|l$|s$)"), "ea"),
    (re.compile(r"^(an|h|p|f|c|l|gyn|orthop|aes?th|leuk|isch|an|tox|hypox)ae(?=[a-z]{3})"), r"\1e"),
    (re.compile(r"^(?:ae)(?=tiol|sth)"), "e"),
    (re.compile(r"(?<=[a-z]{2})aed"), "ed"),
    (re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)"), "er"),
    (re.compile(r"(?<=l)ys(?=e$|ed$|es$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(?=ing$|ed$|or$|ors$)"), "l"),
    (re.compile(r"(?<=judg)e(?=ment)"), ""),
    (re.compile(r"^programme"), "program"),
    (re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|able$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=e$|ed$|es$|ing$|ation$|ations$)"), "iz"),
    (re.compile(r"sulph"), "sulf"),
)
_SUFFIXES = tuple(
    (suffix, least)
    for least, suffixes in (
        (3, "s es ed e er y ers ors or ing ings al als ic ics ies ly"),
        (
            4,
            "ation ations ated ates ate ating ator ators ion ions ional ive ives ively able ible ity ities "
            "ally ical ous ously ness edly ingly ization izations ibility ability",
        ),
        (5, "ance ances ancy ence ences ency encies ant ants ent ents ently antly ial ially"),
    )
    for suffix in suffixes.split()
)
"""Suffix and the fewest letters it must leave: short remainders (``prev``) would merge strangers."""
_BY_LENGTH = sorted(_SUFFIXES, key=lambda entry: -len(entry[0]))
_MIN_STEM = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a lower-case word: its forms (``inhibits``, ``inhibition``, ``inhibitor``) share it.

    >>> {stem(word) for word in ("reduces", "reduced", "reduction")}
    {'reduc'}
    """
    for pattern, spelling in _SPELLINGS:
        word = pattern.sub(spelling, word)
    if len(word) <= _MIN_STEM or not word.isalpha():
        return word
    word = _without_suffix(word)
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":  # occur(r)ed
        word = word[:-1]
    return word[:-1] if word.endswith("uct") else word  # reduction, reduce


def _without_suffix(word: str) -> str:
    for suffix, least in _BY_LENGTH:
        rest = word[: -len(suffix)]
        if not word.endswith(suffix) or len(rest) < least:
            continue
        if suffix == "s" and word.endswith(("ss", "us", "is")):
            return word
        if suffix == "y" and rest[-1] in "aeiou":  # delay
            return word
        return rest
    return word


VERBS = {"can't": "can", "cannot": "can", "won't": "will", "shan't": "shall"}
"""The verb of a contraction that does not print it whole."""

_UNITS = frozenset(word.lower() for word in UCUM_OF)
_GENERAL_STEMS = frozenset(stem(word) for word in GENERAL_WORDS)


def read_words(text: str) -> tuple[Word, ...]:
    """The words of ``text``, folded, in order; commas count no clause, semicolons and turns (``but``) do."""
    words: list[Word] = []
    clause = 0
    for match in _TOKEN.finditer(fold(text)):
        token = match.group()
        if not token[0].isalnum():
            clause += token in _BOUNDARY
            continue
        lower = token.lower().replace("’", "'")
        clause += lower in _TURNS
        words.extend(Word(*read, clause) for read in _read_word(token))
    return tuple(words)


@lru_cache(maxsize=65536)
def _read_word(token: str) -> tuple[tuple[str, str, float], ...]:
    """Stem, text and weight of the words that a printed one is read as."""
    lower = token.lower().replace("’", "'")
    if lower.endswith("n't") or lower == "cannot":
        verb = VERBS.get(lower, lower.removesuffix("n't"))
        return (stem(verb), verb, 0.0), ("not", "not", 0.0)
    if disorder := _DISORDER.fullmatch(lower):  # low magnesium and hypomagnesemia are one thing
        level = "low" if disorder[1] == "hypo" else "high"
        element = _ELEMENT[disorder[2]]
        return (level, level, 0.5), (stem(element), element, 1.0)
    if parts := equivalents_of(lower):
        return tuple((stem(part), part, _weight(part, part)) for part in parts)
    return ((stem(lower), lower, _weight(token, lower)),)


@lru_cache(maxsize=16384)
def equivalents_of(lower: str) -> tuple[str, ...]:
    """The words that a lower-case word is read as, also in its British spelling; ``()`` if as itself."""
    if lower in EQUIVALENTS:
        return EQUIVALENTS[lower]
    for pattern, spelling in _SPELLINGS:
        lower = pattern.sub(spelling, lower)
    return EQUIVALENTS.get(lower, ())


def weight_of(token: str) -> float:
    """How much a printed word says: 0 for stop words, numbers and units, else as the weights above tell."""
    return _weight(token, token.lower())


def _weight(token: str, lower: str) -> float:
    if lower in STOP_WORDS or lower.isdigit() or (len(lower) == 1 and lower.isascii()):
        return 0.0
    if lower in _UNITS or token in UCUM_OF:  # compared with their numbers
        return 0.0
    if stem(lower) in _GENERAL_STEMS or sign_of(lower):
        return GENERAL_WEIGHT
    is_name = any(c.isdigit() for c in token) or any(c.isupper() for c in token[1:])
    return NAME_WEIGHT if is_name else 1.0


def weights_of(words: Sequence[Word]) -> dict[str, float]:
    """Stem to weight, content words only; each stem once."""
    return {word.stem: word.weight for word in words if word.weight > 0}


def coverage(wanted: dict[str, float], stems: frozenset[str]) -> float:
    """The share of the wanted weight whose stems are there; 0 when nothing is wanted."""
    total = sum(wanted.values())
    return sum(weight for stem, weight in wanted.items() if stem in stems) / total if total else 0.0


def measure_shared(text: str, other: str) -> tuple[float, float]:
    """The shares of the content words of each that the other has: ``text``'s in ``other``, and back."""
    ours, theirs = weights_of(read_words(text)), weights_of(read_words(other))
    return coverage(ours, frozenset(theirs)), coverage(theirs, frozenset(ours))


def stems_of(text: str) -> frozenset[str]:
    """The stems of the content words."""
    return frozenset(weights_of(read_words(text)))
