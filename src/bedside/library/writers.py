"""Which writer did the operator name?"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from bedside.errors import UserError, how_to_install
from bedside.library.drafts import Writing
from bedside.library.library import Library
from bedside.places import writer_variables
from bedside.version import __version__
from bedside.writing import Limits


def find_writing(library: Library, told: Mapping[str, str] | None = None) -> Writing | None:
    """What the variables ``BEDSIDE_WRITER_…`` name; ``None`` where they name no writer, as by default.

    ``told`` are the variables, those of the environment if it is not given. What the library calls its
    conditions and medicines is not masked. Keep one for a process. Raises ``UserError`` for a setting that
    cannot be, and for packages that are not installed.
    """
    variables = writer_variables() if told is None else told
    if not any(value.strip() for value in variables.values()):
        return None  # who names no writer loads nothing for one
    from bedside.remote import open_writer, read_writer_settings

    settings = read_writer_settings(variables, agent=f"bedside/{__version__}")
    if settings is None:
        return None
    masker = None
    if settings.is_outside and settings.is_allowed:
        from bedside.engines.masking import find_masker

        masker = find_masker(library._shelf.names)
        if masker is None:
            raise UserError(
                "The writer is not on this machine, and what masks personal details is not installed. "
                + how_to_install("writer")
            )
    return Writing(
        writer=open_writer(settings),
        masker=masker,
        limits=Limits(seconds=settings.seconds, tokens=settings.tokens),
        host=urlsplit(settings.url).netloc,
    )
