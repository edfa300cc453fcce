"""Which unit is written there? The UCUM code for each way of writing it that is certain."""

from collections.abc import Mapping
from functools import cache

from bedside.interchange.tabled import read_table


def read_unit(written: str) -> str | None:
    """The UCUM code for a way of writing, ``None`` if it is not certain.

    >>> read_unit("MG/DL")
    'mg/dL'
    """
    return _ways().get(_plain(written))


def _plain(written: str) -> str:
    return written.replace(" ", "").replace("\u03bc", "\u00b5").lower().rstrip(".")


@cache
def _ways() -> Mapping[str, str]:
    return {_plain(way): unit for way, unit in read_table("units")["written"].items()}
