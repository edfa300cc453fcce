"""What are the words of a run of Markdown or plain text, and where does each stand in the file?"""

import re

from bedside.checking.manuscript import Plain

_DROPPED = re.compile(
    r"""
      <!--.{0,2000}?-->                        # a comment
    | </?[A-Za-z][^<>]{0,300}>          # a tag
    | !?\[(?=[^\[\]\n]{1,300}\]\()        # a link's or picture's bracket; its words stay
    | (?<=\])\([^()\s]{0,500}(?:\s"[^"\n]{0,200}")?\)   # where a link leads
    | (?<![\w\\])(?:\*\*\*|\*\*|__)(?=\S) | (?<=\S)(?:\*\*\*|\*\*|__)(?!\w)
    | (?<![\w\\*])\*(?=[^\s*]) | (?<=[^\s*])\*(?![\w*])
    | (?<![\w\\])_(?=[^\s_]) | (?<=[^\s_])_(?!\w)
    | `+
    | \\(?=[\\`*_{}\[\]()#+\-.!<>~|])   # a backslash that only escapes
    """,
    re.VERBOSE | re.DOTALL,
)
_LINK_END = re.compile(r"\](?=\([^()\s]{0,500}(?:\s\"[^\"\n]{0,200}\")?\))")
_BLANKS = re.compile(r"[\s\u00a0\u202f]+")


def read_plain(text: str, start: int, end: int) -> Plain:
    """The words of ``text[start:end]`` without markup; runs of blanks and line ends become one blank."""
    kept: list[str] = []
    places: list[int] = []
    skipped = _skipped(text, start, end)
    place = start
    while place < end:
        if place in skipped:
            place = skipped[place]
            continue
        blanks = _BLANKS.match(text, place, end)
        if blanks is None:
            kept.append(text[place])
            places.append(place)
            place += 1
            continue
        if kept and kept[-1] != " ":
            kept.append(" ")
            places.append(place)
        place = blanks.end()
    while kept and kept[-1] == " ":
        kept.pop()
        places.pop()
    return Plain("".join(kept), [*places, places[-1] + 1 if places else start])


def _skipped(text: str, start: int, end: int) -> dict[int, int]:
    """Where markup begins, and where what follows it begins."""
    skipped = {match.start(): match.end() for match in _DROPPED.finditer(text, start, end) if match.group()}
    skipped |= {match.start(): match.end() for match in _LINK_END.finditer(text, start, end)}
    return skipped
