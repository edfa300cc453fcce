"""An article and its files, made once."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest

from bedside import Library
from bedside.library import export_article
from bedside.terms import Article, FileForm

QUESTION = "What are the causes of hypomagnesemia?"


@pytest.fixture(scope="session")
def library(homes: None) -> Iterator[Library]:
    """The shipped library, open."""
    with Library.open() as opened:
        yield opened


@pytest.fixture(scope="session")
def article(library: Library) -> Article:
    return library.ask(QUESTION).article


@pytest.fixture(scope="session")
def made(library: Library, article: Article) -> Callable[[FileForm], bytes]:
    """The article's file in a form."""
    return cache(lambda form: export_article(library, article, form))
