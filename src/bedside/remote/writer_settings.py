"""Which writer is asked, and how much of it may be asked? Checked once, before anything is opened."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlsplit

from bedside.errors import UserError
from bedside.remote.addresses import is_safe, is_this_machine

SECONDS = 60.0
TOKENS = 1_000
BUDGET = 1_000
AT_ONCE = 4
LONGEST_NAME = 200


class OutsideRule(StrEnum):
    """What may be told to a writer that is not on this machine."""

    FORBID = "forbid"
    MASK = "mask"


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterSettings:
    """A writer behind an endpoint that speaks as OpenAI's does. Raises ``UserError`` for what cannot be.

    ``url`` is where its paths begin, such as ``http://127.0.0.1:8080/v1``; ``name`` is the writer's own.
    ``seconds`` and ``tokens`` bound one answer, ``budget`` the questions of a day in this process (0 is no
    bound), ``at_once`` the answers that are being written at one time. ``agent`` is what the server sees
    of us. With ``OutsideRule.MASK``, the caller masks what a writer outside is told. ``is_relay`` says that
    the server on this machine passes on what it is told, as a tunnel does: then the writer is outside.
    """

    url: str
    name: str
    key: str | None = field(default=None, repr=False)
    seconds: float = SECONDS
    tokens: int = TOKENS
    budget: int = BUDGET
    at_once: int = AT_ONCE
    outside: OutsideRule = OutsideRule.FORBID
    agent: str = "bedside"
    is_relay: bool = False

    def __post_init__(self) -> None:
        _demand_address(self.url)
        if not self.name or len(self.name) > LONGEST_NAME or not self.name.isprintable():
            raise UserError(
                "The writer has no name, or one that cannot be. "
                "Write the name by which its server calls it, as in BEDSIDE_WRITER_NAME."
            )
        if self.key is not None and not (
            self.key.isascii() and self.key.isprintable() and " " not in self.key
        ):
            raise UserError(
                "The writer's key holds what no key can: a space, a line break or another script."
            )
        if not (
            0 < self.seconds < float("inf") and self.tokens > 0 and self.at_once > 0 and self.budget >= 0
        ):
            raise UserError(
                "A bound of the writer cannot be. Seconds, tokens and answers at once are more than 0; "
                "a budget of 0 is none."
            )

    @property
    def is_outside(self) -> bool:
        """Whether the writer is elsewhere: all but ``localhost`` and literal addresses of this machine.

        Those too are elsewhere where the operator says that the server there is a relay.

        A name is not looked up for this, because what it leads to can change.
        """
        return self.is_relay or not self.is_near

    @property
    def is_near(self) -> bool:
        """Whether its address is this machine's, whatever answers there."""
        return is_this_machine(urlsplit(self.url).hostname or "")

    @property
    def is_allowed(self) -> bool:
        """Whether it may be asked at all."""
        return self.outside is OutsideRule.MASK or not self.is_outside


def _demand_address(url: str) -> None:
    """Raises ``UserError`` without the address, which may hold a password."""
    if not is_safe(url) or any(sign in url for sign in "?#"):
        raise UserError(
            "The writer's address cannot be used. Write https://host/v1, or http://127.0.0.1:port/v1 for a "
            "server on this machine; with no name, password or question mark in it."
        )
