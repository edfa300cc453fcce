"""Does a claim only repeat a sentence, leaving out what changes nothing?

Each printed word and mark of the claim must stand in the sentence, in the same order and case. What may be
left out is listed here; whatever else is missing could have been what makes the sentence true ("severe",
"in children", "and decreased", "a" before "few").
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from bedside.verification.spans import MAX_CLAIM

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
    r"|(?:(?:we|our|the|these|this|present|current|study|results?|data|findings?|analys[ei]s|authors?|trial"
    rf"|review) )+(?:(?:have|has|also|further|clearly) )*(?:{_SHOWN}|observed?|report(?:s|ed)?)) that\s+",
    re.IGNORECASE,
)
"""Who found it. "It was reported that" is hearsay, and stays."""

_BRACKETS = re.compile(r"[(\[](?P<held>[^()\[\]]*)[)\]]")
_PLACE = re.compile(r"(?:see )?(?:tables?|fig(?:ure)?s?\.?) ?\d[\w ,-]{0,9}", re.IGNORECASE)
_NUMBERS = re.compile(r"\[[\d ,-]+\]")
_SHORT_FORM = re.compile(r"(?P<letters>[A-Z]{2,8})s?")
_STATISTIC = re.compile(r"\b(?:CI|a?(?:RR|OR|HR)|S?MD|IQR|SD|SE|[pP] ?[=<≤>≥]|(?:odds|hazard|risk) ratio)")
_STATISTICAL = frozenset(
    "adjusted ahr aor arr ci confidence difference hazard hr interval iqr md mean odds or p ratio relative "
    "risk rr sd se smd to".split()
)
_P = re.compile(r"\bp ?(?P<sign>[=<>≤≥]) ?(?P<value>0?\.\d+|\d)", re.IGNORECASE)
_INTERVAL = re.compile(r"(?P<low>-?\d*\.?\d+)(?: to | ?[-,;] ?)(?P<high>-?\d*\.?\d+)(?![\d.%])")
_SURE_P = 0.05
"""A reader must see that a P-value is not below the customary bound."""

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
    if _NUMBERS.fullmatch(found.group()) or _PLACE.fullmatch(held):
        return True
    if short := _SHORT_FORM.fullmatch(held):
        words = re.findall(r"[A-Za-z]+", sentence[: found.start()])[-len(short["letters"]) :]
        return "".join(word[0] for word in words).upper() == short["letters"]
    words = re.findall(r"[^\W\d_]+", held.lower())
    return bool(_STATISTIC.search(held)) and set(words) <= _STATISTICAL and not _is_unsure(held)


def _is_unsure(statistic: str) -> bool:
    """Whether it says that the finding may be chance: P not below 0.05, an interval across 0 or 1."""
    for found in _P.finditer(statistic):
        value = float(found["value"])
        if found["sign"] in ">≥" or value > _SURE_P or (value == _SURE_P and found["sign"] == "="):
            return True
    intervals = [(float(each["low"]), float(each["high"])) for each in _INTERVAL.finditer(statistic)]
    return any(low <= chance <= high for low, high in intervals for chance in (0, 1))
