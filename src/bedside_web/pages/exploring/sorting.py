"""How is a table sorted by the address alone, so that it works without a script?"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import QueryDict
from django.utils.functional import Promise

R = TypeVar("R")
DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """A column that can be sorted by: its name, and what its values are ordered by."""

    name: Promise
    key: Callable[[R], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of a column. ``direction`` is ``ascending``, ``descending`` or nothing; ``query`` turns it."""

    name: Promise
    query: str
    direction: str


def sort_rows(
    rows: Iterable[R], columns: Mapping[str, Column[R]], asked: QueryDict
) -> tuple[list[R], list[Head]]:
    """The rows as the address asks, and the heads; what is not a column is as if nothing was asked."""
    by = asked.get("sort", "")
    is_down = asked.get("order") == DOWN
    ordered = list(rows)
    if by in columns:
        ordered.sort(key=columns[by].key, reverse=is_down)
    return ordered, [_head(name, column.name, by, is_down=is_down) for name, column in columns.items()]


def _head(name: str, words: Promise, by: str, *, is_down: bool) -> Head:
    turned = QueryDict(mutable=True)
    turned["view"] = "table"
    turned["sort"] = name
    if name == by and not is_down:
        turned["order"] = DOWN
    direction = "" if name != by else "descending" if is_down else "ascending"
    return Head(name=words, query=turned.urlencode(), direction=direction)
