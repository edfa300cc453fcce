"""How are files opened that nobody vouched for? Compressed or plain, within bounds."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from isal import igzip
from isal.igzip_lib import IsalError

from bedside.terms import PublicationId

LARGEST_RECORD = 50_000_000
"""Bytes of one record. PubMed's largest, with thousands of authors, stay below 5 MB."""

LARGEST_RATIO = 1_000
RATIO_FROM = 100_000_000
"""gzip can shrink at most 1,032-fold; past this many bytes such a ratio means a bomb."""

HEAD_LENGTH = 16_384
_GZIP_MAGIC = b"\x1f\x8b"

BROKEN_FILE = (OSError, EOFError, zlib.error, cast(type[Exception], IsalError))
"""What reading a damaged or vanished file raises; :class:`TooLargeError` is among them."""


class TooLargeError(OSError):
    """A file that grows past its bounds while it is read."""


class MeasuredFile:
    """A binary stream that counts what it gives out and stops what cannot be honest."""

    def __init__(self, stream: BinaryIO, *, packed: BinaryIO | None = None) -> None:
        self._stream = stream
        self._packed = packed
        self._given = 0
        self._record_began = 0

    def begin_record(self) -> None:
        """Say that a record was read in full and the next one begins."""
        self._record_began = self._given

    def read(self, size: int = -1) -> bytes:
        """Up to ``size`` bytes. Raises :class:`TooLargeError` past a bound."""
        return self._counted(self._stream.read(size))

    def readline(self) -> bytes:
        """One line. Raises :class:`TooLargeError` if it is longer than a record may be."""
        return self._counted(self._stream.readline(LARGEST_RECORD + 1))

    def _counted(self, data: bytes) -> bytes:
        self._given += len(data)
        if self._given - self._record_began > LARGEST_RECORD:
            raise TooLargeError(f"one record is larger than {LARGEST_RECORD // 1_000_000} MB")
        if self._packed is not None and self._given > RATIO_FROM:
            ratio = self._given / max(1, self._packed.tell())
            if ratio > LARGEST_RATIO:
                raise TooLargeError(f"the file unpacks to {ratio:.0f} times its size")
        return data


@contextmanager
def open_measured(path: Path) -> Iterator[MeasuredFile]:
    """Open a plain or gzip file, told apart by content. Raises ``OSError``."""
    with path.open("rb") as raw:
        packed = raw.peek(2)[:2] == _GZIP_MAGIC
        if not packed:
            yield MeasuredFile(raw)
            return
        with igzip.open(raw) as unpacked:
            yield MeasuredFile(cast(BinaryIO, unpacked), packed=raw)


def read_head(path: Path) -> bytes:
    """The first bytes of a file, decompressed. Raises one of ``BROKEN_FILE``."""
    with open_measured(path) as stream:
        return stream.read(HEAD_LENGTH)


def read_whole(path: Path) -> bytes:
    """All of a file that is one record, decompressed. Raises one of ``BROKEN_FILE``."""
    with open_measured(path) as stream:
        return stream.read(LARGEST_RECORD + 1)


def file_id(path: Path) -> PublicationId:
    """The id of a work that is one file and states none: ``file:`` and its place.

    The place is the path if it is relative and stays inside, else the name alone: no one's home folder.
    """
    inside = not path.is_absolute() and ".." not in path.parts
    return PublicationId(f"file:{path.as_posix() if inside else path.name}")
