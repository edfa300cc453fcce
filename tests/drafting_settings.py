"""Which settings does a site have whose writer is made up? Its own; the environment names the writer."""

import os
from collections.abc import Iterator
from time import sleep

from bedside.ports import Brief
from bedside_web.config.settings import *  # noqa: F403
from drafting_library import breaks_off, pieces_of, writing_by


def _slowly(brief: Brief) -> Iterator[str]:
    for piece in pieces_of():
        sleep(0.3)
        yield piece


WRITERS = {
    "here": lambda: writing_by(_slowly),
    "elsewhere": lambda: writing_by(_slowly, is_outside=True),
    "breaking": lambda: writing_by(breaks_off),
}


FIND_WRITING = WRITERS[os.environ["BEDSIDE_TEST_WRITER"]]
