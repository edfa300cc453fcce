"""Which server is asked, in whose name, and how fast?

NCBI allows 3 requests a second from one address, and 10 with an API key
(https://support.nlm.nih.gov/knowledgebase/article/KA-05317/en-us and .../KA-05318/en-us), and asks
that software name itself and an address of contact (https://www.ncbi.nlm.nih.gov/books/NBK25497/).
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

E_UTILITIES = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
FILES = "https://ftp.ncbi.nlm.nih.gov/pubmed/"
TOOL = "bedside"

PER_SECOND = 3
PER_SECOND_WITH_KEY = 10
MOST = 10_000
"""Publications fetched by one command unless more are allowed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """What time it is and how to wait; tests put their own in its place.

    ``now`` counts seconds from anywhere and never goes back; ``wall`` gives seconds since 1970.
    """

    now: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to fetch. ``server`` is a base address; without one, NCBI's own is asked.

    ``agent`` is the name and version that servers see; ``timeout`` is in seconds, for one answer's
    beginning and for each pause within it.
    """

    agent: str = TOOL
    email: str | None = None
    api_key: str | None = field(default=None, repr=False)
    server: str | None = None
    most: int = MOST
    timeout: float = 60
    clock: Clock = field(default_factory=Clock)

    @property
    def interval(self) -> float:
        """Seconds from one request to the next: a twentieth more than NCBI's limit asks for."""
        return 1.05 / (PER_SECOND_WITH_KEY if self.api_key else PER_SECOND)

    def named_to_ncbi(self) -> dict[str, str]:
        """What E-utilities are told of us with each request."""
        given = {"tool": TOOL, "email": self.email, "api_key": self.api_key}
        return {name: value for name, value in given.items() if value}


class Pace:
    """Keeps requests apart by ``interval`` seconds."""

    def __init__(self, *, interval: float, clock: Clock) -> None:
        self._interval = interval
        self._clock = clock
        self._next = clock.now()

    def wait(self) -> None:
        """Return when the next request may go out."""
        late = self._next - self._clock.now()
        if late > 0:
            self._clock.sleep(late)
        self._next = self._clock.now() + self._interval
