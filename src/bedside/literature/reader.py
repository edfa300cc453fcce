"""What is a reader of literature files?"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from bedside.errors import Problem
from bedside.ports import Read

OnProblem = Callable[[Problem], None]


class Reader(Protocol):
    """Reads one format. ``name`` is what messages call the format."""

    @property
    def name(self) -> str:
        """The format's name, as people know it."""
        ...

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether a file that begins with ``head`` (decompressed) is of this format."""
        ...

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[Read]:
        """What a file says, one record at a time; what cannot be read goes to ``on_problem``."""
        ...
