"""In which letters is an XML file written? Its bytes are handed on in UTF-8, block by block.

Rules: W3C, XML 1.0 (fifth edition), appendix F: a byte order mark, else the pattern of zero
bytes, else what the XML declaration states, else UTF-8.
"""

import codecs
import re
from collections.abc import Iterator

from bedside.literature.files import MeasuredFile

BLOCK = 1 << 15
"""Bytes read at once; so many are lost where an archive is damaged."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0\0\0", "utf-32-le"),
    (b"\0\0\0<", "utf-32-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_STATED = re.compile(rb"\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_ONE_BYTE = re.compile(r"(?:ascii|utf-8|cp125\d|iso8859-\d+)\Z")


class UnknownEncodingError(ValueError):
    """The file states an encoding that is none of ours, or does not keep to it."""


def find_encoding(head: bytes) -> str:
    """Python's name of the encoding. Raises :class:`UnknownEncodingError` for one that XML seldom has."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    stated = _STATED.match(head)
    if not stated or stated[1].lower().startswith((b"utf-16", b"utf-32")):
        return "utf-8"  # a declaration that can be read as it stands is in one-byte letters
    name = stated[1].decode()
    try:
        known = codecs.lookup(name).name
    except LookupError:
        known = ""
    if not _ONE_BYTE.match(known):
        raise UnknownEncodingError(f"The encoding {name} is not one that is read")
    return known


def utf8_blocks(stream: MeasuredFile) -> Iterator[bytes]:
    """The file in UTF-8, without a byte order mark.

    UTF-8 itself is not looked at: a wrong byte costs the record that holds it, no more. Raises
    :class:`UnknownEncodingError` and what reading the file raises.
    """
    block = stream.read(BLOCK)
    encoding = find_encoding(block)
    if encoding in ("utf-8", "utf-8-sig", "ascii"):
        block = block.removeprefix(codecs.BOM_UTF8)
        while block:
            yield block
            block = stream.read(BLOCK)
        return
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while block:
            yield decoder.decode(block).encode()
            block = stream.read(BLOCK)
        yield decoder.decode(b"", final=True).encode()
    except UnicodeError as error:
        raise UnknownEncodingError(
            f"The bytes are not {encoding.upper()}, which the file begins as"
        ) from error
