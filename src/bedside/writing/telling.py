"""Does a text tell something? Titles and headings have no verb; a statement has one."""

import re

_ALWAYS = frozenset(
    "is are was were be been has have had may might can could should must will would does do did cannot "
    "led found began rose fell gave took made met won kept held grew went came bled died lay stood cut "
    "put set".split()
)
_VERBS = frozenset(
    "abolish accelerate accompany accumulate act activate add affect aggravate allow alleviate alter "
    "ameliorate antagonize appear apply arise attenuate avoid become begin belong bind block bring "
    "carry cause check clear compete comprise confer confirm consider consist constitute contain "
    "continue contraindicate contribute control correct correlate cross cure damage decline decrease "
    "delay demonstrate depend detect develop differ diminish disappear display disrupt double drive "
    "drop ease eliminate enable encode end enhance ensure enter exacerbate exceed exert exhibit exist "
    "explain express extend facilitate fail fall follow form function give grow halve happen harbor "
    "harm heal help identify impair imply improve include increase indicate induce infect influence "
    "inhibit interact interfere involve keep kill lack last lead leave lie link localize lower maintain "
    "make manifest mean mediate mend mimic minimize modulate monitor mutate need normalize occur offer "
    "originate perform persist play potentiate precede predict predispose present prevent produce "
    "prolong promote protect provide raise range reach recommend recur reduce reflect regulate relate "
    "relax release relieve remain remove repair replace represent require resemble resist resolve "
    "respond restore result reveal reverse rise secrete seem share shorten show slow stimulate stop "
    "strengthen suggest support suppress switch take target tend transmit treat trigger undergo use "
    "vary weaken widen work worsen yield".split()
)
_WORD = re.compile(r"[A-Za-z]+")
_SHORTEST_PAST = 5
"""Letters of a word that may be a verb in the past: "need" and "bed" are none, "mixed" may be."""


def tells(text: str) -> bool:
    """Whether the text has a verb, as far as its words show; when in doubt it has."""
    return any(_is_verb(word.lower()) for word in _WORD.findall(text))


def _is_verb(word: str) -> bool:
    bases = (word, word.removesuffix("s"), word.removesuffix("es"), f"{word.removesuffix('ies')}y")
    is_past = word.endswith("ed") and len(word) >= _SHORTEST_PAST
    return word in _ALWAYS or is_past or any(base in _VERBS for base in bases)
