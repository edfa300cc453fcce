"""What of a text can be seen? Writers are given that, and nothing that hides in it."""

import unicodedata

_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode's general categories (UAX #44, 5.7.1) of what prints nothing: controls, formats, surrogates,
private and unassigned ones. Zero-width letters, turns of direction and tag letters are among the formats."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that print nothing all the same."""


def keep_visible(text: str) -> str:
    """The text without letters that print nothing, each run of blanks one space.

    Variation selectors (U+FE00 to U+FE0F and U+E0100 to U+E01EF) are taken out too: strings can hide in them.
    """
    seen = "".join(" " if letter in _SPACES else letter for letter in text if not _is_hidden(letter))
    return " ".join(seen.split())


def _is_hidden(letter: str) -> bool:
    if letter in _SPACES:
        return False
    point = ord(letter)
    is_selector = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF
    return is_selector or letter in _FILLERS or unicodedata.category(letter) in _HIDDEN
