"""Of which sort a work is for reference software: a chapter only where its record speaks for one."""

import pytest

from bedside.interchange.references.fields import Sort, sort_of
from bedside.terms import EvidenceKind, Origin, Publication


def work(kind=EvidenceKind.TEXTBOOK, **known):
    return Publication(id="a", kind=kind, title="Low magnesium", origin=Origin.PACK, **known)


WEB = {"container": "A handbook", "url": "https://example.org/low-magnesium"}


@pytest.mark.parametrize(
    ("known", "sort"),
    [
        (WEB, Sort.WEB),
        ({**WEB, "pages": "12-15"}, Sort.CHAPTER),
        ({**WEB, "edition": "3rd"}, Sort.CHAPTER),
        ({**WEB, "doi": "10.1000/1_37"}, Sort.CHAPTER),
        ({**WEB, "pmid": "7"}, Sort.CHAPTER),
        ({**WEB, "url": "https://example.org/chapter/37"}, Sort.CHAPTER),
        ({"container": "A handbook"}, Sort.CHAPTER),
        ({"url": "https://example.org/copy"}, Sort.BOOK),
    ],
)
def test_a_text_of_a_textbook(known, sort):
    assert sort_of(work(**known)) is sort


def test_the_names_of_a_page():
    assert (Sort.WEB.ris, Sort.WEB.bibtex, Sort.WEB.csl) == ("ELEC", "misc", "webpage")


def test_a_web_page_stays_one():
    assert sort_of(work(EvidenceKind.WEB_PAGE, **WEB, doi="10.1000/1")) is Sort.WEB
