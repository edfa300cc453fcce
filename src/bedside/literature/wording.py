"""How does text from a file become plain words on one line?"""

import re

# C0 and C1 controls: among them the escape that would drive a reader's terminal.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


def one_line(text: str) -> str:
    """``text`` with control characters dropped and each run of white space made one space."""
    # No control character and no white space but the plain space is printable: most texts stay as they are.
    if text.isprintable() and "  " not in text and text.strip(" ") == text:
        return text
    text = " ".join(text.split())
    # Most others held only white space of another kind.
    return text if text.isprintable() else " ".join(_CONTROLS.sub(" ", text).split())
