"""How is a statement turned? A bound the other way, a direction the other way, a "not" more or less."""

import re
from collections.abc import Iterator

from bedside.evaluation.mutations.edit import Edit, both_ways, swap_words

_BOUNDS = both_ways(
    [
        ("at least", "at most"),
        ("more than", "less than"),
        ("greater than", "less than"),
        ("above", "below"),
        ("over", "under"),
        ("no more than", "no less than"),
        ("older than", "younger than"),
        ("or more", "or less"),
        ("or older", "or younger"),
        ("or greater", "or less"),
        ("minimum", "maximum"),
        ("exceeds", "falls below"),
        ("up to", "at least"),
    ]
)
_SYMBOLS = {"≥": "≤", "≤": "≥", "<": ">", ">": "<"}
_BEFORE_NUMBER = re.compile(r"\s*(?:an? |of )?[$€]?\d")
_DIRECTIONS = both_ways(
    [
        ("increase", "decrease"),
        ("increases", "decreases"),
        ("increased", "decreased"),
        ("increasing", "decreasing"),
        ("reduce", "increase"),
        ("reduces", "raises"),
        ("reduced", "increased"),
        ("reduction", "increase"),
        ("reducing", "increasing"),
        ("higher", "lower"),
        ("improve", "worsen"),
        ("improves", "worsens"),
        ("improved", "worsened"),
        ("improvement", "worsening"),
        ("greater", "smaller"),
        ("more effective", "less effective"),
        ("more likely", "less likely"),
        ("better", "worse"),
        ("elevated", "reduced"),
        ("longer", "shorter"),
        ("positively", "negatively"),
        ("faster", "slower"),
        ("superior", "inferior"),
        ("rise", "fall"),
        ("gain", "loss"),
    ]
)
_HELD_OUT_DIRECTIONS = both_ways(
    [
        ("fewer", "more"),
        ("earlier", "later"),
        ("favorable", "unfavorable"),
        ("lowered", "raised"),
        ("prolonged", "shortened"),
        ("enhanced", "impaired"),
        ("beneficial", "harmful"),
        ("stronger", "weaker"),
        ("best", "worst"),
        ("highest", "lowest"),
        ("upregulated", "downregulated"),
        ("effective", "ineffective"),
        ("safe", "unsafe"),
        ("discontinue", "continue"),
        ("contraindicated", "indicated"),
        ("against", "in favor of"),
    ]
) | {"avoid": ["use"], "prevents": ["causes"], "prevent": ["cause"]}
_NO_TURN = re.compile(
    r"(?:lower|higher) (?:extremit|limb|back|respiratory|abdom|leg|urinary|education|gastro|genital|uterine)"
    r"|lower-|higher-|more than|best (?:practice|available|interest)",
    re.IGNORECASE,
)
_JOINED_BEFORE = re.compile(r"(?P<word>\w+) (?:or|and) $")
_JOINED_AFTER = re.compile(r" (?:or|and) (?P<word>\w+)")
_AUXILIARY = re.compile(
    r"\b(?P<verb>is|are|was|were|should|must|will|can|may|did|does|has been|have been|had)\b"
    r"(?! (?:not|no|never|only|neither|any)\b|n't)(?= [a-z])"
)
_NOT = re.compile(
    r"\b(?P<verb>is|are|was|were|should|must|will|did|does|do|may|can|could|would|has|have|had)"
    r"(?P<no> not)\b(?! (?:only|just|merely|more|less|exceed|yet|necessarily|all|every|always)\b)"
)
_NO_DIFFERENCE = re.compile(
    r"\b(?P<no>no) (?=(?:statistically )?(?:significant |substantial |major |important )?"
    r"(?:difference|effect|benefit|association|evidence|change|increase|improvement|reduction|relationship)\b)"
)
_NO_MORE = re.compile(r"\b(?:no longer|whether or not|or not|not only|no more|no less|neither|nor)\b", re.I)


def comparator(sentence: str) -> Iterator[Edit]:
    """Below for above, at most for at least, where a number is bounded."""
    for edit in swap_words(sentence, _BOUNDS):
        is_after = sentence[edit.start : edit.end].lower().startswith("or ")
        after = re.search(r"\d[^.;,]{0,25}$", sentence[: edit.start].rstrip())
        if (is_after and after) or (not is_after and _BEFORE_NUMBER.match(sentence, edit.end)):
            yield edit
    for match in re.finditer(r"[≥≤<>](?=\s?\d)", sentence):
        if not re.search(r"[Pp]\s?$", sentence[: match.start()]):
            yield Edit(start=match.start(), end=match.end(), words=_SYMBOLS[match.group()])


def significance(sentence: str) -> Iterator[Edit]:
    """P < 0.05 turned into P > 0.05."""
    for match in re.finditer(r"\b[Pp]\s?(?P<sign>[<>])(?=\s?0?\.\d)", sentence):
        yield Edit(start=match.start("sign"), end=match.end("sign"), words=_SYMBOLS[match["sign"]])


def direction(sentence: str) -> Iterator[Edit]:
    """Decreases for increases, lower for higher."""
    return _turned(sentence, _DIRECTIONS)


def direction_held_out(sentence: str) -> Iterator[Edit]:
    """The same with words that were set apart."""
    return _turned(sentence, _HELD_OUT_DIRECTIONS)


def _turned(sentence: str, table: dict[str, list[str]]) -> Iterator[Edit]:
    for edit in swap_words(sentence, table, avoid_present=False):
        phrase = sentence[edit.start : edit.end + 15]
        before, after = _JOINED_BEFORE.search(sentence[: edit.start]), _JOINED_AFTER.match(sentence, edit.end)
        is_pair = any(joined and joined["word"].lower() in table for joined in (before, after))
        if not _NO_TURN.match(phrase) and not is_pair:
            yield edit


def negation_added(sentence: str) -> Iterator[Edit]:
    """ "Not" after the first verb that can take it, in a sentence that denies nothing."""
    if sentence.rstrip().endswith("?") or re.search(
        r"\b(?:not|no|never|without|cannot|neither|nor)\b|n't", sentence, re.I
    ):
        return
    for match in list(_AUXILIARY.finditer(sentence))[:1]:
        verb = match["verb"].split()[0]
        place = match.start("verb") + len(verb)
        yield Edit(start=place, end=place, words=" not")


def negation_removed(sentence: str) -> Iterator[Edit]:
    """A "not" dropped, "a" for "no", "with" for "without", "can" for "cannot"."""
    if _NO_MORE.search(sentence):
        return
    for match in _NOT.finditer(sentence):
        yield Edit(start=match.start("no"), end=match.end("no"), words="")
    for match in _NO_DIFFERENCE.finditer(sentence):
        yield Edit(start=match.start("no"), end=match.end("no"), words="a")
    for match in re.finditer(r"\bcannot\b", sentence):
        yield Edit(start=match.start(), end=match.end(), words="can")
    for match in re.finditer(r"\bwithout\b(?! (?:or|and)\b)", sentence):
        if not re.search(r"\b(?:or|and) $", sentence[: match.start()]):
            yield Edit(start=match.start(), end=match.end(), words="with")
