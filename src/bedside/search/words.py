"""Which words does a text hold, in one spelling? Plain words in, plain words out; no index is asked."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

MAX_QUESTION = 2_000

_BRITISH = (
    (re.compile(r"aemi"), "emi"),
    (re.compile(r"oedem"), "edem"),
    (re.compile(r"oesoph"), "esoph"),
    (re.compile(r"rrhoea"), "rrhea"),
    (re.compile(r"coeliac"), "celiac"),
    (re.compile(r"foet"), "fet"),
    (re.compile(r"haem"), "hem"),
    (re.compile(r"anaes"), "anes"),
    (re.compile(r"paediat"), "pediat"),
    (re.compile(r"gynaec"), "gynec"),
    (re.compile(r"leuk?aem"), "leukem"),
    (re.compile(r"isation\b"), "ization"),
    (re.compile(r"ising\b"), "izing"),
    (re.compile(r"alised\b"), "alized"),
    (re.compile(r"ise\b(?<=[lrt]ise)"), "ize"),
    (re.compile(r"sulph"), "sulf"),
    (re.compile(r"\bfrusemide\b"), "furosemide"),
    (re.compile(r"\bciclosporin\b"), "cyclosporine"),
)
_ANY_BRITISH = re.compile("|".join(pattern.pattern for pattern, _ in _BRITISH))
_TERMINAL_CODE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.)")
_TYPED = re.compile(r"[^\W_]+")
_KIDNEY_RATE = re.compile(r"\beGFR\b|\begfr\b(?! (?:inhibit|antibod|block|mab))")
"""The glomerular filtration rate, which must not be taken for the growth factor receptor EGFR."""
_ION = re.compile(r"\b(mg|ca|na|k)\s?(?:\d?\+{1,2}|\u00b2\u207a|\u207a)(?!\w)")
_WORD = re.compile(r"[a-z0-9]+(?:[.'][a-z0-9]+)*")
_SUFFIXES = (
    "ization",
    "ations",
    "ation",
    "ments",
    "ment",
    "ities",
    "ity",
    "ings",
    "ing",
    "ies",
    "ied",
    "ics",
    "ic",
    "ers",
    "er",
    "ed",
    "es",
    "s",
    "e",
    "y",
)

STOP = frozenset(
    """
    a about above across after again against ago all almost alone along already also although always am
    among an and another any anyone anything are aren't around as ask at away be became because become
    been before being below best better between both but by called came can can't cannot case cases come
    common commonly could couldn't did didn't different do does doesn't doing don't done down due during
    each either else especially etc even ever every everything evidence exactly explain fact few find
    first following for from further general generally get gets getting give given gives go goes going
    good got guide guideline guidelines had happen happening happens has hasn't have haven't having he
    help her here him his how however i i'm i've if important in including indicate indicated info
    information instead into involve involved is isn't it its itself just keep kind know known last later
    latest least let like likely list lists literature little look made main mainly make makes many may me
    mean means might more most much must my name need needed needs never new no none normally not now of
    off often old on once one only or other others our out over own particular patient patients people per
    person perhaps please possible put quick quickly quite rather really recent recommend recommendation
    recommendations recommended regarding related role same say says see seem seen set several she should
    show shown simple since so some somebody someone something specific specifically start still such
    suggest summarize summary sure take taken tell than that that's the their them then there these they
    thing things think this those though through thus to today told too toward towards true try two under
    until up upon us use used useful using usual usually various very via want was wasn't way ways we well
    were weren't what what's when where whether which while who whom whose why will with within without
    would wouldn't write yes yet you your adult adults associated association common commonest effect
    effects encountered experience experiences relevant clinical clinician clinically disease disorder
    disorders condition conditions currently current major minor usual answer question level levels value
    values serum blood plasma body overview took taking gave gotten my our brief detail details discuss
    describe occur occurs occurring develop develops present presents presenting result results based
    article page pros cons
    bring brings brought despite together alongside besides combined combination concurrent plus versus vs
    regardless since still whenever wherever hurt hurts hurting leg legs changes change changed
    suspect suspected max maximum mum mom
    run runs running drip drips dangerous said naturally natural peripheral line worried worry safe safely
    ok okay
    """.split()
)
UNITS = frozenset(
    "mg g mcg ug kg ml l dl mmol meq umol nmol iu units percent min mins minutes h hr hrs hours".split()
)
"""Words that are a unit when a number stands before them, or another unit."""


def clean(text: str) -> str:
    """One line without terminal codes, control or invisible characters, in composed Unicode."""
    text = _TERMINAL_CODE.sub(" ", text.encode("utf-8", "replace").decode())
    visible = "".join(" " if unicodedata.category(character)[0] in "CZ" else character for character in text)
    return " ".join(unicodedata.normalize("NFKC", visible).split())


@lru_cache(maxsize=4096)
def find_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in lower case and American spelling; ``Mg2+`` is ``mg``.

    >>> find_words("Hypomagnesaemia: Mg2+ and diarrhoea")
    ('hypomagnesemia', 'mg', 'and', 'diarrhea')
    """
    text = _KIDNEY_RATE.sub("gfr", text)
    if text.isascii() and text.isprintable():
        return tuple(_WORD.findall(_american(_ION.sub(r"\1", text.lower()))))
    lowered = _ION.sub(r"\1", clean(text).lower().replace("\u2019", "'"))
    lowered = "".join(
        part for part in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(part)
    )
    return tuple(_WORD.findall(_american(lowered)))


def _american(lowered: str) -> str:
    if _ANY_BRITISH.search(lowered):
        for pattern, spelling in _BRITISH:
            lowered = pattern.sub(spelling, lowered)
    return lowered


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """A rough stem, enough to see that two forms are one word; never shown to anyone.

    >>> stem("calculation") == stem("calculate") and stem("diuretics") == stem("diuretic")
    True
    """
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return _undouble(word[: -len(suffix)])
    return word


def _undouble(root: str) -> str:
    if root.endswith("at") and len(root) >= 6:
        return root[:-2]
    if root[-1] == root[-2] and root[-1] not in "sl":
        return root[:-1]
    return root.removesuffix("i") if len(root) > 4 else root


def is_content(word: str) -> bool:
    """Whether a word says what a question is about; numbers and function words do not."""
    return word not in STOP and not word[0].isdigit() and len(word) > 1


FUNCTION_WORDS = frozenset(
    """
    a an and are as at be by can do does for from has have how in is it its no not of on or than that the
    their these this those to was were what when where which who why with
    """.split()
)


def find_query_words(text: str) -> tuple[str, ...]:
    """The words to look for in literature: as typed and in American spelling, without function words.

    Literature is indexed as it was written, so a British word is looked for in both spellings.
    """
    typed = _TYPED.findall(unicodedata.normalize("NFKC", text).lower())
    words = dict.fromkeys(word for word in typed if word not in FUNCTION_WORDS)
    return tuple(dict.fromkeys((*words, *(word for word in map(_american, words)))))


def drop_units(words: Sequence[str]) -> tuple[str, ...]:
    """The words without the units of measured values; ``mg`` alone stays, because it may be magnesium.

    >>> drop_units(("magnesium", "0.6", "mmol", "l", "low"))
    ('magnesium', '0.6', 'low')
    """
    kept: list[str] = []
    follows_value = False
    for word in words:
        is_unit = follows_value and word in UNITS
        follows_value = word[0].isdigit() or is_unit
        if not is_unit:
            kept.append(word)
    return tuple(kept)
