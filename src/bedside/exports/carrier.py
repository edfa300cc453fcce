"""How does a form of file carry an imprint, and which words of it does the imprint speak of?"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken out of a file: its imprint as JSON if it has one, its words, and its frame.

    ``words`` hold single spaces (none at all where ``is_spaced`` of the carrier is false); ``frame`` is all
    that is no word and must not change: links, marks, styles.
    """

    imprint: str | None
    words: str
    frame: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """Lays an imprint into a file of one form, and takes it out again.

    ``as_written`` gives the words of a text as they stand in such a file. Taking out raises
    ``SourceError`` for bytes that are no such file.
    """

    lay_in: Callable[[bytes, str], bytes]
    take_out: Callable[[bytes], Taken]
    as_written: Callable[[str], str] = str
    is_spaced: bool = True

    def normal(self, text: str) -> str:
        """A text as its words are held in an imprint."""
        return (" " if self.is_spaced else "").join(self.as_written(text).split())
