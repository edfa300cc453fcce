"""Would a packed stream of a PDF unpack to an absurd size? Looked at before PDFium unpacks it."""

import re
import zlib

LARGEST_STREAM = 50_000_000
LARGEST_PACKING = 200
"""Pages and fonts unpack to some ten times their size; past ``LARGEST_STREAM`` 200 times means a bomb."""

_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78][\x01-\xff])")
_AT_ONCE = 1_000_000


def holds_bomb(data: bytes) -> bool:
    """Whether any stream that is packed with zlib grows past the bounds. Streams in several wraps pass."""
    return any(_is_bomb(memoryview(data)[found.end() :]) for found in _STREAM.finditer(data))


def _is_bomb(packed: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    given, taken = 0, 0
    rest: bytes | memoryview = packed[:_AT_ONCE]
    try:
        while rest and not unpacker.eof:
            given += len(unpacker.decompress(rest, _AT_ONCE))
            tail = unpacker.unconsumed_tail
            taken += len(rest) - len(tail)
            if given > LARGEST_STREAM and given > LARGEST_PACKING * taken:
                return True
            rest = tail or packed[taken : taken + _AT_ONCE]
    except zlib.error:
        return False
    return False
