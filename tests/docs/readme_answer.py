"""What does the README show of a real answer? Run this file to write it anew: the program's own words, cut.

The cut is honest: bottom line and first section are whole, then comes what the bottom line cites and the
counts of all, and a sentence says what was left out.
"""

import re
import sys
from pathlib import Path

from bedside import Library

README = Path(__file__).resolve().parents[2] / "README.md"
QUESTION = "Does omeprazole cause hypomagnesaemia?"
BEGIN, END = "<!-- answer:begin -->", "<!-- answer:end -->"

_HEADING = re.compile(r"^── (.+?) ─+$")
_MARK = re.compile(r"\[(\d+(?:,\s+\d+)*)\]")
_REFERENCE = re.compile(r"^\s*\[(\d+)\] ")
_COUNTS = re.compile(r"^\d+ statements?, ")


def make_block(library: Library) -> str:
    """What belongs between the markers."""
    answer = library.ask(QUESTION)
    parts = _parts(answer.to_text(width=80).split("\n"))
    names = list(parts)
    shown = [*parts[""], *parts[names[1]], *parts[names[2]]]
    marks = [found for text in parts[names[1]] for found in _MARK.findall(text)]
    numbers = {number for mark in marks for number in mark.split(", ")}
    references, counts = _references(parts["References"], numbers)
    left_out = [name for name in names[3:] if name != "References"]
    body = "\n".join([*shown, "…", "", *references, "…", "", *counts]).replace("\n\n\n", "\n\n")
    return (
        f'```console\n$ bedside ask "{QUESTION}"\n```\n\n```text\n{body}\n```\n\n'
        f"Cut here: {', '.join(left_out)}, and the references that the bottom line does not cite.\n"
    )


def _parts(lines: list[str]) -> dict[str, list[str]]:
    """The lines of a rendered answer by heading; the first part has none."""
    parts: dict[str, list[str]] = {"": []}
    name = ""
    for line in lines:
        found = _HEADING.match(line)
        name = found[1] if found else name
        parts.setdefault(name, []).append(line)
    return parts


def _references(lines: list[str], numbers: set[str]) -> tuple[list[str], list[str]]:
    """The references with these numbers, without the headings of their kinds; and the line of counts."""
    kept, counts, is_wanted = [lines[0]], [], False
    for line in lines[1:]:
        found = _REFERENCE.match(line)
        if found:
            is_wanted = found[1] in numbers
        elif not line.startswith("     "):
            is_wanted = False
        if is_wanted:
            kept.append(line)
        if _COUNTS.match(line):
            counts.append(line)
    return kept, counts


def put_in(page: str, block: str) -> str:
    """The page with ``block`` between the markers."""
    before, rest = page.split(BEGIN, 1)
    return f"{before}{BEGIN}\n{block}{END}{rest.split(END, 1)[1]}"


def main() -> int:
    """Write the README's answer anew."""
    with Library.open() as library:
        README.write_text(put_in(README.read_text(encoding="utf-8"), make_block(library)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
