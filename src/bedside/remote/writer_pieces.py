"""What of a writer's stream is text? Events in, pieces out; what is no answer is a fault.

Reasoning that comes beside the text is not read, and of several answers only the first is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec

from bedside.remote.writer_faults import BROKE_OFF, CUT, DECLINED, EMPTY, ENDLESS, RUBBISH, Met, MetFault

MOST_OF_A_TOKEN = 64
"""Characters. A token has four or so; a server that writes more than this for each does not count them."""

_ENDS: dict[str, Met | None] = {
    "stop": None,
    "length": CUT,
    "content_filter": DECLINED,
    "tool_calls": RUBBISH,
    "function_call": RUBBISH,
}


class _Delta(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None
    tool_calls: list[object] | None = None


class _Choice(msgspec.Struct):
    index: int = 0
    delta: _Delta | None = None
    finish_reason: str | None = None


class _Usage(msgspec.Struct):
    completion_tokens: int | None = None


class _Event(msgspec.Struct):
    choices: list[_Choice] | None = None
    usage: _Usage | None = None


@dataclass(slots=True, kw_only=True)
class Tally:
    """What came so far: pieces, characters, and how many tokens the server counts, if it tells."""

    pieces: int = 0
    characters: int = 0
    has_text: bool = False
    tokens: int | None = None

    def add(self, piece: str) -> None:
        """Count a piece."""
        self.pieces += 1
        self.characters += len(piece)
        self.has_text = self.has_text or not piece.isspace()


def read_pieces(events: Iterable[object], *, tally: Tally, most_tokens: int) -> Iterator[str]:
    """The text in order, up to where the writer says that it ended. Raises ``MetFault``."""
    for choice in _choices(events, tally):
        piece = _text(choice)
        if piece:
            tally.add(piece)
            if tally.characters > most_tokens * MOST_OF_A_TOKEN:
                raise MetFault(ENDLESS)
            yield piece
        if choice.finish_reason is not None:
            _demand_whole(choice.finish_reason, tally)
            return
    raise MetFault(BROKE_OFF if tally.pieces else EMPTY)


def read_tokens(events: Iterable[object], tally: Tally) -> None:
    """What the server tells of tokens after the end."""
    for _ in _choices(events, tally):
        pass


def _choices(events: Iterable[object], tally: Tally) -> Iterator[_Choice]:
    """The first answer's events. Raises ``MetFault`` for an event of another form."""
    for told in events:
        event = _read(told)
        if event.usage is not None and event.usage.completion_tokens is not None:
            tally.tokens = event.usage.completion_tokens
        yield from (choice for choice in event.choices or () if choice.index == 0)


def _read(told: object) -> _Event:
    try:
        return msgspec.convert(told, _Event)
    except msgspec.ValidationError:
        pass  # it quotes what was met
    raise MetFault(RUBBISH)


def _text(choice: _Choice) -> str:
    """Raises ``MetFault`` for a call of tools, a refusal, and signs that no text has."""
    delta = choice.delta or _Delta()
    if delta.tool_calls:
        raise MetFault(RUBBISH)
    if delta.refusal:
        raise MetFault(DECLINED)
    piece = delta.content or ""
    if "\0" in piece or any("\ud800" <= sign <= "\udfff" for sign in piece):
        raise MetFault(RUBBISH)
    return piece


def _demand_whole(reason: str, tally: Tally) -> None:
    met = _ENDS.get(reason, BROKE_OFF)
    if met is None and not tally.has_text:
        met = EMPTY
    if met is not None:
        raise MetFault(met)
