"""Is this archive one that may be opened? Members, sizes and declarations are looked at before it is."""

import os
import re
import zipfile
import zlib
from pathlib import PurePosixPath
from typing import IO

MOST_MEMBERS = 5_000
LARGEST_PART = 50_000_000
LARGEST_WHOLE = 200_000_000
LARGEST_PACKING = 200
PACKING_FROM = 5_000_000
"""Deflate makes text some 20 times smaller; past this many bytes 200 times means a bomb."""

LARGEST_DIRECTORY = 4_000_000
"""Bytes. The list alone of a million members would fill the memory."""
_END_MARK, _END_WITHIN = b"PK\x05\x06", 65_557

CONTENT_TYPES, MAIN_FOLDER = "[Content_Types].xml", "word/"

BROKEN_ARCHIVE = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError)
"""What opening or listing a damaged archive raises."""

_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_MACROS = ("vbaproject.bin", "vbadata.xml")
_XML_SUFFIXES = (".xml", ".rels")


def is_word_archive(stream: IO[bytes]) -> bool:
    """Whether a file is a ZIP archive with Word's parts. Nothing is unpacked."""
    try:
        names = member_names(stream)
    except BROKEN_ARCHIVE:
        return False
    return CONTENT_TYPES in names and any(name.startswith(MAIN_FOLDER) for name in names)


def member_names(stream: IO[bytes]) -> list[str]:
    """The names in an archive, nothing if its list is too long. Raises one of ``BROKEN_ARCHIVE``."""
    if _directory_size(stream) > LARGEST_DIRECTORY:
        return []
    with zipfile.ZipFile(stream) as archive:
        return archive.namelist()


def _directory_size(stream: IO[bytes]) -> int:
    """Bytes of the list of members as the archive's last record states them (APPNOTE 4.3.16)."""
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _END_WITHIN))
    tail = stream.read()
    at = tail.rfind(_END_MARK)
    stated = tail[at + 12 : at + 16] if at >= 0 else b""
    return int.from_bytes(stated, "little")


def find_fault(stream: IO[bytes]) -> str | None:
    """Why an archive must not be opened; ``None`` if it may be.

    Raises one of ``BROKEN_ARCHIVE`` where it is damaged.
    """
    if _directory_size(stream) > LARGEST_DIRECTORY:
        return f"it holds more than {MOST_MEMBERS:,} parts"
    with zipfile.ZipFile(stream) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS:
            return f"it holds {len(members):,} parts, more than {MOST_MEMBERS:,}"
        if sum(member.file_size for member in members) > LARGEST_WHOLE:
            return f"it unpacks to more than {LARGEST_WHOLE // 1_000_000} MB"
        if len({member.filename for member in members}) < len(members):
            return "it holds two parts of one name"
        if any(member.filename.lower().endswith(_MACROS) for member in members):
            return "it holds macros (.docm)"
        return next((fault for member in members if (fault := _member_fault(archive, member))), None)


def _member_fault(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or member.filename[1:2] == ":":
        return "a part's name leads out of the archive"
    if member.flag_bits & 0x1:
        return "it is encrypted"
    if member.file_size > LARGEST_PART:
        return f"a part unpacks to more than {LARGEST_PART // 1_000_000} MB"
    if member.file_size > PACKING_FROM and member.file_size > LARGEST_PACKING * max(1, member.compress_size):
        return f"a part unpacks to {member.file_size // max(1, member.compress_size)} times its size"
    return _declaration_fault(archive, member)


def _declaration_fault(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> str | None:
    """Word writes no document type: one is only there to declare entities."""
    if not member.filename.lower().endswith(_XML_SUFFIXES):
        return None
    with archive.open(member) as part:
        # A declaration stands before the root; other encodings spread its letters with zero bytes.
        if _DECLARES.search(part.read(65_536).replace(b"\0", b"")):
            return "a part declares entities or a document type"
    return None
