"""Where do the sourced tables lie, and when are they read? Beside the code, as TOML, on first use.

Each table names its sources in its own comments and rows. Numbers stay exact: a decimal is read as a Decimal.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

Value = TypeVar("Value")


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The table ``name`` (``analytes``, ``elements``, ``salts``, ``rails``) as TOML gives it."""
    # Only when a table is needed: importing bedside.quantities stays cheap.
    import tomllib
    from pathlib import Path

    path = Path(__file__).parent / "tables" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)


class Lazy(Mapping[str, Value]):
    """A read-only mapping that is made when it is first looked into."""

    def __init__(self, make: Callable[[], Mapping[str, Value]]) -> None:
        self._make = make
        self._made: Mapping[str, Value] | None = None

    def _there(self) -> Mapping[str, Value]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> Value:
        return self._there()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._there())

    def __len__(self) -> int:
        return len(self._there())
