"""Does a claim only repeat a sentence, leaving out what changes nothing?

Each printed word and mark of the claim must stand in the sentence, in the same order and case. What may be
left out is listed here; whatever else is missing could have been what makes the sentence true ("severe",
"in children", "and decreased", "a" before "few").
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bedside.verification.spans import MAX_CLAIM
from bedside.verification.sure_statistics import is_sure_statistic

_LABEL = re.compile(
    r"(?:background|introduction|methods?|(?:main |key )?results?|(?:main |key )?findings|discussion|summary"
    r"|(?:authors?['’] )?conclusions?|results and conclusions?|interpretation):\s+",
    re.IGNORECASE,
)
"""A section's label. Others say of whom or when a sentence holds: "Children:", "Contraindicated:"."""
_TURN = re.compile(
    r"(?:in (?:conclusion|summary|addition|brief)|to conclude|taken together|additionally|consequently"
    r"|finally|furthermore|importantly|indeed|interestingly|moreover|notably|similarly|therefore|thus),\s+",
    re.IGNORECASE,
)
_SHOWN = r"shown?|shows|showed|found|demonstrate[sd]?|confirm(?:s|ed)?|reveal(?:s|ed)?"
_FINDER = re.compile(
    rf"(?:here,? )?(?:it (?:was|has been) (?:(?:also|further|clearly) )*(?:{_SHOWN})"
    r"|(?:(?:we|our|the|these|this|present|current|study|results?|data|findings?|analys[ei]s|trial|review) )+"
    rf"(?:(?:have|has|also|further|clearly) )*(?:{_SHOWN}|observed?)) that\s+",
    re.IGNORECASE,
)
"""Who found it. "It was reported that" is hearsay, and "the authors found" may tell of others: they stay."""

_BRACKETS = re.compile(r"[(\[](?P<held>[^()\[\]]*)[)\]]")
_PLACE = re.compile(
    r"(?:see )?(?:tables?|fig(?:ure)?s?\.?) ?\d+[a-z]?(?:(?:, ?| and | ?- ?)\d+[a-z]?)*", re.IGNORECASE
)
"""A place, and nothing besides: "Fig. 2, in mice" limits."""
_CITED = re.compile(r"(?<!\d)(?<!\d )\[[\d ,-]+\]")
"""Works by number; behind a number it is a range."""
_LEAST_OF_NAME = 2
_SHORT_FORM = re.compile(r"(?P<letters>[A-Z]{2,8})s?")
_TOKEN = re.compile(r"[,;:!?]+(?=\s|$)|\S+?(?=[,;:!?]*(?:\s|$))")
_FOLDED = str.maketrans(
    {
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "µ": "μ",
    }
)


def is_shortened(claim_text: str, sentence_text: str) -> bool:
    """Whether the claim is the sentence itself, or the sentence without what changes nothing."""
    if len(claim_text) > MAX_CLAIM or len(sentence_text) > MAX_CLAIM:
        return False
    claim, sentence = _fold(claim_text), _fold(sentence_text)
    ours = _TOKEN.findall(claim)
    tokens = list(_TOKEN.finditer(sentence))
    if not ours or len(ours) > len(tokens):
        return False
    return _fits(ours, [token.group() for token in tokens], dict(_gaps(sentence, tokens)))


def without_openings(sentence: str) -> str:
    """What a sentence states, without a section's label, a turn of speech and who found it.

    >>> without_openings("RESULTS: In conclusion, we found that zinc helps.")
    'zinc helps.'
    """
    ends = [end for _, end in _openings(sentence)]
    return sentence[ends[-1] :] if ends else sentence


def _fold(text: str) -> str:
    """Kinds of dashes and quotation marks are one, and there is no full stop. No letter becomes another one:
    with 10⁹ read as 109, a claim could say so, and with 3·10⁹ read as 3.10⁹."""
    return unicodedata.normalize("NFC", text).translate(_FOLDED).strip().rstrip(". ")


def _fits(ours: Sequence[str], theirs: Sequence[str], gaps: dict[int, int]) -> bool:
    """Whether our tokens are theirs, one by one; from ``gaps`` on, theirs may be passed over to its end."""
    reached: list[set[int]] = [set() for _ in range(len(theirs) + 1)]
    reached[0].add(0)
    for at, token in enumerate(theirs):
        for done in reached[at]:
            if done < len(ours) and (ours[done] == token or (done == 0 and _is_begun(ours[0], token))):
                reached[at + 1].add(done + 1)
            if at in gaps:
                reached[gaps[at]].add(done)
    return len(ours) in reached[-1]


def _is_begun(ours: str, theirs: str) -> bool:
    """A beginning has a capital that it need not have within the sentence; mM and pH keep theirs."""
    is_plain = theirs[1:].islower() or theirs in ("a", "A")
    return is_plain and ours[1:] == theirs[1:] and ours[0].lower() == theirs[0].lower()


def _gaps(sentence: str, tokens: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """From which token to which one may be left out."""
    starts = {token.start(): at for at, token in enumerate(tokens)}
    ends = {token.end(): at + 1 for at, token in enumerate(tokens)}
    for start, end in _openings(sentence):
        yield starts[start], starts[end]
    for found in _BRACKETS.finditer(sentence):
        if found.start() in starts and found.end() in ends and _is_aside(found, sentence):
            yield starts[found.start()], ends[found.end()]


def _openings(sentence: str) -> Iterator[tuple[int, int]]:
    """What stands before the statement: a label, a turn of speech, a finder, one behind the other."""
    start = 0
    for opening in (_LABEL, _TURN, _FINDER):
        found = opening.match(sentence, start)
        if found and found.end() < len(sentence):
            yield found.span()
            start = found.end()


def _is_aside(found: re.Match[str], sentence: str) -> bool:
    """A citation, a place, the short form of the words before it, or a statistic. All else may limit."""
    held = found["held"].strip()
    if _CITED.match(sentence, found.start()) or _PLACE.fullmatch(held):
        return True
    if short := _SHORT_FORM.fullmatch(held):
        words = re.findall(r"[A-Za-z]+", sentence[: found.start()])[-len(short["letters"]) :]
        is_named = all(len(word) > _LEAST_OF_NAME for word in words)  # "in men (IM)" tells how it is given
        return is_named and "".join(word[0] for word in words).upper() == short["letters"]
    return is_sure_statistic(held)
