"""What was answered before, and is the library whole? Replay, and what `doctor` looks at."""

from pathlib import Path

from bedside.errors import AnswerNotFound, EngineError, Problem
from bedside.library.answer import Answer, digest_of
from bedside.library.library import Library
from bedside.places import answers_folder
from bedside.stores import SavedAnswer, load_answer, verify_current
from bedside.version import __version__


def replay(id: str) -> tuple[Answer, SavedAnswer]:
    """Make a saved answer again, on the release that it was made on, byte for byte.

    Raises ``AnswerNotFound`` if it was not kept or its release is gone, ``EngineError`` if other
    bytes came out.
    """
    saved = load_answer(answers_folder(), id)
    if not Path(saved.library).exists():
        raise AnswerNotFound(f"The library of answer {id} is gone ({saved.library}). Ask the question again.")
    with Library.open(saved.library, release=saved.release) as library:
        again = library.follow(saved)
    if digest_of(again) != saved.sha256:
        raise EngineError(
            f"Answer {id} came out otherwise than it was given: this is Bedside {__version__} and the "
            "answer was made by another version. Ask the question again for a new answer."
        )
    return again, saved


def find_damage(path: Path) -> tuple[Problem, ...]:
    """Files of a library's current release that are not as they were written.

    Raises ``LibraryNotFound`` if there is no library or no release in it.
    """
    return verify_current(path)


def load_saved(id: str) -> SavedAnswer:
    """The saved answer ``id``. Raises ``AnswerNotFound``."""
    return load_answer(answers_folder(), id)
