"""Where do answers lie that were given, so that they can be followed up and replayed?

One small JSON file an answer, readable by its owner only: a question may tell of a person.
What is kept is the question and the hash of the article, not the article: replay makes it again. Of an answer
that a writer drafted, the verified draft is kept too, since no writer says the same twice.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import msgspec

from bedside.errors import AnswerNotFound, LibraryReadOnly
from bedside.terms import AnswerId, Audience, Draft, ReleaseId

_ID = re.compile(r"[0-9a-f]{12}")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedAnswer:
    """Enough to make an answer again: what was asked of which release, and what came of it.

    ``sha256`` is the hex digest of the article's JSON; ``earlier`` the questions before it, oldest first.
    """

    id: AnswerId
    question: str
    earlier: tuple[str, ...]
    parent: AnswerId | None
    audience: Audience
    format: str
    library: str
    release: ReleaseId
    sha256: str
    draft: Draft | None = None


def save_answer(folder: Path, saved: SavedAnswer) -> None:
    """Keep ``saved``. Raises ``LibraryReadOnly`` if the folder cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        place = folder / f"{saved.id}.json"
        building = folder / f".{saved.id}.{os.getpid()}"
        building.touch(mode=0o600)
        building.write_bytes(msgspec.json.encode(saved))
        building.replace(place)
    except OSError as error:
        raise LibraryReadOnly(
            f"The answer was not kept, so it cannot be followed up: {folder} cannot be written "
            f"({error.strerror}). Set BEDSIDE_ANSWERS to a folder that can."
        ) from error


def load_answer(folder: Path, id: str) -> SavedAnswer:
    """The saved answer of that id. Raises ``AnswerNotFound`` if there is none or it cannot be read."""
    place = folder / f"{id}.json"
    if not _ID.fullmatch(id) or not place.is_file():
        met = "is not an answer's name" if not _ID.fullmatch(id) else f"is not among the answers in {folder}"
        raise AnswerNotFound(
            f"{id[:40]!r} {met}. An answer's last lines print its name; ask again to make one."
        )
    try:
        return msgspec.json.decode(place.read_bytes(), type=SavedAnswer)
    except (msgspec.DecodeError, UnicodeDecodeError, OSError) as error:
        raise AnswerNotFound(f"The saved answer {id} cannot be read. Ask the question again.") from error
