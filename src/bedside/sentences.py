"""Where does each sentence of a passage begin and end?"""

import re
from functools import lru_cache
from itertools import pairwise

Span = tuple[int, int]

# Without one of these followed by white space there is but one sentence: most titles and list items.
_MAY_END = re.compile(r"[.!?…][\"'”’)\]]*\s")

# A full stop after these never ends a sentence of medical prose.
_NEVER_ENDS = re.compile(
    r"(?:^|[\s(\[])(?:e\.g|i\.e|vs|cf|[Ff]igs?|[Ee]qs?|[Rr]efs?|[Aa]pprox|resp|Dr|Prof)\.$"
)
# After these a sentence may end: it went on if what follows is no capitalized word.
_SELDOM_ENDS = re.compile(r"(?:^|[\s(\[])(?:et al|[Cc]a|spp?|subsp|i\.v|i\.m|s\.c|p\.o)\.$")
# "No." is a number's mark only before a number; "no." alone is an answer.
_NUMBER_MARK = re.compile(r"(?:^|[\s(\[])(?:Nos?|Vol|pp?|Table|Tab)\.$")
# "2 h." and "4 g." look like initials; with a number before and a word in capitals behind they end.
_UNIT = r"(?:[mkcnpµμ]?(?:g|mol|[Ll]|Eq|osm|m|s|Pa)|d[Ll]|mcg|h|hrs?|d|min|wk|I?U|mmHg|bpm|%|°[CF])"
_UNIT_ENDS = re.compile(rf"\d\s?{_UNIT}(?:/(?:\d+\s?)?{_UNIT})*\.\s+(?=[A-Z][a-z]*\s)")
# An item in small letters goes on with what leads into its list: "Stop it if you: • are pregnant".
_GOING_ITEM = re.compile(r"[•▪◦‣]\s*[a-z]")
_CAPITALIZED = re.compile(r"[\"'“‘(\[]?[A-Z]")


@lru_cache(maxsize=4096)
def find_sentences(text: str) -> tuple[Span, ...]:
    """Spans ``(start, end)`` of the sentences of ``text``, in order, without the space around them.

    Every character that is not white space lies in exactly one span.
    """
    starts = _starts(text)
    spans: list[Span] = []
    for start, following in pairwise([*starts, len(text)]):
        end = start + len(text[start:following].rstrip())
        if spans and _goes_on(text, spans[-1], start):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(spans)


def _starts(text: str) -> list[int]:
    """Where sentences begin, by syntok's word; the first at the first letter."""
    first = len(text) - len(text.lstrip())
    if first == len(text):
        return []
    if not _MAY_END.search(text):
        return [first]
    from syntok import segmenter  # an answer without quotations does without it

    found = [tokens[0].offset for part in segmenter.analyze(text) for tokens in part if tokens]
    found += [border.end() for border in _UNIT_ENDS.finditer(text)]
    return [first, *sorted({start for start in found if start > first})]


def _goes_on(text: str, before: Span, start: int) -> bool:
    """Whether a border before ``start`` is none: an abbreviation or a decimal was cut."""
    if _GOING_ITEM.match(text, start):
        return True
    head, next_letter = text[max(before[0], before[1] - 12) : before[1]], text[start : start + 2]
    if before[1] == start:
        return not (head.endswith((".", "!", "?", ")")) and _CAPITALIZED.match(next_letter))
    if _NEVER_ENDS.search(head):
        return True
    if _SELDOM_ENDS.search(head):
        return not re.match(r"[\"'“‘]?[A-Z]", next_letter)
    return bool(_NUMBER_MARK.search(head)) and next_letter[:1].isdigit()
