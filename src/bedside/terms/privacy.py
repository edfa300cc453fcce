"""What in a text identifies a person, and what is left of the text without it?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DetailKind(StrEnum):
    """The identifiers of 45 CFR 164.514(b)(2)(i) that words can hold; the letters are its paragraphs.

    Biometric data (P) and photographs (Q) are no words. Of (R), any other unique number or code, what looks
    like one is a ``NUMBER``; a *characteristic* that only one person has is not found.
    """

    NAME = "name"
    """(A) of a person, also of relatives, employers and household members."""
    ADDRESS = "address"
    """(B) what is smaller than a state: street, town, postal code, hospital, ward and bed."""
    DATE = "date"
    """(C) any date but a year alone; a year of birth is one."""
    AGE = "age over 89"
    """(C) an age of 90 or more."""
    TELEPHONE = "telephone"
    """(D) and (E) telephone and fax."""
    E_MAIL = "e-mail"
    """(F)."""
    NUMBER = "number"
    """(G) to (M) and (R): social security, record, plan, account, license, vehicle, device."""
    WEB = "web address"
    """(N) and (O): pages and network addresses."""
    SCRIPT = "words in another script"
    """No paragraph: letters in which names cannot be told from other words."""

    @property
    def placeholder(self) -> str:
        """What stands in its place."""
        return f"[{self.value}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalDetail:
    """A place in a text that identifies a person: characters from ``start`` up to ``end``."""

    kind: DetailKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A text in which placeholders stand for personal details; ``counts`` tells how many of each kind."""

    text: str
    counts: Mapping[DetailKind, int]

    @property
    def total(self) -> int:
        """Placeholders that were put in."""
        return sum(self.counts.values())
