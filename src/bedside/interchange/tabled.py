"""Where do the tables of codes and names lie, and when are they read? Beside the code, on first use."""

from collections.abc import Mapping
from functools import cache
from typing import Any


@cache
def read_table(name: str) -> Mapping[str, Any]:
    """The table ``name`` (``measurements``, ``drugs``, ``conditions``, ``units``) as TOML gives it."""
    import tomllib
    from pathlib import Path

    return tomllib.loads((Path(__file__).parent / "tables" / f"{name}.toml").read_text("utf-8"))
