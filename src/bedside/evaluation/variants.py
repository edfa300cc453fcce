"""Which ways of searching are measured? A table: a name, what it is, and how it ranks a query.

To measure another way (without a stage, or with one more), add a line.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from bedside.errors import UserError
from bedside.library import Library
from bedside.terms import SearchOptions

Rank = Callable[[Library, str, int], list[str]]
"""From an open library, a query and a depth to the ids of works, best first, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A way of searching: what it is in one sentence, how it ranks, and what the library must hold for it."""

    about: str
    rank: Rank
    needs_vectors: bool = True
    needs_mesh: bool = False


def _with(options: SearchOptions) -> Rank:
    """Search with these options; vectors were made before, so none is waited for."""
    at_once = replace(options, seconds=0)

    def rank(library: Library, query: str, depth: int) -> list[str]:
        return [str(found.publication_id) for found in library.search(query, top=depth, options=at_once)]

    return rank


def _by_words(about: str, options: SearchOptions) -> Variant:
    """Search by words alone: no vectors need be made."""
    by_words = replace(options, meaning=False)
    return Variant(about=about, rank=_with(by_words), needs_vectors=False, needs_mesh=options.mesh)


_PLAIN = SearchOptions()
VARIANTS: Mapping[str, Variant] = {
    "bedside": Variant(about="Search as it is when nothing is chosen.", rank=_with(SearchOptions())),
    "words only": _by_words("Without meaning: no model takes part.", _PLAIN),
    "no nearness": Variant(
        about="The query is not moved toward its best passages.", rank=_with(SearchOptions(nearness=False))
    ),
    "no spelling": Variant(
        about="Words that the index does not hold stay as typed.", rank=_with(SearchOptions(spelling=False))
    ),
    "no abbreviations": Variant(
        about="Short forms are not looked for beside long ones.",
        rank=_with(SearchOptions(abbreviations=False)),
    ),
    "no pico": Variant(
        about="Words that only ask count like all others.", rank=_with(SearchOptions(pico=False))
    ),
    "words, as typed": _by_words(
        "By words alone, with nothing made of the query.",
        replace(_PLAIN, spelling=False, abbreviations=False, pico=False),
    ),
    "words, no spelling": _by_words(
        "By words alone; what the index does not hold stays as typed.", replace(_PLAIN, spelling=False)
    ),
    "words, no abbreviations": _by_words(
        "By words alone; short forms are not looked for.", replace(_PLAIN, abbreviations=False)
    ),
    "words, no pico": _by_words(
        "By words alone; words that only ask count like all others.", replace(_PLAIN, pico=False)
    ),
    "words, with long forms": _by_words(
        "By words alone; short forms are spelled out too.", replace(_PLAIN, long_forms=True)
    ),
    "words, with mesh": _by_words(
        "By words alone; with other and narrower names of headings.", SearchOptions(mesh=True)
    ),
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
