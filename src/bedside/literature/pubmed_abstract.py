"""What words of a work does its PubMed record print? Abstracts in every language, and titles."""

from collections.abc import Iterator

from lxml import etree

from bedside.literature.passages import Part
from bedside.literature.pubmed_parts import Parts
from bedside.literature.pubmed_text import flat_text
from bedside.terms import PassageKind

_ABSENT = "Abstract available from the publisher."
"""PubMed prints this where the other abstract is not there."""

_PLAIN = "plain-language-summary"

# ISO 639-2, bibliographic codes, as NLM uses them; the commonest of its list.
_LANGUAGES = {
    "afr": "Afrikaans",
    "ara": "Arabic",
    "bul": "Bulgarian",
    "cat": "Catalan",
    "chi": "Chinese",
    "cze": "Czech",
    "dan": "Danish",
    "dut": "Dutch",
    "eng": "English",
    "est": "Estonian",
    "fin": "Finnish",
    "fre": "French",
    "ger": "German",
    "gre": "Greek",
    "heb": "Hebrew",
    "hrv": "Croatian",
    "hun": "Hungarian",
    "ice": "Icelandic",
    "ind": "Indonesian",
    "ita": "Italian",
    "jpn": "Japanese",
    "kor": "Korean",
    "lav": "Latvian",
    "lit": "Lithuanian",
    "nor": "Norwegian",
    "per": "Persian",
    "pol": "Polish",
    "por": "Portuguese",
    "rum": "Romanian",
    "rus": "Russian",
    "slo": "Slovak",
    "slv": "Slovenian",
    "spa": "Spanish",
    "srp": "Serbian",
    "swe": "Swedish",
    "tha": "Thai",
    "tur": "Turkish",
    "ukr": "Ukrainian",
    "vie": "Vietnamese",
}


def abstract_parts(abstract: etree._Element | None) -> Iterator[Part]:
    """The abstract's sections with their printed labels."""
    for each in abstract.iterchildren("AbstractText") if abstract is not None else ():
        yield Part((each.get("Label", ""),), flat_text(each))


def other_abstract_parts(other: etree._Element) -> Iterator[Part]:
    """The sections of an abstract in another language or for other readers, under what it is."""
    heading = _heading(other.get("Type", ""), language_name(other.get("Language", "eng")))
    for part in abstract_parts(other):
        if part.text != _ABSENT:
            yield Part((heading, *part.path), part.text)


def _heading(type: str, language: str) -> str:
    if type == _PLAIN:
        return f"Plain language summary ({language})"
    return f"Abstract ({language})" if type in ("", "Publisher") else f"Abstract ({language}, {type})"


def read_title(article: Parts) -> str | None:
    """The title, or the one in the work's own language, without the full stop that PubMed sets after it."""
    return _unstopped(article.text("ArticleTitle") or article.text("VernacularTitle"))


def vernacular_part(article: Parts, *, title: str, language: str | None) -> Iterator[Part]:
    """The title in the work's own language, where the record gives it beside the English one."""
    text = _unstopped(article.text("VernacularTitle"))
    if text and text != title:
        heading = f"title ({language_name(language)})" if language else "title"
        yield Part((heading,), text, PassageKind.TITLE)


def language_name(code: str) -> str:
    """The English name of a language; a code that the list does not hold is given as it is."""
    return _LANGUAGES.get(code, code)


def _unstopped(title: str | None) -> str | None:
    is_stopped = title is not None and title.endswith(".") and not title.endswith("..")
    return title[:-1] if title and is_stopped else title
