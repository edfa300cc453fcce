"""Which ways of searching are measured? A table: a name, what it is, and how it ranks a query.

To measure another way (without a stage, or with one more), add a line.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from bedside.errors import UserError
from bedside.library import Library

Rank = Callable[[Library, str, int], list[str]]
"""From an open library, a query and a depth to the ids of works, best first, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way of searching: what it is in one sentence, and how it ranks."""

    about: str
    rank: Rank


def _plainly(library: Library, query: str, depth: int) -> list[str]:
    return [str(hit.publication_id) for hit in library.search(query, top=depth)]


VARIANTS: Mapping[str, Variant] = {
    "bedside": Variant(about="`Library.search` as it is when nothing is chosen.", rank=_plainly),
}
DEFAULT_VARIANTS = ("bedside",)


def choose_variants(names: Iterable[str]) -> dict[str, Variant]:
    """The named variants in the order given, each once. Raises ``UserError`` for a name that is not known."""
    chosen = dict.fromkeys(names)
    unknown = [name for name in chosen if name not in VARIANTS]
    if unknown:
        known = ", ".join(VARIANTS)
        raise UserError(f"{unknown[0][:40]!r} is not a known variant. Choose from: {known}.")
    return {name: VARIANTS[name] for name in chosen}
