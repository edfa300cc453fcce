"""Which format is a file that we do not read, and what can its owner do?"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bedside.literature.word_archive import BROKEN_ARCHIVE, member_names


@dataclass(frozen=True, slots=True)
class KnownFormat:
    """A format that is told apart and not read."""

    name: str
    advice: str


_AS_TEXT = "Save it as .docx, .pdf or plain text."
_AS_LINES = "Export what should be read as text or Markdown."
_OLD_WORD = KnownFormat("an old Office file (.doc, .xls, .ppt) or an encrypted one", _AS_TEXT)
_RTF = KnownFormat("rich text (.rtf)", _AS_TEXT)
_EPUB = KnownFormat("an electronic book (.epub)", "Convert it to HTML or .docx, for example with pandoc.")
_SHEET = KnownFormat("a workbook (.xlsx)", _AS_LINES)
_SLIDES = KnownFormat("a presentation (.pptx)", "Save it as .pdf.")
_OPEN_TEXT = KnownFormat("an OpenDocument file (.odt)", _AS_TEXT)
_ARCHIVE = KnownFormat("a ZIP archive", "Unpack it and read the files in it.")
_PICTURE = KnownFormat("a picture", "If it shows text, run OCR first, for example ocrmypdf.")
_SEVEN_ZIP = KnownFormat("a packed archive", "Unpack it and read the files in it.")

_MAGICS: tuple[tuple[bytes, KnownFormat], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_WORD),
    (b"{\\rtf", _RTF),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"7z\xbc\xaf\x27\x1c", _SEVEN_ZIP),
    (b"Rar!\x1a\x07", _SEVEN_ZIP),
    (b"BZh", _SEVEN_ZIP),
    (b"\xfd7zXZ", _SEVEN_ZIP),
)
_HOLDS: tuple[tuple[Callable[[str], bool], KnownFormat], ...] = (
    (lambda name: name == "META-INF/container.xml", _EPUB),
    (lambda name: name.startswith("xl/"), _SHEET),
    (lambda name: name.startswith("ppt/"), _SLIDES),
    (lambda name: name == "META-INF/manifest.xml", _OPEN_TEXT),
)


def find_known_format(head: bytes, path: Path) -> KnownFormat | None:
    """The format of a file by its first bytes, in archives by the names in it; ``None`` if not known."""
    if head.startswith(b"PK\x03\x04"):
        return _kind_of_archive(path)
    return next((known for magic, known in _MAGICS if head.startswith(magic)), None)


def _kind_of_archive(path: Path) -> KnownFormat:
    try:
        with path.open("rb") as stream:
            names = member_names(stream)
    except BROKEN_ARCHIVE:
        return KnownFormat("a damaged ZIP archive (.docx, .xlsx, .epub)", "Fetch or save it again.")
    return next((known for holds, known in _HOLDS if any(map(holds, names))), _ARCHIVE)
