"""How are files read while others are still being written? By a second program, where that pays.

What is read, and in which order, is the same as without it. If the second program ends before its time,
the rest is read here, from the very record on.
"""

import os
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

import msgspec

from bedside.errors import Problem, SourceError
from bedside.literature.ahead_frames import CutShortError, Finished, Refused, take_frame
from bedside.literature.reader import OnProblem
from bedside.literature.registry import find_reader
from bedside.ports import Read

WORTHWHILE = 8_000_000
"""Bytes of files from which a second program pays: starting it costs a third of a second."""
_BUFFER = 1 << 20


class ReadAhead:
    """Reads files that were announced; use it in a ``with`` block."""

    def __init__(self) -> None:
        self._running: subprocess.Popen[bytes] | None = None
        self._announced: deque[Path] = deque()
        self._is_amid = False

    def __enter__(self) -> "ReadAhead":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def announce(self, paths: Sequence[Path]) -> None:
        """Say which files are read next, in this order, once the ones announced before were read."""
        if self._announced or self._is_amid:
            self.stop()
        if self._running is None and (_cores() < 2 or sum(map(_size, paths)) < WORTHWHILE):
            return
        try:
            self._running = self._running or _start()
            asked = self._running.stdin
            assert asked is not None
            asked.write(msgspec.json.encode([str(path) for path in paths]) + b"\n")
            asked.flush()
        except OSError:
            self.stop()
        else:
            self._announced.extend(paths)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[Read]:
        """What a file says, as its reader tells it. Raises ``SourceError`` if it cannot be read."""
        taken = 0
        if self._is_amid or not (self._announced and self._announced[0] == path):
            self.stop()
        else:
            self._announced.popleft()
            try:
                for told in self._told():
                    taken += 1
                    if isinstance(told, Problem):
                        on_problem(told)
                    else:
                        yield told
                return
            except CutShortError:
                self.stop()
        yield from _read_here(path, on_problem, after=taken)

    def stop(self) -> None:
        """End the second program; what was announced is read here."""
        self._announced.clear()
        self._is_amid = False
        if self._running:
            running, self._running = self._running, None
            running.kill()
            running.communicate()

    def _told(self) -> Iterator[Read | Problem]:
        """What is told of one file. Raises what its reader raised, or :class:`CutShortError`."""
        assert self._running is not None and self._running.stdout is not None
        self._is_amid = True
        while not isinstance(told := take_frame(self._running.stdout), Finished | Refused):
            yield told
        self._is_amid = False
        if isinstance(told, Refused):
            raise SourceError(told.summary, told.problems)


def _start() -> "subprocess.Popen[bytes]":
    """A second program of this Python, with the same modules and nothing else of ours: no file, no lock."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "bedside.literature.ahead_worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        bufsize=_BUFFER,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        start_new_session=True,  # an interrupt at the terminal is ours to act on
    )


def _read_here(path: Path, on_problem: OnProblem, *, after: int) -> Iterator[Read]:
    """What a file says but for the first ``after`` records and problems, which were told already."""
    left = after

    def is_news() -> bool:
        nonlocal left
        left -= 1
        return left < 0

    def on_new_problem(problem: Problem) -> None:
        if is_news():
            on_problem(problem)

    for read in find_reader(path).read(path, on_problem=on_new_problem):
        if is_news():
            yield read


def _cores() -> int:
    """On how many cores this program may run."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
