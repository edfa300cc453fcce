"""How does text from a file become plain words on one line?"""

import re

# C0 and C1 controls: among them the escape that would drive a reader's terminal.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def one_line(text: str) -> str:
    """``text`` with control characters dropped and each run of white space made one space."""
    return " ".join(_CONTROLS.sub(" ", text).split())
