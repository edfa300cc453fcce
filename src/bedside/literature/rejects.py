"""Where are the records kept that could not be read? In files that can be mended and read again."""

import filecmp
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from bedside.errors import Problem, RejectedRecord

_UNFINISHED = ".rejected.new"


@dataclass(slots=True, kw_only=True)
class Rejects:
    """Writes rejected records to ``folder``, one file for each file that they came from.

    Use it in a ``with`` block; nothing is made before the first rejected record. A file is there whole or
    not at all. None takes the place of another: what an earlier reading kept stays, and the same records
    of the same file are kept once.
    """

    folder: Path
    written: list[Path] = field(default_factory=list)
    _source: Path | None = None
    _open: BinaryIO | None = None
    _first: RejectedRecord | None = None

    def __enter__(self) -> "Rejects":
        # Whoever writes to a library holds its lock, so what lies unfinished is a dead writer's.
        self._unfinished.unlink(missing_ok=True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def keep(self, problem: Problem, *, source: Path) -> None:
        """Write the problem's record, if it holds one. Raises ``OSError``."""
        if problem.record is None:
            return
        if source != self._source or self._open is None:
            self._close()
            self._begin(source, problem.record)
        assert self._open is not None
        self._open.write(problem.record.data.rstrip(b"\n") + b"\n")

    def _begin(self, source: Path, record: RejectedRecord) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._source, self._first = source, record
        self._open = self._unfinished.open("wb")
        self._open.write(record.opening)

    def _close(self) -> None:
        if self._open is None or self._first is None or self._source is None:
            return
        self._open.write(self._first.closing)
        self._open.close()
        self._open = None
        self.written.append(self._put_in_place(self._source, self._first.suffix))

    @property
    def _unfinished(self) -> Path:
        return self.folder / _UNFINISHED

    def _put_in_place(self, source: Path, suffix: str) -> Path:
        name = source.name.removesuffix(".gz").removesuffix(suffix).removesuffix(".rejected")
        for number in count(1):
            path = self.folder / f"{name}{f'.{number}' if number > 1 else ''}.rejected{suffix}"
            if not path.exists():
                return self._unfinished.rename(path)
            if filecmp.cmp(self._unfinished, path, shallow=False):
                self._unfinished.unlink()
                return path
        raise AssertionError("counting ends nowhere")
