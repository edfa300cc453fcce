"""A file that is no file of ours, or one made to hurt, gets a sentence; it never takes the machine along."""

import random
import time
import zipfile
from io import BytesIO

import lxml.html
import pytest

from bedside.errors import SourceError
from bedside.library import LARGEST_FILE, verify_file
from bedside.terms import FileForm
from exported import with_body

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY e0 "ha">'
    + "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    + "]><article><front><article-meta>&e9;</article-meta></front></article>"
)
LURE = (
    '<!DOCTYPE article [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    "<article><front><article-meta><p>&x;</p></article-meta></front></article>"
)


def zipped(**parts: str) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


WORD_BOMB = zipped(**{"[Content_Types].xml": "<x/>", "word__document.xml": "a" * 60_000_000})
ENTITY_BOMB = zipped(**{"[Content_Types].xml": "<x/>", "word__document.xml": LAUGHS})
GARBAGE = {
    "nothing": b"",
    "spaces": b" \n ",
    "a text without an imprint": b"Hypomagnesemia is common.",
    "bytes that are no text": bytes(range(256)) * 20,
    "an armor of nothing": b"-----BEGIN BEDSIDE IMPRINT-----\n\n-----END BEDSIDE IMPRINT-----",
    "an armor that unpacks to gigabytes": b"",
    "a comment of no imprint": b"words <!-- bedside-imprint {} -->",
    "an imprint of another kind": b'words <!-- bedside-imprint {"schema": "urn:bedside:imprint:9.0"} -->',
    "broken JSON": b'{"imprint": ',
    "deep JSON": b'{"imprint": ' + b"[" * 200_000,
    "a name twice": b'{"imprint": {}, "imprint": {}}',
    "a list of nothing": b"[]",
    "a list of numbers": b"[1, 2]",
    "laughs": LAUGHS.encode(),
    "a lure": LURE.encode(),
    "broken XML": b"<article><front>",
    "a page of nothing": b"<!doctype html>",
    "a PDF of nothing": b"%PDF-1.7\n%%EOF",
    "an archive of nothing": zipped(),
    "an archive of other things": zipped(a="b"),
    "half an archive": WORD_BOMB[:200],
    "a Word bomb": WORD_BOMB,
    "entities in Word": ENTITY_BOMB,
    "too much": b"a" * (LARGEST_FILE + 1),
}


@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_gets_a_sentence(library, name):
    begun = time.monotonic()
    data = GARBAGE[name] or (_bomb_in_armor() if "gigabytes" in name else b"")
    with pytest.raises(SourceError) as error:
        verify_file(library, data)
    assert error.value.problems and str(error.value.problems[0])
    assert "root" not in str(error.value.problems[0])  # nothing of this machine
    assert time.monotonic() - begun < 5


def _bomb_in_armor() -> bytes:
    import base64
    import zlib

    letters = base64.b64encode(zlib.compress(b" " * 200_000_000)).decode()
    return f"-----BEGIN BEDSIDE IMPRINT-----\n{letters}\n-----END BEDSIDE IMPRINT-----".encode()


@pytest.mark.parametrize("form", [form for form in FileForm if form is not FileForm.PDF])
def test_a_file_cut_or_shuffled_anywhere_is_refused_or_found(library, made, form):
    data, chance = made(form), random.Random(f"cut {form}")
    for _ in range(12):
        at = chance.randrange(1, len(data) - 1)
        byte = bytes([data[at] ^ (1 << chance.randrange(7))])
        for harmed in (data[:at], data[:at] + byte + data[at + 1 :], data[at:] + data[:at]):
            try:
                verified = verify_file(library, harmed)
            except SourceError:
                continue
            assert not verified.is_intact or _is_harmless(form, data, harmed), (form, at)


def _is_harmless(form: FileForm, data: bytes, harmed: bytes) -> bool:
    """A byte of the packing, a space, or a tag that closes nothing: no word, style or link is another one."""
    if form is FileForm.WORD:
        return True
    if form is FileForm.HTML:
        return _told_by(harmed) == _told_by(data)
    return b"".join(harmed.split()) == b"".join(data.split())


def _told_by(page: bytes) -> tuple[str, list[dict[str, str]]]:
    tree = lxml.html.document_fromstring(page)
    return "".join(tree.text_content().split()), [dict(each.attrib) for each in tree.iter() if each.attrib]


def test_an_imprint_with_a_million_places_is_refused(library, made):
    text = made(FileForm.MARKDOWN).decode()
    part = '{"place":"a","words":"b","sha256":"c","claim_id":null},'
    assert '"parts":[' in text
    with pytest.raises(SourceError):
        verify_file(library, text.replace('"parts":[', '"parts":[' + part * 30_000, 1).encode())


def test_an_imprint_with_a_name_that_is_not_ours_is_refused(library, made):
    text = made(FileForm.MARKDOWN).decode()
    assert '"claim_id":null' in text
    with pytest.raises(SourceError):
        verify_file(library, text.replace('"claim_id":null', '"claim_i$":null', 1).encode())


def test_word_without_its_text_is_refused(library, made):
    with pytest.raises(SourceError):
        verify_file(library, with_body(FileForm.WORD, made(FileForm.WORD), "<w:document"))
