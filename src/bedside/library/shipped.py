"""How is the shipped library made on its first use, when several programs may start at once?"""

import time
from pathlib import Path

from bedside.errors import LibraryBusy
from bedside.ports import Progress
from bedside.stores import LocalReleaseWriter, has_readable_release

FIRST_USE_SECONDS = 60


def make_shipped(path: Path, progress: Progress) -> None:
    """Make the shipped library unless it is there; if another program makes it now, wait for that one."""
    until = time.monotonic() + FIRST_USE_SECONDS
    while not has_readable_release(path):
        try:
            _write_shipped(path, progress)
        except LibraryBusy:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _write_shipped(path: Path, progress: Progress) -> None:
    from bedside.intake import add_shipped_packs

    with LocalReleaseWriter.begin(path, keep_current=False) as writer:
        add_shipped_packs(writer, progress)
        progress("Writing the library", 1, None)
        writer.commit()
