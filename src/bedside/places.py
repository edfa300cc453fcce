"""Where on this machine do the shipped library and the saved answers lie? What is told to NCBI of us?

The one module that reads variables of the environment that are ours.
"""

import hashlib
import os
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from bedside.version import __version__


def answers_folder() -> Path:
    """Where answers are kept: ``$BEDSIDE_ANSWERS``, or the user's state folder."""
    from platformdirs import user_state_path

    named = os.environ.get("BEDSIDE_ANSWERS")
    return Path(named) if named else user_state_path("bedside") / "answers"


def shipped_library() -> Path:
    """Where the shipped library is made: below ``$BEDSIDE_HOME`` or the user's data folder.

    The folder is named after the packs' content, so that a new version makes a new library.
    """
    from platformdirs import user_data_path

    named = os.environ.get("BEDSIDE_HOME")
    home = Path(named) if named else user_data_path("bedside")
    return home / f"library-{_shipped_digest()}"


def ncbi_email() -> str | None:
    """Whom NCBI may write to: ``$BEDSIDE_NCBI_EMAIL``."""
    return os.environ.get("BEDSIDE_NCBI_EMAIL") or None


def ncbi_api_key() -> str | None:
    """The person's key for NCBI's servers: ``$BEDSIDE_NCBI_API_KEY``."""
    return os.environ.get("BEDSIDE_NCBI_API_KEY") or None


def writer_variables() -> dict[str, str]:
    """What is set of a writer: every variable that begins with ``BEDSIDE_WRITER_``."""
    return {name: value for name, value in os.environ.items() if name.startswith("BEDSIDE_WRITER_")}


def _shipped_files() -> Iterator[Path]:
    yield from sorted(Path(str(files("bedside") / "packs")).rglob("*.yaml"))


def _shipped_digest() -> str:
    digest = hashlib.sha256(__version__.encode())
    for path in _shipped_files():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
