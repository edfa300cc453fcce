"""What is told when a file that a person named cannot be written?"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bedside.errors import UserError


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Raises ``UserError`` if writing to ``path`` fails inside the block."""
    try:
        yield
    except OSError as error:
        raise UserError(f"{path} cannot be written ({error.strerror}). Name another file.") from error
