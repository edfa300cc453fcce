"""Where does an answer stand? The addresses of a library, and what stands at them."""

from functools import cached_property

from bedside.answering import (
    Address,
    AddressBook,
    Addressed,
    Asked,
    Shelf,
    address_question,
    make_address_book,
    read_path,
    understand_asked,
    word_address,
)
from bedside.terms import Audience, Question

MOST_KNOWN = 4096
"""Addresses kept in memory. Only canonical ones are: they hold words of the library, never a reader's."""


class Addresses:
    """The addresses of one release."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: dict[str, Address] = {}
        self._suggested: dict[str, Address | None] = {}

    @cached_property
    def _book(self) -> AddressBook:
        return make_address_book(self._shelf)

    def read_question(
        self, text: str, *, follow_up: Address | None = None, audience: Audience = Audience.CLINICIAN
    ) -> Addressed:
        """What a question comes to, asked after the article at ``follow_up``. Raises ``QuestionError``.

        The address is the same for every audience; what is an emergency hangs on who asks.
        """
        previous = self._question(follow_up) if follow_up else None
        asked = Asked(text=text, audience=Audience.CLINICIAN, previous=previous)
        return address_question(asked, self._shelf, self._book, is_lay=audience.is_lay)

    def read_path(self, path: str) -> Address | None:
        """The canonical address that a path leads to; ``None`` for one that leads nowhere."""
        known = self._known.get(path)
        return known or self._know(path, read_path(path, self._shelf, self._book))

    def of_follow_up(self, question: str) -> Address | None:
        """The address of a question that an article suggests: there are few, and no reader wrote them."""
        if question not in self._suggested and len(self._suggested) < MOST_KNOWN:
            self._suggested[question] = self.read_question(question).address
        return self._suggested.get(question)

    def word(self, address: Address, *, is_lay: bool = False) -> str:
        """The question that stands at an address."""
        return word_address(address, self._shelf, self._book, is_lay=is_lay)

    def _know(self, path: str, found: Address | None) -> Address | None:
        """Reading a path answers its question three times over, so what leads to itself is kept."""
        if found and found.path == path and len(self._known) < MOST_KNOWN:
            self._known[path] = found
        return found

    def _question(self, address: Address) -> Question:
        asked = Asked(text=self.word(address), audience=Audience.CLINICIAN)
        return understand_asked(asked, self._shelf)
