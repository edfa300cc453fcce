"""How do tests make small PDF and Word files? By hand, so that each byte is ours."""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any

PrintedLine = str | tuple[float, float, float, str, str]
"""Words alone, or left, bottom, size, font (``F1`` plain, ``F2`` bold) and words."""

LEADING, LEFT, TOP, SIZE = 14.0, 72.0, 720.0, 11.0


def make_pdf(
    pages: Sequence[Sequence[PrintedLine]], *, info: Mapping[str, str] | None = None, encrypt: str = ""
) -> bytes:
    """A PDF of printed lines; an empty line leaves white. ``*`` before the words makes them bold."""
    count = len(pages)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {count} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(count))}] >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        f"<< {' '.join(f'/{name} ({_escaped(value)})' for name, value in (info or {}).items())} >>",
    ]
    for number, page in enumerate(pages):
        drawn = "".join(map(_drawn, _placed(page)))
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {7 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    return _file(objects, encrypt)


def _placed(page: Sequence[PrintedLine]) -> list[tuple[float, float, float, str, str]]:
    placed = []
    for number, line in enumerate(page):
        if isinstance(line, str):
            bold, words = line.startswith("*"), line.removeprefix("*")
            placed.append((LEFT, TOP - LEADING * number, SIZE, "F2" if bold else "F1", words))
        else:
            placed.append(line)
    return placed


def _drawn(line: tuple[float, float, float, str, str]) -> str:
    left, bottom, size, font, words = line
    return f"BT /{font} {size} Tf {left} {bottom} Td ({_escaped(words)}) Tj ET\n" if words else ""


def _escaped(words: str) -> str:
    return words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], encrypt: str) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R {encrypt} >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


ENCRYPTED = (
    f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> "
    f"/ID [<{'43' * 16}> <{'43' * 16}>]"
)
"""For ``encrypt``: a standard lock that no empty password opens."""


def make_word(blocks: Sequence[Mapping[str, Any]], *, properties: Mapping[str, Any] | None = None) -> bytes:
    """A Word file of blocks: heading (with level), text, item, rows (of a table), or xml of a paragraph."""
    import docx
    from docx.oxml import parse_xml

    word = docx.Document()
    for name, value in (properties or {}).items():
        setattr(word.core_properties, name, value)
    for block in blocks:
        if "heading" in block:
            word.add_heading(block["heading"], block.get("level", 1))
        elif "rows" in block:
            table = word.add_table(len(block["rows"]), len(block["rows"][0]))
            for number, row in enumerate(block["rows"]):
                for place, words in enumerate(row):
                    table.cell(number, place).text = words
        elif "xml" in block:
            names = f'xmlns:w="{_NAMESPACE}" xmlns:m="{_MATH}"'
            word.element.body.insert(-1, parse_xml(f"<w:p {names}>{block['xml']}</w:p>"))
        else:
            style = "List Bullet" if "item" in block else None
            word.add_paragraph(block.get("item") or block["text"], style=style)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def with_parts(word: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same archive with parts put in or replaced."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()
