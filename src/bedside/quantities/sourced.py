"""Where do the sourced tables lie, and when are they read? Beside the code, as TOML, on first use.

Each table names its sources in its own comments and rows. Numbers stay exact: a decimal is read as a Decimal.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

Value = TypeVar("Value")
_FOLDER = Path(__file__).parent / "tables"


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The table ``name`` (``analytes``, ``elements``, ``salts``, ``rails``) as TOML gives it."""
    import tomllib  # only when a table is needed: importing bedside.quantities stays cheap

    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"), parse_float=Decimal)


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
