"""How is a run of any measure kept as a file, and read again?"""

from pathlib import Path
from typing import Protocol, TypeVar

import msgspec

from bedside.errors import Problem, SourceError


class Numbered(Protocol):
    """A run that says by which schema it was written."""

    @property
    def schema(self) -> int:
        """The number of the schema."""
        ...


Run = TypeVar("Run", bound=Numbered)


def read_json_run(path: Path, kind: type[Run], *, schema: int) -> Run:
    """The run of that kind. Raises ``SourceError`` for another file, or one of another schema."""
    try:
        run = msgspec.json.decode(path.read_bytes(), type=kind)
    except (OSError, msgspec.DecodeError) as error:
        raise _not_a_run(path, f"Not a run file: {error}.") from None
    if run.schema != schema:
        raise _not_a_run(path, f"The run file has schema {run.schema}, expected {schema}.")
    return run


def write_json_run(run: Numbered, path: Path) -> None:
    """Write the run, indented. Raises ``OSError``."""
    path.write_bytes(format_run(run).encode() + b"\n")


def format_run(run: Numbered) -> str:
    """The run as indented JSON."""
    return msgspec.json.format(msgspec.json.encode(run), indent=1).decode()


def _not_a_run(path: Path, met: str) -> SourceError:
    problem = Problem(place=str(path), line=None, met=met, advice="Make it anew with 'bedside evaluate'.")
    return SourceError("The run cannot be read.", (problem,))
