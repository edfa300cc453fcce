"""Where are the records kept that could not be read? In files that can be mended and read again."""

from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from bedside.errors import Problem, RejectedRecord


@dataclass(slots=True, kw_only=True)
class Rejects:
    """Writes rejected records to ``folder``, one file for each file that they came from.

    Use it in a ``with`` block; nothing is made before the first rejected record.
    """

    folder: Path
    written: list[Path] = field(default_factory=list)
    _source: Path | None = None
    _open: BinaryIO | None = None
    _closing: bytes = b""

    def __enter__(self) -> "Rejects":
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
        name = source.name.removesuffix(".gz").removesuffix(record.suffix).removesuffix(".rejected")
        path = self.folder / f"{name}.rejected{record.suffix}"
        number = 2
        while path in self.written or path.resolve() == source.resolve():
            path = self.folder / f"{name}.{number}.rejected{record.suffix}"
            number += 1
        self._source, self._closing = source, record.closing
        self._open = path.open("wb")
        self._open.write(record.opening)
        self.written.append(path)

    def _close(self) -> None:
        if self._open is not None:
            self._open.write(self._closing)
            self._open.close()
            self._open = None
