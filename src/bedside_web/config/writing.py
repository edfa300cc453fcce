"""Which writer may draft on this site? The one that the variables of writers name."""

from functools import cache

from bedside.library import Writing
from bedside.library import find_writing as find_named
from bedside.places import writer_variables
from bedside_web.articles.shelf import open_library


@cache
def find_writing() -> Writing | None:
    """The writer that the operator set, kept for the process; ``None`` without one.

    Raises ``UserError`` for settings that cannot be.
    """
    if not any(value.strip() for value in writer_variables().values()):
        return None  # the library need not be opened for that
    return find_named(open_library())
