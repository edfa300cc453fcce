"""How does an article look in a browser or a notebook? One page, self-contained, no script."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from bedside.rendering import view
from bedside.rendering.labels import labels_for
from bedside.rendering.legible import QUANTITY, legible, safe_url
from bedside.terms import Article, Citation, Table

if TYPE_CHECKING:  # jinja2 is imported when a page is made, because start-up time counts
    from jinja2 import Environment
    from markupsafe import Markup

_STEP_SIGNS = {view.StepState.DONE: "✓", view.StepState.CURRENT: "●", view.StepState.COMING: "○"}
# Letters in the longest cell of a column: up to here it is a figure, from there on running text.
_TIGHT, _WIDE = 14, 28


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One citation link: the reference's number, the link's own name, and what stands behind it."""

    number: int
    anchor: str
    details: str
    is_indirect: bool


@dataclass(slots=True)
class Marker:
    """Names each citation link as the page is written, so that references can link back to it.

    ``prefix`` keeps the names of two answers in one notebook apart.
    """

    prefix: str
    _places: dict[int, list[str]] = field(default_factory=dict)

    def marks(self, citations: Sequence[Citation]) -> tuple[Mark, ...]:
        """The links for these citations, one for each number, ascending."""
        return tuple(self._mark(number, citations) for number in view.citation_numbers(citations))

    def places(self, number: int) -> tuple[str, ...]:
        """The names of the links that cite this reference so far."""
        return tuple(self._places.get(number, ()))

    def _mark(self, number: int, citations: Iterable[Citation]) -> Mark:
        behind = view.cited_as(citations, number=number)
        places = self._places.setdefault(number, [])
        places.append(f"{self.prefix}cite-{number}-{len(places) + 1}")
        return Mark(
            number=number,
            anchor=places[-1],
            details=" | ".join(view.citation_line(citation) for citation in behind),
            is_indirect=view.is_indirect(behind),
        )


def render_html(article: Article, *, fragment: bool = False, is_saved: bool = True) -> str:
    """The article as one HTML page, or as an element with its style for a notebook.

    One that is not saved names no command that would come back to it.
    """
    prefix = f"{re.sub(r'[^A-Za-z0-9]+', '-', article.id)}-" if fragment else ""
    template = _environment().get_template("fragment.html" if fragment else "page.html")
    shown = legible(article)
    return template.render(_words(shown, prefix), is_kept=view.is_kept(shown, is_saved=is_saved))


def _words(article: Article, prefix: str) -> dict[str, Any]:
    return {
        "article": article,
        "labels": labels_for(article.audience),
        "marker": Marker(prefix=prefix),
        "prefix": prefix,
        "first_level": 2 if prefix else 1,
        "step_signs": _STEP_SIGNS,
    }


def _bound(text: str) -> "Markup":
    """The escaped text, its quantities kept on one line."""
    from markupsafe import Markup

    parts = re.split(f"({QUANTITY.pattern})", text)
    bound = Markup('<span class="quantity">{}</span>')
    return Markup("").join(bound.format(part) if place % 2 else part for place, part in enumerate(parts))


def column_widths(table: Table) -> tuple[str, ...]:
    """A class name for each column: figures need little room, sentences need a readable measure."""
    columns = zip_longest(*(row.cells for row in table.rows), fillvalue="")
    longest = [max(map(len, cells)) for cells in columns]
    return tuple("tight" if length <= _TIGHT else "wide" if length > _WIDE else "" for length in longest)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("bedside.rendering"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(bound=_bound, widths=column_widths)
    environment.globals.update(view=view, safe_url=safe_url)
    return environment
