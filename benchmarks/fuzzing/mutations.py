"""How is a sound file spoiled? Tables of mutations of bytes; each takes the data and a source of chance."""

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Sequence
from random import Random

LARGEST = 400_000
"""Bytes that a mutated file may hold; what takes longer than a limit on so little is a fault."""

Mutation = Callable[[bytes, Random], bytes]

_TAG = re.compile(rb"<([A-Za-z][\w:.-]*)[^<>]{0,200}>")
_NUMBER = re.compile(rb"\d+")
_STRING = re.compile(rb'"[^"\n]{0,200}"')
_NUMBERS = (b"0", b"-1", b"1e999", b"99999999999999999999999", b"9" * 5_000, b"NaN", b"2147483648", b"1.0.0")
_TEXTS = (
    *(b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xc0\x80", b"\x1b[2J", b"\xe2\x80\xae"),
    *(b"\x85", b"\xe2\x80\xa8", b"&#0;", b"&#xD800;", b"&#x10FFFF;", b"&e;", b"&nbsp;", b"%s%n", b"\\ud800"),
    *(b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml version='1.0'?>", b"</", b"<", b">", b'"', b"'"),
    *(b"<xi:include href='file:///etc/passwd' xmlns:xi='http://www.w3.org/2001/XInclude'/>",),
    *(b"\n", b"\r", b"\r\n\r\n", b"\t", b",", b";", b"|", b"{", b"}", b"[[[[", b"null", b"# ", b"---\n"),
    *(" \u200d\u0301\u202e🫀".encode(), "İ".encode() * 40, b"a" * 20_000, b" " * 20_000, b"-" * 20_000),
)
_CODECS = ("utf-16", "utf-16-be", "utf-32", "latin-1", "cp037", "utf-7", "shift_jis")
_NAMES = (b"utf-16", b"UTF-8", b"iso-8859-1", b"cp037", b"ebcdic", b"x-none", b"utf-7", b"us-ascii", b"")


def flip(data: bytes, chance: Random) -> bytes:
    changed = bytearray(data or b"x")
    for _ in range(chance.choice((1, 1, 4, 40))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def cut(data: bytes, chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def drop(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def double(data: bytes, chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    times = chance.choice((1, 1, 2, 20, 300))
    return data[:end] + data[start:end] * min(times, LARGEST // max(1, end - start)) + data[end:]


def insert(data: bytes, chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TEXTS) + data[at:]


def change_number(data: bytes, chance: Random) -> bytes:
    return _replaced(data, _NUMBER, chance.choice(_NUMBERS), chance)


def change_string(data: bytes, chance: Random) -> bytes:
    return _replaced(data, _STRING, b'"' + chance.choice((b"", *_TEXTS, *_NUMBERS)) + b'"', chance)


def recode(data: bytes, chance: Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_CODECS), "replace")


def declare_encoding(data: bytes, chance: Random) -> bytes:
    line = b'<?xml version="1.0" encoding="' + chance.choice(_NAMES) + b'"?>'
    return re.sub(rb"\A\s*<\?xml[^>]*\?>", lambda _: line, data) if data[:5] == b"<?xml" else line + data


def pack_gzip(data: bytes, chance: Random) -> bytes:
    packed = gzip.compress(data, 1)
    return chance.choice((bytes, cut_end, lambda it: flip(it, chance), lambda it: it + it))(packed)


def cut_end(data: bytes) -> bytes:
    return data[: len(data) * 9 // 10]


def double_element(data: bytes, chance: Random) -> bytes:
    start, end = _element(data, chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 5, 50)) + data[end:]


def drop_element(data: bytes, chance: Random) -> bytes:
    start, end = _element(data, chance)
    return data[:start] + data[end:]


def empty_element(data: bytes, chance: Random) -> bytes:
    start, end = _element(data, chance)
    opened, closed = data.find(b">", start, end), data.rfind(b"</", start, end)
    return data[: opened + 1] + data[closed:] if start < opened < closed else data


def move_element(data: bytes, chance: Random) -> bytes:
    """An element put where another begins: nested where it never is."""
    start, end = _element(data, chance)
    into, _ = _element(data, chance)
    return data[:into] + data[start:end] + data[into:]


def nest_deeply(data: bytes, chance: Random) -> bytes:
    start, end = _element(data, chance)
    found = _TAG.match(data, start)
    name = found[1] if found else chance.choice((b"div", b"b", b"sec", b"sup", b"table", b"li"))
    depth = chance.choice((3, 30, 255, 400, 3_000, 20_000))
    return data[:start] + b"<%s>" % name * depth + data[start:end] + b"</%s>" % name * depth + data[end:]


def rename_element(data: bytes, chance: Random) -> bytes:
    names = [found[1] for found in _TAG.finditer(data[:50_000])] or [b"x"]
    one, other = chance.choice(names), chance.choice(names)
    return re.sub(
        rb"(</?)" + re.escape(one) + rb"(?=[\s>/])", rb"\1" + other, data, count=chance.choice((1, 2, 0))
    )


def add_entities(data: bytes, chance: Random) -> bytes:
    """A document type with entities that grow, or that name the file beside the input."""
    bomb = b'<!ENTITY a "lol">' + b"".join(
        b'<!ENTITY %c "%s">' % (98 + at, b"&%c;" % (97 + at) * 20) for at in range(7)
    )
    secret = b'<!ENTITY h SYSTEM "canary.txt">'
    outer = b'<!ENTITY %% p SYSTEM "file:///nowhere/canary.dtd">%p;'
    found = _TAG.search(data)
    name = found[1] if found else b"x"
    inner = chance.choice((bomb, secret, outer, b'<!ENTITY h "' + b"h" * 9_000 + b'">'))
    doctype = b"<!DOCTYPE " + name + b" [" + inner + b"]>"
    body = re.sub(rb"<!DOCTYPE[^>\[]*(\[[^\]]*\])?[^>]*>", b"", data, count=1)
    at = body.find(b"<" + name)
    at, text = max(at, 0), chance.choice((b"&h;", b"&h;" * 300))
    inside = body.find(b">", chance.randrange(at, len(body) + 1)) + 1
    return body[:at] + doctype + body[at:inside] + text + body[inside:]


def swap_lines(data: bytes, chance: Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    for _ in range(chance.choice((1, 5))):
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


TEXT: Sequence[Mutation] = (
    *(flip, cut, drop, double, insert, insert, change_number, change_string, recode, pack_gzip, swap_lines),
)
MARKED: Sequence[Mutation] = (
    *(declare_encoding, double_element, drop_element, empty_element, move_element, nest_deeply),
    *(rename_element, add_entities),
)


_WORDS = (
    *(
        b"",
        b" ",
        b"0",
        b"-5",
        b"99999999999999999999",
        b"1999 Jul-Aug",
        b"10.1000/x",
        b"PMC1",
        b"&#8203;",
        b"&#x7f;",
    ),
    *(
        "İß\u0345".encode(),
        b"A. B. C. " * 900,
        b"x" * 9_000,
        b"1.",
        b"2020-13-45",
        b"&amp;&lt;&gt;",
        b"\xe2\x80\xae",
    ),
    *(b"[1]", b"mg/kg", b"Class I", b"http://x.y/?a=b", b"true", b"eng", b"\xc2\xa0" * 200, b"- \n- \n| a |"),
)


def insert_words(data: bytes, chance: Random) -> bytes:
    """Words where words stand: the file stays whole and what it says grows odd."""
    places = [found.end() for found in re.finditer(rb">[^<>]{3,}", data[:LARGEST])]
    at = chance.choice(places) if places else len(data)
    return data[:at] + chance.choice(_WORDS) + data[at:]


def change_words(data: bytes, chance: Random) -> bytes:
    return _replaced(data, re.compile(rb">[^<>]{3,}"), b">" + chance.choice(_WORDS), chance)


GENTLE: Sequence[Mutation] = (
    *(double_element, drop_element, empty_element, move_element, rename_element, nest_deeply),
    *(insert_words, insert_words, change_words, change_words, swap_lines, double),
)
"""What leaves a marked file well formed as a rule, so that the reader comes to its end."""


def mutate_zip(data: bytes, chance: Random) -> bytes:
    """One member of an archive spoiled, or members added that no archive should hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = [(each.filename, archive.read(each)) for each in archive.infolist()]
    except Exception:  # noqa: BLE001 - whatever a spoiled archive raises, its bytes are spoiled further
        return flip(data, chance)
    at = chance.randrange(len(members)) if members else -1
    if members and chance.random() < 0.8:
        wanted = [n for n, (name, _) in enumerate(members) if name.endswith(("document.xml", "notes.xml"))]
        at = chance.choice(wanted) if wanted and chance.random() < 0.6 else at
        name, text = members[at]
        members[at] = name, chance.choice((*TEXT, *MARKED, *GENTLE, *GENTLE))(text, chance)[: LARGEST * 2]
    else:
        odd = (
            *(
                ("../../evil.xml", b"x"),
                ("/etc/evil", b"x"),
                ("a" * 3_000, b""),
                ("word/document.xml", b"<x/>"),
            ),
            *(("word/media/bomb", bytes(8_000_000)), ("word/", b""), ("word/footnotes.xml", b"<x>")),
            members[at],
        )
        members += [chance.choice(odd) for _ in range(chance.choice((1, 3, 60)))]
        if chance.random() < 0.3 and len(members) > 1:
            members.pop(chance.randrange(len(members)))
    made = io.BytesIO()
    import warnings

    with warnings.catch_warnings(), zipfile.ZipFile(made, "w", chance.choice((0, 8))) as archive:
        warnings.simplefilter("ignore")
        for name, text in members:
            archive.writestr(name, text)
    return made.getvalue()


def mutate_pdf(data: bytes, chance: Random) -> bytes:
    """Cross references that point elsewhere, streams that break off, objects that name each other."""
    kind = chance.randrange(6)
    if kind == 0:
        return _replaced(
            data, re.compile(rb"\d{10} \d{5} [nf]"), b"%010d 00000 n" % chance.randrange(10**10), chance
        )
    if kind == 1:
        return _replaced(
            data, re.compile(rb"startxref\s+\d+"), b"startxref\n%d" % chance.randrange(10**9), chance
        )
    if kind == 2:
        return _replaced(data, re.compile(rb"/Length \d+"), b"/Length " + chance.choice(_NUMBERS[:4]), chance)
    if kind == 3:
        return _replaced(data, re.compile(rb"\d+ 0 R"), b"%d 0 R" % chance.randrange(1, 60), chance)
    if kind == 4:
        wild = (
            b"/Kids",
            b"/Parent",
            b"/Count",
            b"/Filter",
            b"/FlateDecode",
            b"/LZWDecode",
            b"/Font",
            b"/Encrypt",
        )
        return _replaced(data, re.compile(rb"/[A-Z][A-Za-z]+"), chance.choice(wild), chance)
    return _replaced(data, re.compile(rb"[\d.-]+ [\d.-]+ T[dDm]"), b"1e30 -1e30 Td", chance)


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 3, 30, 300, 5_000)))


def _element(data: bytes, chance: Random) -> tuple[int, int]:
    """Where an element lies, from its tag to its end; any stretch where none is found."""
    found = _TAG.search(data, chance.randrange(len(data) + 1)) or _TAG.search(data)
    if not found:
        return _stretch(data, chance)
    closing = b"</" + found[1] + b">"
    end = data.find(closing, found.end())
    return found.start(), (end + len(closing) if 0 <= end < found.start() + 60_000 else found.end())


def _replaced(data: bytes, pattern: re.Pattern[bytes], text: bytes, chance: Random) -> bytes:
    start = chance.randrange(len(data) + 1)
    found = pattern.search(data, start) or pattern.search(data)
    return data[: found.start()] + text + data[found.end() :] if found else insert(data, chance)


def mutate(data: bytes, kind: str, chance: Random) -> bytes:
    """``data`` spoiled once to five times, as files of its kind are spoiled; at most ``LARGEST`` bytes."""
    if kind == "xml" and chance.random() < 0.6:
        for _ in range(chance.choice((1, 1, 2, 4, 9))):
            data = chance.choice(GENTLE)(data, chance)[:LARGEST]
        return data
    of_kind = {"zip": (mutate_zip,) * 12, "pdf": (mutate_pdf,) * 12, "xml": MARKED * 2, "text": ()}[kind]
    for _ in range(chance.choice((1, 1, 2, 3, 5))):
        data = chance.choice((*TEXT, *of_kind))(data, chance)[:LARGEST]
    return data
