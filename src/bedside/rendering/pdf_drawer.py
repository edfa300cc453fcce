"""What does the program do that draws a PDF? It is given a page, answers with its PDF, and ends."""

import sys
from typing import Any

MISSING = 3
"""It ends with this where WeasyPrint or Pango is missing."""


def main() -> int:
    """Draw the page of standard input onto standard output."""
    try:
        from weasyprint import HTML
    except (ImportError, OSError):  # OSError: Pango is a library of the system
        return MISSING
    page = sys.stdin.buffer.read().decode()
    sys.stdout.buffer.write(HTML(string=page, url_fetcher=_refuse).write_pdf())
    return 0


def _refuse(url: str, *given: Any, **named: Any) -> dict[str, Any]:
    """The page holds all that it needs: nothing is fetched."""
    raise ValueError("Nothing is fetched for a PDF.")


if __name__ == "__main__":
    sys.exit(main())
