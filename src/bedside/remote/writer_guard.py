"""May the writer be asked now? A rest after faults, a budget for the day, and so many answers at one time.

Small and our own: pybreaker holds its lock during the call that it guards, circuitbreaker has none, and
neither rests for as long as a server asks (ADR 0057).
"""

import threading
from dataclasses import dataclass

from bedside.remote.settings import Clock
from bedside.remote.writer_faults import NO_PLACE, RESTING, SPENT, Met, MetFault

FAULTS_IN_A_ROW = 3
REST = 60.0
"""Seconds of rest after that many faults, and after each trial that fails."""
LONGEST_REST = 900.0
"""Seconds. A server that asks for more is tried again then."""
_DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Leave to ask once; ``is_trial`` after a rest, when one question alone goes out."""

    is_trial: bool


class Guard:
    """Counts what is asked of one writer in this process; threads may share it."""

    def __init__(self, *, at_once: int, budget: int, clock: Clock) -> None:
        self._at_once, self._budget, self._clock = at_once, budget, clock
        self._lock = threading.Lock()
        self._inside = self._faults = self._asked = self._day = 0
        self._rests_until: float | None = None
        self._is_on_trial = False

    def enter(self) -> Place:
        """A place, which must be left again. Raises ``MetFault`` at once where there is none."""
        with self._lock:
            is_trial = self._demand_rested()
            if self._inside >= self._at_once:
                raise MetFault(NO_PLACE)
            self._spend()
            self._inside += 1
            self._is_on_trial = self._is_on_trial or is_trial
            return Place(is_trial=is_trial)

    def leave(self, place: Place, met: Met | None, *, wait: float | None = None) -> None:
        """Give the place back with what was met, ``None`` for a whole answer."""
        with self._lock:
            self._inside -= 1
            if place.is_trial:
                self._is_on_trial = False
            if met is None:
                self._faults, self._rests_until = 0, None
            elif met.counts:
                self._faults += 1
                self._rest(place, wait)

    def _demand_rested(self) -> bool:
        """Whether this would be the trial after a rest. Raises ``MetFault`` during one, or during a trial."""
        if self._rests_until is None:
            return False
        if self._is_on_trial or self._clock.now() < self._rests_until:
            raise MetFault(RESTING)
        return True

    def _spend(self) -> None:
        today = int(self._clock.wall() // _DAY)
        if today != self._day:
            self._day, self._asked = today, 0
        if self._budget and self._asked >= self._budget:
            raise MetFault(SPENT)
        self._asked += 1

    def _rest(self, place: Place, wait: float | None) -> None:
        if place.is_trial or self._faults >= FAULTS_IN_A_ROW:
            wait = max(wait or 0.0, REST)
        if wait:
            until = self._clock.now() + min(wait, LONGEST_REST)
            self._rests_until = max(until, self._rests_until or until)
