"""How are the words of marked-up text gathered so that no mark changes what they say?"""

import re

from bedside.literature.wording import one_line

# "10" may be set apart from its power; any other number is followed by it at once.
_BEFORE_POWER = re.compile(r"(?:\d|\b10\s+)\Z")
_POWER = re.compile(r"\s*[+\-−–]?\d")
_LISTED = re.compile(r"\s*\d{1,3}(?:\s*[,–-]\s*\d{1,3})+\s*\Z")
# Letters past h are powers (n, x) or degrees (o) as often as marks; st, nd, rd and th are no marks.
_NOTE_LETTERS = re.compile(r"\s*[a-h](?:\s*,?\s*[a-h])*\s*\Z")
_STOPPED = re.compile(r"[\w%)\]\"”’'][.,;:]\Z")


class MarkedText:
    """Words in reading order. A raised number after a number becomes a power: ``10^9``, not ``109``."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def __str__(self) -> str:
        return one_line("".join(self._pieces))

    def add(self, text: str | None) -> None:
        """Words that follow as they stand."""
        if text:
            self._pieces.append(text)

    def mark(self) -> int:
        """A place to come back to with :meth:`take_from`."""
        return len(self._pieces)

    def take_from(self, mark: int) -> str:
        """What was added since ``mark``, taken out again."""
        taken = "".join(self._pieces[mark:])
        del self._pieces[mark:]
        return taken

    def lengths(self) -> list[int]:
        """How long the text is up to each mark, from 0."""
        found = [0]
        is_apart = False
        for piece in self._pieces:
            words = one_line(piece)
            is_apart = is_apart or piece[:1] != words[:1]
            found.append(found[-1] + len(words) + (1 if words and is_apart and found[-1] else 0))
            is_apart = piece[-1:] != words[-1:] if words else is_apart or bool(piece)
        return found

    def add_raised(self, text: str) -> None:
        """Raised words: a power after a number, plain after anything else (``Mg2+``, ``m2``).

        Raised letters and lists of numbers are marks of notes: ``0.08 [c]``, ``8 [9,10]``, and
        ``[a] septic`` is not ``aseptic``.
        """
        if _LISTED.match(text):
            self.add_reference_mark(text)
            return
        if _NOTE_LETTERS.match(text):
            stands_before_its_word = not self.ending().strip() or self.ending()[-1].isspace()
            self.add_reference_mark(text)
            self.add(" " if stands_before_its_word else "")
            return
        is_power = _POWER.match(text) and _BEFORE_POWER.search(self.ending())
        if is_power:
            self._pieces[-1:] = [self._pieces[-1].rstrip(), "^"]
        self.add(text.lstrip() if is_power else text)

    def add_reference_mark(self, text: str) -> None:
        """A raised mark that points elsewhere, in brackets: ``12 [3]`` is not the number 123.

        It stands before the stop that it was printed after, so that it stays with its sentence.
        """
        inner, before = text.strip(), self.ending()
        if not inner or inner[0] in "[(" or before.endswith(("[", "(")):
            self.add(inner)
            return
        stop = before[-1] if _STOPPED.search(before) else ""
        if stop:
            last = len(self._pieces) - 1
            while not self._pieces[last]:
                last -= 1
            self._pieces[last] = self._pieces[last][:-1]
        gap = "" if not before or before[-1].isspace() else " "
        self.add(f"{gap}[{inner}]{stop}")

    def ending(self) -> str:
        """The last few letters."""
        return next((piece[-8:] for piece in reversed(self._pieces) if piece), "")
