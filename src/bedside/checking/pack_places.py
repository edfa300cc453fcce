"""Where does an entry of a pack stand, and how is a problem with it told?"""

from collections.abc import Callable, Iterator, Mapping

from bedside.errors import Problem
from bedside.ports import ReadPack

FAILED = "failed:"
"""Before the id of an entry, in ``places``, that could not be read."""

Places = Mapping[str, tuple[str, int | None]]
Rule = Callable[[ReadPack, Places], Iterator[Problem]]


def problem_at(places: Places, id: str, met: str, advice: str) -> Problem:
    """A problem with the entry ``id``, at the file and line where it begins."""
    file, line = places.get(id, ("pack.yaml", None))
    return Problem(place=file, line=line, met=f"{id}: {met}", advice=advice)


def failed_ids(places: Places) -> frozenset[str]:
    """The ids of entries that stand in the pack and have a problem of their own."""
    return frozenset(key.removeprefix(FAILED) for key in places if key.startswith(FAILED))
