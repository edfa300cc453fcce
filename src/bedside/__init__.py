"""Bedside answers clinical questions with evidence that one can open and check."""

from typing import TYPE_CHECKING

from bedside.version import __version__

if TYPE_CHECKING:
    from bedside.library import Answer, Library

__all__ = ["Answer", "Library", "__version__"]


def __getattr__(name: str) -> object:
    """Load the library when it is first named, so that ``import bedside`` stays quick."""
    if name in ("Answer", "Library"):
        from bedside import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
