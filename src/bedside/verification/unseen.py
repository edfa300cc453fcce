"""Could a text say something else without its letters that print nothing?"""

import unicodedata

_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode's general categories (UAX #44, 5.7.1) of what prints nothing: controls, formats, surrogates,
private and unassigned ones. Zero-width letters, turns of direction and tag letters are among the formats."""
_FILLERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that print nothing all the same."""
_LOST = _HIDDEN - {"Cf"}
_SIGNS = frozenset("\x85\u2061\u2062\u2063\u2064")
"""Next line, which is three dots in another encoding, and the invisible signs of a formula."""
_STOPS = frozenset(".,;:!?()[]'\"’“”")


def is_hidden(letter: str) -> bool:
    """Whether a letter prints nothing, and is no blank.

    Variation selectors (U+FE00 to U+FE0F and U+E0100 to U+E01EF) are hidden too: strings can hide in them.
    """
    if letter in _SPACES:
        return False
    point = ord(letter)
    is_selector = 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF
    return is_selector or letter in _FILLERS or unicodedata.category(letter) in _HIDDEN


def hides_meaning(text: str) -> bool:
    """Whether what is seen of the text could say something else than what was written.

    A private letter may be a sign of a font (of "μg" in some), a control a dash of another encoding; and
    what is gone beside a digit or sign may have parted two numbers. In a word of letters nothing is lost.
    """
    if text.isascii() and text.isprintable():
        return False
    return any(
        _is_missed(letter, text[at - 1 : at] if at else "", text[at + 1 : at + 2])
        for at, letter in enumerate(text)
        if letter in _SIGNS or is_hidden(letter)
    )


def _is_missed(letter: str, before: str, after: str) -> bool:
    if letter in _SIGNS or unicodedata.category(letter) in _LOST:
        return True
    return any(each.strip() and not _is_of_words(each) for each in (before, after))


def _is_of_words(letter: str) -> bool:
    return letter.isalpha() or letter in _STOPS or is_hidden(letter)
