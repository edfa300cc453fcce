"""Which build of the site made a page? A mark that changes with its templates, styles and scripts."""

import hashlib
from functools import cache
from pathlib import Path

from bedside import __version__

SITE = Path(__file__).resolve().parent.parent
SHOWN = frozenset({".html", ".css", ".js", ".svg", ".txt", ".py", ".mo"})
"""What pages are made by and of."""


@cache
def build_mark() -> str:
    """The version, and the hash of all files that pages are made of; read once in each process."""
    read = hashlib.sha256(__version__.encode())
    for path in sorted(each for each in SITE.rglob("*") if each.suffix in SHOWN):
        read.update(path.relative_to(SITE).as_posix().encode())
        read.update(path.read_bytes())
    return read.hexdigest()[:16]
