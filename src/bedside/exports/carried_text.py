"""How do texts carry an imprint? In an armor of letters, in a field or a comment of their format.

Of such files every letter counts, so their words are the whole text; spaces and line ends do not.
"""

import base64
import binascii
import re
import textwrap
import zlib

from bedside.errors import Problem, SourceError
from bedside.exports.carrier import Carrier, Taken
from bedside.rendering.markdown import escape

_ARMOR = re.compile(
    r"-----BEGIN BEDSIDE IMPRINT-----\s(?P<letters>[A-Za-z0-9+/=\s]*)-----END BEDSIDE IMPRINT-----"
)
_IN_BIBTEX = re.compile(r"@comment\{bedside-imprint\s(?P<letters>[A-Za-z0-9+/=\s]*)\}")
_IN_RIS = re.compile(r"(?:^U5  - bedside-imprint [A-Za-z0-9+/=]*\s*?\n)+", re.MULTILINE)
_RIS_LETTERS = re.compile(r"^U5  - bedside-imprint ([A-Za-z0-9+/=]*)", re.MULTILINE)
_RIS_LINE = 200
_COMMENT = re.compile(r"<!-- bedside-imprint (?P<text>\{.*?\}) -->", re.DOTALL)
_LARGEST_IMPRINT = 20_000_000
"""Bytes: an article is some 100 kB, and a small armor may unpack to gigabytes."""
_LINE = 76


def read_utf8(data: bytes) -> str:
    """The text of a file. Raises ``SourceError`` if it is not in UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = Problem(
            place="the file",
            line=data[: error.start].count(b"\n") + 1,
            met=f"Byte {error.start} is not UTF-8.",
            advice="Give the file as Bedside wrote it.",
        )
        raise SourceError("The file is no text in UTF-8.", (problem,)) from None


def spaced(text: str) -> str:
    """The text with single spaces and no line ends."""
    return " ".join(text.split())


def in_comment(imprint: str) -> str:
    """An imprint as a comment of HTML, which no sign in it can close."""
    closed = imprint.replace("--", "\\u002d\\u002d").replace("<", "\\u003c").replace(">", "\\u003e")
    return f"<!-- bedside-imprint {closed} -->\n"


def cut_comment(text: str) -> tuple[str | None, str]:
    """The imprint of a comment, and the text without it."""
    found = _COMMENT.search(text)
    return (found["text"], text[: found.start()] + text[found.end() :]) if found else (None, text)


def _armored(imprint: str) -> str:
    letters = base64.b64encode(zlib.compress(imprint.encode(), 9)).decode("ascii")
    return "\n".join(textwrap.wrap(letters, _LINE))


def _unarmored(letters: str) -> str:
    """Raises ``SourceError`` for letters that are no imprint."""
    try:
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(
            base64.b64decode("".join(letters.split()), validate=True), _LARGEST_IMPRINT
        )
        if unpacking.eof:
            return data.decode()
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        pass
    problem = Problem(
        place="the imprint",
        line=None,
        met="The letters of the imprint cannot be unpacked.",
        advice="The file was cut or changed; ask for it again.",
    )
    raise SourceError("The file's imprint is damaged.", (problem,))


def _take_armored(data: bytes, armor: re.Pattern[str]) -> Taken:
    text = read_utf8(data)
    found = armor.search(text)
    if found is None:
        return Taken(imprint=None, words=spaced(text))
    return Taken(
        imprint=_unarmored(found["letters"]), words=spaced(text[: found.start()] + text[found.end() :])
    )


def _lay_in_text(data: bytes, imprint: str) -> bytes:
    armor = f"-----BEGIN BEDSIDE IMPRINT-----\n{_armored(imprint)}\n-----END BEDSIDE IMPRINT-----\n"
    return data.rstrip() + b"\n\n" + armor.encode("ascii")


def _lay_in_bibtex(data: bytes, imprint: str) -> bytes:
    return data.rstrip() + f"\n\n@comment{{bedside-imprint\n{_armored(imprint)}\n}}\n".encode("ascii")


def _lay_in_ris(data: bytes, imprint: str) -> bytes:
    """In a field for a user's own use (``U5``) of the last entry: RIS knows no comments."""
    letters = textwrap.wrap("".join(_armored(imprint).split()), _RIS_LINE)
    fields = "".join(f"U5  - bedside-imprint {line}\r\n" for line in letters)
    before, end, after = data.decode().rpartition("ER  - ")
    return f"{before}{fields}{end}{after}".encode()


def _take_out_of_ris(data: bytes) -> Taken:
    text = read_utf8(data)
    found = _IN_RIS.search(text)
    if found is None:
        return Taken(imprint=None, words=spaced(text))
    letters = "".join(_RIS_LETTERS.findall(found[0]))
    return Taken(imprint=_unarmored(letters), words=spaced(text[: found.start()] + text[found.end() :]))


def _lay_in_markdown(data: bytes, imprint: str) -> bytes:
    return data.rstrip() + b"\n\n" + in_comment(imprint).encode()


def _take_out_of_markdown(data: bytes) -> Taken:
    imprint, rest = cut_comment(read_utf8(data))
    return Taken(imprint=imprint, words=spaced(rest))


IN_TEXT = Carrier(lay_in=_lay_in_text, take_out=lambda data: _take_armored(data, _ARMOR))
IN_BIBTEX = Carrier(lay_in=_lay_in_bibtex, take_out=lambda data: _take_armored(data, _IN_BIBTEX))
IN_RIS = Carrier(lay_in=_lay_in_ris, take_out=_take_out_of_ris)
IN_MARKDOWN = Carrier(lay_in=_lay_in_markdown, take_out=_take_out_of_markdown, as_written=escape)
