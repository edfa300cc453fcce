"""What of a text can be seen? Writers are given that, and nothing that hides in it."""

from bedside.verification import is_hidden

_SPACES = frozenset("\t\n\r\x0b\x0c\x85\u2028\u2029")


def keep_visible(text: str) -> str:
    """The text without letters that print nothing, each run of blanks one space."""
    seen = "".join(" " if letter in _SPACES else letter for letter in text if not is_hidden(letter))
    return " ".join(seen.split())
