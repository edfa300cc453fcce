"""Which words of a question tell of a person? They are left out before anything is addressed.

A drug's or a syndrome's name is nobody's: what the library's drugs, conditions and glossary hold stays.
"""

import re

from bedside.answering.address_book import HARMLESS, AddressBook
from bedside.search import clean, find_words, is_content

TITLE_CASE = 0.6
"""The share of capitalized words from which capitals tell nothing."""

_ADDRESSES = re.compile(r"\S+@\S+|\bhttps?://\S+|\bwww\.\S+")
_NUMBERS = re.compile(
    r"\b(?:mrn|nhs|ssn|id|dob|tel|phone|fax|room|bed|ward)\b[\s:#.]*[\d][\d /.-]*", re.IGNORECASE
)
_TITLED = re.compile(r"\b(?:[Mm]rs?|Ms|Miss|[Dd]r|Prof|Sir)\b\.?\s+([\w'’-]+(?:\s+[A-Z][\w'’-]*){0,2})")
_TOLD = re.compile(
    r"\b(?:[Nn]amed|[Cc]alled|(?:[Mm]y|[Hh]is|[Hh]er) name is|I am|I'm)\s+((?:[A-Z][\w'’-]*\s*){1,3})"
)
_HARMLESS = re.compile(rf"\b(?:{'|'.join(sorted(HARMLESS))})\b", re.IGNORECASE)
_CAPITALIZED = re.compile(r"\b[A-Z][a-z’'-]+(?:\s+[A-Z][a-z’'-]+)*\b")


def without_people(text: str, book: AddressBook) -> str:
    """The text without what can only be a person's: addresses, numbers, and names that are told as such."""
    text = _NUMBERS.sub(" ", _ADDRESSES.sub(" ", clean(text)))
    for pattern in (_TITLED, _TOLD):
        text = pattern.sub(lambda match: _kept(match[0], match[1], book), text)
    text = _HARMLESS.sub(" ", text)
    return " ".join(text.split())


def without_names(text: str, book: AddressBook) -> str:
    """The text without capitalized words that may be names; of a text in title case, as it is."""
    words = re.findall(r"[A-Za-z]\S*", text)
    if sum(word[0].isupper() for word in words) > TITLE_CASE * len(words):
        return text

    def kept(match: re.Match[str]) -> str:
        is_start = match.start() == 0 or text[: match.start()].rstrip().endswith((".", "?", "!", ":"))
        if is_start and " " not in match[0]:
            return match[0]
        return " ".join(word for word in match[0].split() if _is_nobodys(word, book))

    return " ".join(_CAPITALIZED.sub(kept, text).split())


def _kept(whole: str, name: str, book: AddressBook) -> str:
    return whole if all(_is_nobodys(word, book) for word in name.split()) else " "


def _is_nobodys(word: str, book: AddressBook) -> bool:
    return all(
        part in book.proper or not is_content(part) or part in book.asking for part in find_words(word)
    )
