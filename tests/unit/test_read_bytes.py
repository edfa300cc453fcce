"""Is a text read from bytes as from a path, and is every other file refused with its reason?"""

import pytest

from bedside.errors import SourceError, UserError
from bedside.library import read_bytes
from bedside.library.texts import MOST_BYTES
from office_files import ENCRYPTED, make_pdf


def test_text_is_read_letter_by_letter() -> None:
    text = read_bytes("note.md", "5 µg\r\n".encode())
    assert (text.name, text.text, text.is_original, text.path) == ("note.md", "5 µg\r\n", True, None)


def test_a_pdf_gives_the_words_drawn_out_of_it() -> None:
    text = read_bytes("leaflet.pdf", make_pdf([["Samplazole lowers the samplate."]]))
    assert "Samplazole lowers the samplate." in text.text and not text.is_original


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.docx", b"PK\x03\x04junk", "a.docx is a damaged ZIP archive"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "a.doc is an old Office file"),
        ("a.png", b"\x89PNG", "a.png is a picture"),
        ("a.txt", b"\xff\xfea", "a.txt is no text in UTF-8"),
        ("a.pdf", b"%PDF-1.4 junk", "a.pdf holds no text"),
        ("a.pdf", make_pdf([["Samplazole."]], encrypt=ENCRYPTED), "a.pdf holds no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_its_name(name: str, data: bytes, said: str) -> None:
    with pytest.raises(SourceError) as raised:
        read_bytes(name, data)
    assert str(raised.value).startswith(said)
    told = " ".join(map(str, raised.value.problems))
    assert "/proc/" not in told and told.startswith(name)


def test_an_empty_file_and_a_huge_one_are_refused() -> None:
    with pytest.raises(UserError, match="The file is empty"):
        read_bytes("a.txt", b" \n")
    with pytest.raises(UserError, match=r"a\.txt is larger than 20 MB"):
        read_bytes("a.txt", b"a" * (MOST_BYTES + 1))
