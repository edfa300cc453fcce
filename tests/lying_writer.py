"""In how many ways can a writer lie? A table of ways, each from a true sentence of a page to a lie about it.

The kinds of change that the checker is measured with are taken over from ``bedside.evaluation.mutations``,
their held-out words included; the others are made here.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from bedside.evaluation.mutations import CLASSES, Family, MutationClass, mutate_as

UNKNOWN = 99
"""The number of a passage that is never given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a liar has at hand: a true sentence of passage ``number`` of a page, and what stands around it."""

    sentence: str
    number: int
    title: str
    others: tuple[str, ...]
    """True sentences of the page's other passages."""
    absent: str
    """A true sentence of a passage that is not given."""


Twist = Callable[[Told, random.Random], Iterator[str]]
_VERB = r"(?:increase|reduce|cause|lower|raise|inhibit|improve|prevent|affect|induce|decrease|impair)[sd]?"
_LIMIT = re.compile(
    r",? (?:only )?\b(?:in|for|with|during|unless|if|when|except|without|until|among|at|after|before|by)\b "
    r"[^.,;:()]{3,60}(?=[.,;:)]|$)"
)
_GRADE = re.compile(
    r"\b(?:severe|mild|moderate|acute|chronic|oral|intravenous|adult|elderly|symptomatic|persistent|initial|"
    r"significant|small|partial|short-term|refractory|about|approximately|up to|at least|at most|only|mainly|"
    r"usually|often|sometimes|rarely|may|can|possibly|probably) ",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w.,-])\d+(?:\.\d+)?(?![\w.,]*\d)")
