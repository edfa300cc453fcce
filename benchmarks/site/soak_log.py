"""What was seen in a soak: answers by who asked, faults, writes that were acknowledged, writes in doubt."""

import math
import time
from collections import Counter
from dataclasses import dataclass, field
from statistics import quantiles
from threading import Event, Lock

MOST_FAULTS, MOST_SLOW = 40, 8


@dataclass(frozen=True)
class Write:
    """Something a person of the board wrote; ``token`` stands in its words, where it has words."""

    actor: str
    act: str
    claim: str
    token: str = ""


@dataclass
class Log:
    """Kept by all threads together; ``over`` ends them."""

    answers: Counter[tuple[str, int]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    acknowledged: list[Write] = field(default_factory=list)
    in_doubt: list[Write] = field(default_factory=list)
    refused: Counter[str] = field(default_factory=Counter)
    milliseconds: list[float] = field(default_factory=list)
    slowest: list[tuple[float, str]] = field(default_factory=list)
    cut: int = 0
    up_at: float = -math.inf
    over: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def answered(self, who: str, status: int, *, begun: float, where: str) -> None:
        """Note an answer."""
        took = (time.monotonic() - begun) * 1000
        with self._lock:
            self.answers[who, status] += 1
            self.milliseconds.append(took)
            self.slowest = sorted([*self.slowest, (took, where)])[-MOST_SLOW:]

    def fail(self, sentence: str) -> None:
        """Note what must not happen."""
        with self._lock:
            self.faults.append(sentence)

    def goes_down(self) -> None:
        """From now on connections may be cut or refused."""
        self.up_at = math.inf

    def is_up(self) -> None:
        """Whoever asks from now on gets an answer."""
        self.up_at = time.monotonic()

    def lost_connection(self, error: Exception, *, begun: float, where: str) -> None:
        """A request without an answer: borne if the server was down since it began, else a fault."""
        if begun <= self.up_at:
            with self._lock:
                self.cut += 1
        else:
            self.fail(f"{where}: {type(error).__name__}: {error}")

    def keep(self, write: Write, *, is_certain: bool) -> None:
        """Remember a write."""
        with self._lock:
            (self.acknowledged if is_certain else self.in_doubt).append(write)

    def refuse(self, code: str) -> None:
        """Note a refusal of the rules: no fault, the other reviewer came first."""
        with self._lock:
            self.refused[code] += 1

    def print(self) -> None:
        """Counts and times, and the first faults."""
        for (who, status), count in sorted(self.answers.items()):
            print(f"{who:12}{status:6}{count:10,}")
        cuts = quantiles(self.milliseconds, n=100) if len(self.milliseconds) > 1 else [0.0] * 99
        print(f"times: p50 {cuts[49]:.0f} ms, p99 {cuts[98]:.0f} ms; the slowest:")
        for took, where in reversed(self.slowest):
            print(f"{took:10.0f} ms {where}")
        acts = Counter(write.act for write in self.acknowledged)
        print(f"acknowledged: {len(self.acknowledged):,} {dict(acts)}")
        print(f"refused by the rules: {dict(self.refused)}")
        print(f"cut or refused connections: {self.cut:,}; writes in doubt: {len(self.in_doubt)}")
        for fault in self.faults[:MOST_FAULTS]:
            print(f"FAULT {fault}")
