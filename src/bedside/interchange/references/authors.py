"""Who wrote a work? Names out of the one line in which a record prints them (``Agus ZS, Kelepouris E``).

The line is PubMed's or a pack author's. Only what has the shape of a family name with initials is taken for
a person; anything else stays whole, as a group's name, because taking it apart would be a guess.
"""

import re
from dataclasses import dataclass

_MORE = re.compile(r"[,;]?\s*\bet al\.?\s*$", re.IGNORECASE)
_EDITOR = re.compile(r"\s*\((?:editor|editors|ed\.?|eds\.?)\)\s*$", re.IGNORECASE)
# Initials as PubMed prints them, at most four, a hyphen allowed (``P-A``); a generation may follow.
_PERSON = re.compile(
    r"(?P<family>[^\W\d_][^\d,;()]*?) (?P<initials>[^\W\d_a-zß-öø-ÿ](?:-?[^\W\d_a-zß-öø-ÿ]){0,3})"
    r"(?: (?P<generation>Jr|Sr|II|III|IV|2nd|3rd|4th)\.?)?"
)
_MOST_FAMILY_WORDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person: family name, initials as printed (``ZS``), and a generation (``Jr``)."""

    family: str
    initials: str
    generation: str | None = None

    @property
    def given(self) -> str:
        """The initials, each with its stop: ``Z. S.``, ``P.-A.``."""
        return (
            re.sub(r"(?<=[^\W\d_])(?=[^\W\d_])", " ", self.initials).replace("-", ".-").replace(" ", ". ")
            + "."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A name that is kept whole: an agency, a study group, or one whose parts are not told."""

    name: str


Name = Person | Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Authors:
    """Who wrote and who edited; ``has_more`` where the record itself says *et al.*"""

    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    has_more: bool = False


def read_authors(text: str | None) -> Authors:
    """The names of a line, groups of names parted by semicolons, editors marked as such."""
    authors: list[Name] = []
    editors: list[Name] = []
    has_more = False
    for segment in (text or "").split(";"):
        bare = _MORE.sub("", segment.strip())
        has_more = has_more or bare != segment.strip()
        named = _EDITOR.sub("", bare)
        (authors if named == bare else editors).extend(_read_names(named))
    return Authors(authors=tuple(authors), editors=tuple(editors), has_more=has_more)


def _read_names(segment: str) -> list[Name]:
    """Each name of a list; a segment in which nobody is known for a person is one name."""
    parts = [part.strip() for part in segment.split(", ") if part.strip()]
    names: list[Name] = [_read_person(part) or Group(name=part) for part in parts]
    if any(isinstance(name, Person) for name in names):
        return names
    return [Group(name=segment.strip())] if segment.strip() else []


def _read_person(text: str) -> Person | None:
    found = _PERSON.fullmatch(text)
    if found is None or len(found["family"].split()) > _MOST_FAMILY_WORDS:
        return None
    return Person(family=found["family"], initials=found["initials"], generation=found["generation"])
