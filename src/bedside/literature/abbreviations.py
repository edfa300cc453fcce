"""Which short forms does a text explain, and as what? ``acute kidney injury (AKI)``.

After Schwartz and Hearst, Pac Symp Biocomput 2003:451-462: a short form in parentheses, and before it
the shortest run of words that holds its letters in order, the first at the beginning of a word. That
takes ``proton pump inhibitors (PPI)`` for "pump inhibitors", so initials are tried before.
"""

import re
from collections.abc import Iterator, Sequence

_PARENTHESIS = re.compile(r"\(([^()]{2,120})\)")
_SHORT = r"([^\W_][\w./+-]{1,9}?)s?"
_FIRST = re.compile(rf"\s*{_SHORT}\s*(?:[,;]|\Z)")
_LAST = re.compile(rf"(?<![\w-]){_SHORT}\s\Z")
_SAID = re.compile(r"[A-Za-z][^\d;:,=<>]{4,}\Z")
_ORDINARY = re.compile(r"(?:Fig|Figs|Table|Tab|Ref|Refs|Eq|Box|See|Panel|No|Vol|Appendix|Suppl)\b", re.I)
_BREAK = re.compile(r"[()\[\];:]|[.?!,](?=\s)")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_LONGEST_SHORT = 12
_REACH = 250
"""Letters before a parenthesis that can belong to what it shortens."""
_MOST_LETTERS_A_SIGN = 40


def find_abbreviations(text: str) -> Iterator[tuple[str, str]]:
    """Short form (as printed, without a plural s) and long form (in lower case), in order.

    >>> list(find_abbreviations("Acute kidney injury (AKI) was seen (n=5)."))
    [('AKI', 'acute kidney injury')]
    """
    for found in _PARENTHESIS.finditer(text):
        inside, before = found[1], text[max(0, found.start() - _REACH) : found.start()]
        first = _FIRST.match(inside)
        if first:
            short, said = first[1], _same_clause(before) if _is_short_form(first[1]) else ""
            long = _find_long_form(short, said)
            if long:
                yield short, long
        elif " " in inside and (last := _LAST.search(before[-_LONGEST_SHORT:])) and _SAID.match(inside):
            short, said = last[1], " ".join(inside.split()).lower()
            if _is_short_form(short) and _find_long_form(short, said) == said:
                yield short, said


def _is_short_form(short: str) -> bool:
    """Two to ten signs with a capital or digit after the first; no figure's name, no roman number."""
    return (
        any(sign.isupper() for sign in short)
        and not _ORDINARY.match(short)
        and not re.fullmatch(r"[IVX]+", short)
    )


def _same_clause(before: str) -> str:
    """What stands before the parenthesis without an end of a sentence or another parenthesis between."""
    ends = [found.end() for found in _BREAK.finditer(before)]
    return before[ends[-1] :] if ends else before


def _find_long_form(short: str, before: str) -> str | None:
    words = [(found.start(), found[0].lower()) for found in _WORD.finditer(before)]
    letters = [sign for sign in short.lower() if sign.isalnum()]
    words = words[-min(len(letters) + 5, 2 * len(letters)) :]
    starts = [start for start, _ in words]
    at = _by_initials(letters, [word for _, word in words])
    start = starts[at] if at is not None else _by_letters(letters, before, starts)
    if start is None:
        return None
    long = " ".join(before[start:].split()).lower().rstrip(" -,'\"“”")
    said = _WORD.findall(long)
    is_fit = len(letters) + 1 < len(long) <= _MOST_LETTERS_A_SIGN * len(letters) and said[0] not in _SMALL
    return long if is_fit and short.lower() not in said else None


def _by_initials(letters: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the last words begin whose initials are the letters; small words may be passed over."""
    at = len(words) - 1
    for letter in reversed(letters):
        while at > 0 and words[at][0] != letter and words[at] in _SMALL:
            at -= 1
        if at < 0 or words[at][0] != letter:
            return None
        at -= 1
    return at + 1


def _by_letters(letters: Sequence[str], before: str, starts: Sequence[int]) -> int | None:
    """Where the shortest run begins that holds the letters in order, the first where a word begins."""
    lowered = before.lower()
    at = len(lowered)
    for letter in reversed(letters[1:]):
        at = lowered.rfind(letter, starts[0] if starts else 0, at)
        if at < 0:
            return None
    begin = [start for start in starts if start < at and lowered[start] == letters[0]]
    return begin[-1] if begin else None
