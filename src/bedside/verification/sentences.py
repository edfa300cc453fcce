"""Where are the sentences of a passage? Offsets only; quick rules that hold for abstracts and labels."""

import re
from functools import lru_cache
from itertools import pairwise

MAX_PASSAGE = 40_000
"""Code points of a passage that are examined; more is no passage but a work."""
_MAX_SENTENCES = 400

_END = re.compile(
    r"[.!?][\"”')\]]*\s+(?=(?:[•▪◦‣]\s*)?[\"“(\[]?[A-Z0-9<>≥≤\u0391-\u03a9])|\n\s*(?=\S)|[;]\s+(?=[A-Z][a-z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|vs|cf|approx|no|fig|al|dr|prof|st|ca|resp|sp|spp|incl|etc)|\b[A-Z])\.\s+$",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """``(start, end)`` of each sentence of the examined text, blanks trimmed; empty for blank text."""
    text = text[:MAX_PASSAGE]
    cuts = [0]
    for match in _END.finditer(text):
        if text[match.start()] == "." and _ABBREVIATION.search(
            text[max(0, match.start() - 12) : match.end()]
        ):
            continue
        cuts.append(match.end())
    cuts.append(len(text))
    spans = []
    for start, end in pairwise(cuts):
        piece = text[start:end]
        if stripped := piece.strip():
            first = start + len(piece) - len(piece.lstrip())
            spans.append((first, first + len(stripped)))
    return tuple(spans[:_MAX_SENTENCES])
