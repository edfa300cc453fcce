"""How hard is a text to read? The Flesch–Kincaid grade, with names that cannot be plainer left out.

Kincaid et al., Derivation of new readability formulas, 1975. Syllables are counted by the
``readability`` package. Names of drugs, diseases, tests and units count as one short word, because a
patient leaflet must keep them; the measure says so wherever it is printed.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from readability import getmeasures

MEASURE = "Flesch–Kincaid grade; names of drugs, diseases, tests and units counted as one short word"

_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_UNIT = re.compile(r"\b(?:mmol|mEq|mg|mcg|mL|g|kg)(?:/(?:dL|L|kg|mL|day|h|min))*\b")
_SENTENCE_END = re.compile(r"[.!?;:]+(?=\s|$)")


def compile_names(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds the names, longest first."""
    ordered = sorted({name for name in names if name}, key=lambda name: (-len(name), name))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")s?\b", re.IGNORECASE)


def measure_grade(sentences: Iterable[str], names: re.Pattern[str]) -> float:
    """The Flesch–Kincaid grade of ``sentences`` taken together, to one decimal; 0.0 for none."""
    counts = [_counts(sentence, names) for sentence in sentences]
    ends, words, syllables = (sum(column) for column in zip(*counts, strict=True)) if counts else (0, 0, 0)
    if not words:
        return 0.0
    return round(0.39 * words / ends + 11.8 * syllables / words - 15.59, 1)


@lru_cache(maxsize=4096)
def _counts(text: str, names: re.Pattern[str]) -> tuple[int, int, int]:
    """Sentences, words and syllables of one text."""
    lines = [line for part in _SENTENCE_END.split(text) if (line := _tokenized(part, names))]
    if not lines:
        return 0, 0, 0
    info = getmeasures("\n".join(lines), lang="en")["sentence info"]
    return len(lines), int(info["words"]), int(info["syllables"])


def _tokenized(sentence: str, names: re.Pattern[str]) -> str:
    """One sentence on a line, as the measure wants it: words parted by blanks, no marks or digits."""
    return " ".join(_WORD.findall(_UNIT.sub("it", names.sub("it", sentence))))
