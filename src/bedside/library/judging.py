"""Is there a judge on this machine that weighs what the exact rules leave open?"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bedside.ports import Judge


def find_judge() -> "Judge | None":
    """The judge that ships, where the extra ``models`` is installed; it is loaded at its first use."""
    from bedside.engines import find_packaged_judge

    return find_packaged_judge()
