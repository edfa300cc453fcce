"""What do the tests of the pages share? The shipped library, made once in the session's own folder."""

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest

with warnings.catch_warnings():
    # Where no bytecode is kept, each first import compiles a table of `readability` that has a stray `\]`.
    warnings.simplefilter("ignore")
    import readability  # noqa: F401

from bedside import Library


@pytest.fixture(scope="session")
def home(homes: None) -> Path:
    """The folder for the shipped library; the tester's own is never touched."""
    return Path(os.environ["BEDSIDE_HOME"])


@pytest.fixture(scope="session")
def library(homes: None) -> Iterator[Library]:
    """The shipped library, open."""
    with Library.open() as library:
        yield library
