"""Which words are English, and which are names? Lists that travel in packages, held against known hashes.

Words: web2 of FreeBSD (Webster's, 1934) in the package ``english-words`` (MIT); names are capitalized there.
Names: the given and family names of the United States census of 1990, in the package ``names`` (MIT).
"""

import hashlib
import pickle
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from bedside.errors import EngineError

_WORDS = ("english-words", "english_words/data/web2.pickle")
_FAMILY = ("names", "names/dist.all.last")
_GIVEN = (("names", "names/dist.female.first"), ("names", "names/dist.male.first"))
_HASHES = {
    "english_words/data/web2.pickle": "3f79c350e72dba410b8f2432ada34415f46bed9b0e5e36d431aa3068b5619b0c",
    "names/dist.all.last": "b0e2b3743ccbad641ca48b344c24cdebcd1d9a1f76dc6dbf05986f2919f0b4e1",
    "names/dist.female.first": "bd2f310fc4e5d5e5ea122c9d4342c9821145823118eb20db1647f305ec77b358",
    "names/dist.male.first": "0a5078ef6effe3b483d15b0f7f95047662126c9bfb624ecd5e5b978fc0f2470b",
}
_FREQUENT = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """In small letters: ``english`` words that are written so, ``given`` and ``family`` names.

    ``frequent`` are the 10,000 most frequent family names: a word that is one of them may be a name, *Finch*.
    """

    english: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    frequent: frozenset[str]


def has_lexicon() -> bool:
    """Whether the packages are installed."""
    try:
        return all(distribution(name) for name in ("english-words", "names"))
    except PackageNotFoundError:
        return False


def read_lexicon() -> Lexicon:
    """The lists. Raises ``EngineError`` if a file is not the one that is known."""
    family = list(_first_column([_read(*_FAMILY)]))
    words: set[str] = pickle.loads(_read(*_WORDS))  # its hash was checked
    return Lexicon(
        english=frozenset(word for word in words if word[0].islower()),
        given=frozenset(_first_column(_read(*each) for each in _GIVEN)),
        family=frozenset(family),
        frequent=frozenset(family[:_FREQUENT]),
    )


def _first_column(files: Iterable[bytes]) -> Iterable[str]:
    for file in files:
        yield from (line.split()[0].lower() for line in file.decode("ascii").splitlines() if line.strip())


def _read(package: str, name: str) -> bytes:
    return read_known(
        Path(str(distribution(package).locate_file(name))), sha256=_HASHES[name], package=package
    )


def read_known(path: Path, *, sha256: str, package: str) -> bytes:
    """A file of a package. Raises ``EngineError`` if it cannot be read or is another one."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise EngineError(f"The file {path} cannot be read ({error.strerror}).") from error
    if hashlib.sha256(data).hexdigest() != sha256:
        met = f"The file {path} is not the one that is known, so it is not used."
        raise EngineError(f"{met} Install the package {package} again, at the version that is locked.")
    return data
