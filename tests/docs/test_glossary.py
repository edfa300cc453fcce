"""Does the glossary hold every word of ``bedside.terms``, once, and no other?"""

import re

from fences import ROOT

from bedside import terms

_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def _rows() -> list[tuple[str, ...]]:
    page = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    words = page.split("## Words around them")[0]
    return _ROW.findall(words)


def test_every_word_has_one_meaning() -> None:
    words = [row[0] for row in _rows()]
    assert sorted(words) == sorted(terms.__all__)


def test_every_meaning_is_a_sentence() -> None:
    for word, meaning, *_ in _rows():
        assert meaning[0].isupper() or meaning.startswith("`"), word
        assert meaning.endswith("."), word


def test_words_stand_in_order() -> None:
    words = [row[0] for row in _rows()]
    assert words == sorted(words)


def test_no_word_is_among_what_is_never_said() -> None:
    never = {bad.strip().lower() for row in _rows() for bad in row[3].split(",")} - {"–", "alone", "for this"}
    assert not never & {word.lower() for word in terms.__all__}
