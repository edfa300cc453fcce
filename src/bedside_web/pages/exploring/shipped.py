"""Where do the pages lie that ship with the site: run files of the evaluation, and the page of findings?"""

from pathlib import Path

_PACKAGED = Path(__file__).parent.parent / "shipped"
_CHECKOUT = Path(__file__).parents[4] / "docs"
_FOLDERS = {".json": "evaluation", ".md": "reference"}


def shipped_file(name: str) -> Path:
    """The file beside this package, where a wheel has it, else in the checkout's ``docs``."""
    packaged = _PACKAGED / name
    return packaged if packaged.is_file() else _CHECKOUT / _FOLDERS[packaged.suffix] / name