_UNIT = re.compile(r"(?<=\d )(?:mg|mmol|mL|mM|µg|g|mEq|kg|IU|h|L)\b")
_SIGNED = re.compile(r"(?<![\d.])[-+]?\d*\.?\d+")
_UNSURE = re.compile(r"\bp ?(?:[>≥] ?|= ?|of )0?\.(?:0[6-9]|[1-9])|not significant|\bNS\b", re.IGNORECASE)
_TWINS = str.maketrans({"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "i": "і"})
"""Cyrillic letters that look like Latin ones."""


def _cut(text: str, found: re.Match[str]) -> str:
    left = text[: found.start()] + text[found.end() :]
    return left[:1].upper() + left[1:]


def _without(pattern: str | re.Pattern[str]) -> Twist:
    known = re.compile(pattern)
    return lambda told, _: (_cut(told.sentence, found) for found in known.finditer(told.sentence))


def _with(pattern: str, words: str) -> Twist:
    known = re.compile(pattern)

    def twist(told: Told, _: random.Random) -> Iterator[str]:
        for found in known.finditer(told.sentence):
            yield told.sentence[: found.start()] + found.expand(words) + told.sentence[found.end() :]

    return twist


def _around(before: str, after: str) -> Twist:
    return lambda told, _: iter([f"{before}{told.sentence.rstrip('.')}{after}"])


def _number(change: Callable[[str], str]) -> Twist:
    def twist(told: Told, _: random.Random) -> Iterator[str]:
        for found in _NUMBER.finditer(told.sentence):
            yield told.sentence[: found.start()] + change(found.group()) + told.sentence[found.end() :]

    return twist


def _of_class(kind: MutationClass) -> Twist:
    def twist(told: Told, draw: random.Random) -> Iterator[str]:
        if made := mutate_as(told.sentence, kind, seed=draw.randrange(1_000)):
            yield made.text

    return twist


def _exchanged(told: Told, _: random.Random) -> Iterator[str]:
    if found := re.fullmatch(rf"(.{{5,80}}?) ({_VERB}) (.{{5,80}})\.", told.sentence):
        yield f"{found[3][:1].upper()}{found[3][1:]} {found[2]} {found[1][:1].lower()}{found[1][1:]}."


def _crossed(told: Told, _: random.Random) -> Iterator[str]:
    for found in re.finditer(r" (\w+) ([^.,;]{3,60}) and (\w+) (?=\w)", told.sentence):
        yield f"{told.sentence[: found.start()]} {found[1]} {told.sentence[found.end() :]}"
        yield f"{told.sentence[: found.start()]} {found[3]} {found[2]}."


def _doubt_dropped(told: Told, _: random.Random) -> Iterator[str]:
    """The sentence without a bracket that says that its finding may be chance."""
    for found in re.finditer(r" [(\[]([^()\[\]]+)[)\]]", told.sentence):
        told_of = re.sub(r"9\d ?%", "", found[1]).replace("−", "-")
        ends = [float(each) for each in _SIGNED.findall(told_of)]
        chances = (0, 1) if re.search(r"[ORH]R|ratio|relative risk", found[1]) else (0,)
        across = any(one < chance < other for one, other in pairwise(ends) for chance in chances)
        if across or _UNSURE.search(found[1]):
            yield _cut(told.sentence, found)


def _half(told: Told, _: random.Random) -> Iterator[str]:
    for found in re.finditer(
        r"[,;:]? (?:and|but|which|that|whereas|while|although|because)\b ", told.sentence
    ):
        yield f"{told.sentence[: found.start()]}."
        rest = told.sentence[found.end() :]
        if not found.group().endswith("that "):  # "We found that" may be left out
            yield rest[:1].upper() + rest[1:]


def _tail_dropped(told: Told, _: random.Random) -> Iterator[str]:
    for found in re.finditer(r"[,;:] ", told.sentence):
        yield f"{told.sentence[: found.start()]}."


def _word_dropped(told: Told, draw: random.Random) -> Iterator[str]:
    words = told.sentence.split()
    at = draw.randrange(len(words))
    left = " ".join(words[:at] + words[at + 1 :])
    yield left[:1].upper() + left[1:]


def _word_lent(told: Told, draw: random.Random) -> Iterator[str]:
    words, lent = told.sentence.split(), draw.choice(told.absent.split())
    yield " ".join([*words[: (at := draw.randrange(1, len(words)))], lent, *words[at:]])


def _words_swapped(told: Told, draw: random.Random) -> Iterator[str]:
    words = told.sentence.rstrip(".").split()
    at = draw.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    yield " ".join(words) + "."


def _joined(told: Told, draw: random.Random) -> Iterator[str]:
    if told.others:
        one, other = told.sentence.split(), draw.choice(told.others).split()
        yield " ".join(one[: len(one) // 2] + other[len(other) // 2 :])
        yield f"{told.sentence.rstrip('.')}, and {' '.join(other)}"


def _invented(told: Told, draw: random.Random) -> Iterator[str]:
    numbers = _NUMBER.findall(told.sentence) or ["1"]
    name = max(told.sentence.split(), key=len).strip(".,;:()").lower()
    yield f"Treatment with {name} cured {draw.choice(numbers)} % of the patients."
    yield f"Every patient should take {draw.choice(numbers)} mg of {name} each day."


def _reckoned(told: Told, _: random.Random) -> Iterator[str]:
    for one, other in pairwise(_NUMBER.findall(told.sentence)):
        yield f"{told.sentence.rstrip('.')}, a difference of {abs(float(one) - float(other)):g}."


def _absent(told: Told, _: random.Random) -> Iterator[str]:
    yield told.absent


def _title(told: Told, _: random.Random) -> Iterator[str]:
    yield f"{told.title.rstrip('.')}."


def _twins(told: Told, draw: random.Random) -> Iterator[str]:
    words = sorted(set(re.findall(r"[A-Za-z]{5,}", told.sentence)))
    yield told.sentence.replace(word := draw.choice(words or ["the"]), word.translate(_TWINS))


def _capital(told: Told, _: random.Random) -> Iterator[str]:
    for found in _UNIT.finditer(told.sentence):
        for unit in (found.group().swapcase(), found.group().upper(), found.group().capitalize()):
            yield told.sentence[: found.start()] + unit + told.sentence[found.end() :]


OWN: Mapping[str, Twist] = {
    "subject and object exchanged": _exchanged,
    "two facts crossed": _crossed,
    "restriction dropped, any": _without(_LIMIT),
    "grade or hedge dropped": _without(_GRADE),
    "bracket dropped": _without(
        r" \((?![^()]*(?:ratio|relative risk|interval|\bCI\b|[pP] ?[=<]|[Tt]able|[Ff]ig))"
        r"[^()]*[a-z]{3}[^()]*\)"
    ),
    "doubt in brackets dropped": _doubt_dropped,
    "place with words dropped": _without(
        r" \((?:[Ss]ee )?(?:[Tt]able|[Ff]ig)[^()]*\d[^()]*"
        r"\b(?!and\b)[a-z]{2,}[^()]*\)"
    ),
    "other authors dropped": _without(r"^(?:The|These|Other) authors \w+ that "),
    "part of a list dropped": _without(r",? (?:and|or) [\w-]+(?=[.,;])|(?<=,) [\w-]+,"),
    "end of a range dropped": _without(r"\d+(?:\.\d+)? ?(?:[-–]|to|and) ?(?=\d)"),
    "half of a sentence": _half,
    "rest of a sentence dropped": _tail_dropped,
    "one word dropped": _word_dropped,
    "word of another passage put in": _word_lent,
    "two words exchanged": _words_swapped,
    "passages joined": _joined,
    "statement invented around numbers": _invented,
    "reckoning made up": _reckoned,
    "sentence of a passage not given": _absent,
    "title as statement": _title,
    "reference by name": _around("", " (Smith 2020)."),
    "reference by number": _around("", " [7]."),
    "PMID": _around("", " (PMID 12345678)."),
    "DOI": _around("", ", doi:10.1000/182."),
    "said of all": _around("All guidelines agree: ", "."),
    "certainty added": _around("It has been proven that ", "."),
    "praise added": _around("", ", which is the best choice."),
    "group added": _around("", " in children."),
    "link": _around("", ", see https://evil.example/a."),
    "Markdown": _around("**", "**."),
    "Markdown image": _around("", " ![x](https://evil.example/p.png)."),
    "HTML": _around("<b>", "</b>."),
    "letters that look alike": _twins,
    "case of a unit": _capital,
    "invisible digit's neighbor": _number(lambda digits: f"{digits}\u200b0"),
    "turned about": _number(lambda digits: f"\u202e{digits}1\u202c"),
    "digit of another script": _number(lambda digits: f"{digits}\uff10"),
    "digit raised": _number(lambda digits: f"{digits}\u00b2"),
    "letter for a digit": _number(lambda digits: f"{digits}O"),
    "minus added": _number(lambda digits: f"-{digits}"),
    "minus lost": _with(r"[-–−](?=\d)", ""),
    "power lost": _with(r"(?<=10)(?:[⁰¹²³⁴-⁹]+|\^\d+)", "9"),
    "few to a few": _with(r"\b(few|little) ", r"a \1 "),
    "article dropped": _without(r"\b(?:a|an|the) "),
    "comma moved": _with(r"(?<=[a-z]), ", " "),
    "comma added": _with(r"(?<=[a-z]) (?=(?:not|who|that|with|in|and)\b)", ", "),
    "denied twice": _with(r"\b(not|no) ", r"\1 \1 "),
    "denial put first": _around("It is not true that ", "."),
}
WAYS: Mapping[str, Twist] = OWN | {
    kind.name: _of_class(kind) for kind in CLASSES.values() if kind.family is not Family.HARMLESS
}
"""Every way by its name; held-out kinds of change say so in theirs."""


def lies_of(told: Told, *, seed: int) -> Iterator[tuple[str, str]]:
    """One lie of each way that the sentence allows, with the way's name; the same for the same seed."""
    for way, twist in WAYS.items():
        draw = random.Random(f"{seed} {way} {told.sentence}")
        if made := [each for each in twist(told, draw) if each.strip() and each != told.sentence]:
            yield way, draw.choice(made)
