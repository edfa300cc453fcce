"""Does a claim only repeat a sentence, leaving out what changes nothing?

Each printed word of the claim must stand in the sentence, in the same order. What may be left out is listed
here; whatever else is missing could have been the restriction that makes the sentence true ("severe", "in
children", "and decreased").
"""

import re
import unicodedata
from difflib import SequenceMatcher

from bedside.verification.sentences import MAX_PASSAGE, find_sentences
from bedside.verification.spans import MAX_CLAIM

_LIGHT = frozenset(
    "the a an also additionally consequently finally furthermore importantly indeed interestingly moreover "
    "namely notably similarly therefore thus".split()
)
"""Words that may be left out anywhere: with or without them, a sentence says the same."""
_GLUE = frozenset("the a an".split())
"""Words that a claim may add."""
_OPENING = re.compile(
    r"^(?P<label>[A-Z][A-Za-z /&]{2,40}:\s+)?"
    r"(?P<turn>(?:in (?:conclusion|summary|addition|brief)|to conclude|taken together|here),?\s+)?"
    r"(?P<finder>(?:(?:we|our|the|these|this|present|current|study|results?|data|findings?|analys[ei]s|authors?"
    r"|trial|review|it (?:was|has been))\s+)+(?:(?:have|has|also|further|clearly)\s+)*"
    r"(?:shown?|shows|showed|found|demonstrate[sd]?|report(?:s|ed)?|observed?|confirm(?:s|ed)?|reveal(?:s|ed)?)"
    r"\s+that\s+)?",
    re.IGNORECASE,
)
"""A section's label, a turn of speech, and who found it: what may stand before the statement."""
_LIMITING = frozenset(
    "not no nor never none neither without except excepting excluding unless only but although though "
    "however if provided until where when cannot versus than".split()
)
"""Words that limit what stands beside them: a rest that holds one is not left out."""
_CONTRAST = frozenset("whereas while".split())
_GOES_ON = frozenset("it its this that these those they their in among for with when if on at of".split())
"""Behind a contrast: words by which it speaks of the same matter under another condition."""
_ASIDE = re.compile(
    r"[(\[](?:[A-Z][A-Za-z0-9-]{1,9}|[\d ,–-]+|(?:see |table|fig)[^()\[\]]*"
    r"|(?:95 ?%|a?(?:RR|OR|HR|MD|SMD|CI)\b|[pPnN] ?[=<>≤≥])[^()\[\]]*)[)\]][.,;]?",
    re.IGNORECASE,
)
"""A short form, a citation or a statistic in brackets. A rate, a route or a group in brackets limits."""
_QUOTES, _STOPS = "\"'“”‘’", ".,;:!?"
_FOLDED = str.maketrans({"‐": "-", "‑": "-", "–": "-", "—": "-", "−": "-", "’": "'", "·": "."})


def find_shortened(claim_text: str, passage_text: str) -> tuple[int, int] | None:
    """Where in the passage the sentence stands that the claim only shortens; ``None`` where there is none."""
    for start, end in find_sentences(passage_text[:MAX_PASSAGE]):
        if is_shortened(claim_text, passage_text[start:end]):
            return start, end
    return None


def is_shortened(claim_text: str, sentence_text: str) -> bool:
    """Whether the claim is the sentence itself, or the sentence without what changes nothing."""
    if len(claim_text) > MAX_CLAIM or len(sentence_text) > MAX_CLAIM:
        return False
    ours, theirs = claim_text.split(), sentence_text.split()
    keys, others = [_key(word) for word in ours], [_key(word) for word in theirs]
    if keys and keys[0] not in others:  # a beginning has a capital that it need not have within the sentence
        keys[0] = next((each for each in others if _turned(each) == keys[0]), keys[0])
    if not any(keys) or len(keys) > len(others) + len(_GLUE):
        return False
    openings = _openings(sentence_text)
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    return all(
        tag == "equal" or (_is_glue(keys[i:j]) and _may_be_left_out(theirs, k, n, openings=openings))
        for tag, i, j, k, n in matcher.get_opcodes()
    )


def _is_glue(keys: list[str]) -> bool:
    return {key.lower() for key in keys} <= _GLUE


def _openings(sentence: str) -> frozenset[int]:
    """How many words may be left out at the front."""
    found = _OPENING.match(sentence)
    ends = [found.end(name) for name in ("label", "turn", "finder")] if found else []
    return frozenset(len(sentence[:end].split()) for end in ends if end > 0)


def _may_be_left_out(words: list[str], start: int, end: int, *, openings: frozenset[int]) -> bool:
    if start == 0 and any(_is_nothing(words, count, end) for count in openings if count <= end):
        return True
    return _is_nothing(words, start, end)


def _is_nothing(words: list[str], start: int, end: int) -> bool:
    """Whether all of it is light words and asides, perhaps with the sentence's rest behind them."""
    if start == end or (start > 0 and _is_tail(words, start, end)):
        return True
    if _key(words[start]).lower() in _LIGHT:
        return _is_nothing(words, start + 1, end)
    ends = (at for at in range(start + 1, end + 1) if _ASIDE.fullmatch(" ".join(words[start:at])))
    return any(_is_nothing(words, at, end) for at in ends)


def _is_tail(words: list[str], start: int, end: int) -> bool:
    """Whether it is the rest of the sentence: behind a semicolon, or a contrast behind a comma."""
    if end < len(words):
        return False
    keys = [_key(word).lower() for word in words[start:end]]
    if words[start - 1].endswith(";"):
        return not _LIMITING & set(keys)
    is_contrast = len(keys) > 1 and keys[0] in _CONTRAST and keys[1] not in _GOES_ON
    return words[start - 1].endswith(",") and is_contrast


def _key(word: str) -> str:
    """A printed word without the marks around it; case, signs and brackets stay: mM is not MM, -5 not 5."""
    folded = unicodedata.normalize("NFKC", word).translate(_FOLDED)
    return folded.lstrip(_QUOTES).rstrip(_QUOTES + _STOPS)


def _turned(word: str) -> str:
    return word[:1].swapcase() + word[1:]
