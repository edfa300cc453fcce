"""How does what was read pass from the program that reads to the one that writes? As frames of bytes."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO

import msgspec

from bedside.errors import Problem
from bedside.ports import Read, ReadHeading, ReadNotice, ReadPublication, ReadRemoval


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """A file that could not be read: what ``SourceError`` says."""

    summary: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """Nothing more follows of a file."""


Told = Read | Problem | Refused | Finished
"""What is told of a file, in order."""

_KINDS: Mapping[bytes, type[Told]] = {
    b"P": ReadPublication,
    b"R": ReadRemoval,
    b"N": ReadNotice,
    b"H": ReadHeading,
    b"!": Problem,
    b"X": Refused,
    b".": Finished,
}
_LETTERS = {kind: letter for letter, kind in _KINDS.items()}
_HEAD = struct.Struct(">cI")
_DECODERS = {letter: msgspec.json.Decoder(kind) for letter, kind in _KINDS.items()}
_ENCODER = msgspec.json.Encoder()


class CutShortError(Exception):
    """The frames ended within a file: the program that read it is gone."""


def pack_frame(told: Told) -> bytes:
    """One frame."""
    body = _ENCODER.encode(told)
    return _HEAD.pack(_LETTERS[type(told)], len(body)) + body


def take_frame(stream: IO[bytes]) -> Told:
    """The next frame. Raises :class:`CutShortError` if there is no whole one."""
    letter, length = _HEAD.unpack(_take(stream, _HEAD.size))
    told: Told = _DECODERS[letter].decode(_take(stream, length))
    return told


def _take(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise CutShortError
    return data
