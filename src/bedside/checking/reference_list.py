"""Which entries does the text's own list of references have, and what number does each carry?"""

import re
from collections.abc import Iterator, Sequence

from bedside.checking.manuscript import Block, BlockKind, ListedReference

_TITLE = re.compile(
    r"^(?:\d+\.?\s*)?(?:references?(?: list)?|bibliography|sources?|literature(?: cited)?|works cited|"
    r"citations|"
    r"footnotes|further reading)\s*:?$",
    re.I,
)
_GROUP = re.compile(
    r"^(?:(?:clinical )?(?:practice )?guidelines?(?: and consensus)?|consensus(?: statements?)?|research|"
    r"reviews?|"
    r"systematic reviews?|meta-analys[ei]s|trials?|studies|fda drug labels?|drug labels?|labels?|articles?|"
    r"websites?|"
    r"web|books?|praxis medical insights.*|other)$",
    re.I,
)
_ENDS = re.compile(
    r"\b(?:disclaimer|follow-?up|about|appendix|acknowledg|conflict|funding|share|contact|related)\b", re.I
)
_NUMBERED = re.compile(
    r"[ \t>]*(?:[-*+][ \t]+)?(?:<a\b[^<>]{0,200}>(?:</a>)?)?[ \t]?\**"
    r"(?:\[\^?(?P<bracket>[^\]\s]{1,40})\]:?|(?P<dot>\d{1,3})[.)])\**[ \t]"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def split_references(
    text: str, blocks: Sequence[Block]
) -> tuple[list[Block], tuple[ListedReference, ...], bool]:
    """The blocks without the list, the list's entries, and whether there is a list.

    Footnotes (``[^1]: …``) are entries wherever they stand.
    """
    body: list[Block] = []
    listed: list[Block] = []
    level: int | None = None
    for block in blocks:
        if _is_footnote(text, block):
            listed.append(block)
        elif block.kind is BlockKind.HEADING and _TITLE.match(block.plain.text):
            level = block.level
        elif level is not None and _ends_list(block, level):
            level = None
            body.append(block)
        elif level is not None:
            listed.append(block)
        else:
            body.append(block)
    entries = tuple(_entries(text, listed))
    return body, entries, bool(entries)


def _is_footnote(text: str, block: Block) -> bool:
    line_start = text.rfind("\n", 0, block.plain.places[0]) + 1
    return text.startswith("[^", line_start) and "]:" in text[line_start : line_start + 60]


def _ends_list(block: Block, level: int) -> bool:
    if block.kind is not BlockKind.HEADING or _GROUP.match(block.plain.text):
        return False
    return block.level <= level and (block.level < 6 or bool(_ENDS.search(block.plain.text)))


def _entries(text: str, blocks: Sequence[Block]) -> Iterator[ListedReference]:
    """One entry for each numbered line or item; unnumbered lines go on until one that tells a year."""
    waiting: list[Block] = []
    has_keys = any(block.number or _key_of(text, block) for block in blocks)
    for block in blocks:
        is_group = _GROUP.match(block.plain.text) or (block.kind is BlockKind.HEADING and block.level < 6)
        if is_group or (has_keys and block.kind is BlockKind.HEADING):
            continue
        key = block.number or _key_of(text, block)
        is_item = block.kind is BlockKind.ITEM
        if has_keys and key is None and not is_item:
            continue
        if key is None and not is_item and not _is_footnote(text, block):
            waiting.append(block)
            if _YEAR.search(block.plain.text):
                yield _entry(waiting, None)
                waiting = []
            continue
        if waiting:
            yield _entry(waiting, None)
            waiting = []
        yield from _lines(text, block, key)
    if waiting:
        yield _entry(waiting, None)


def _lines(text: str, block: Block, key: str | None) -> Iterator[ListedReference]:
    """A paragraph may hold several numbered lines (``[1] …`` below ``[2] …``)."""
    start, end = block.plain.places[0], block.plain.places[-1]
    if block.number is None:  # an address in angle brackets at the end is no word, and belongs to it
        line_end = text.find("\n", end)
        end = len(text) if line_end < 0 else line_end
    cuts = [start]
    for match in re.finditer(r"\n", text[start:end]):
        line = start + match.end()
        if _NUMBERED.match(text, line):
            cuts.append(line)
    for index, cut in enumerate(cuts):
        stop = cuts[index + 1] if index + 1 < len(cuts) else end
        own = key if index == 0 else _key_at(text, cut)
        yield ListedReference(start=cut, end=stop, text=" ".join(text[cut:stop].split()), key=own)


def _entry(blocks: Sequence[Block], key: str | None) -> ListedReference:
    start, end = blocks[0].plain.places[0], blocks[-1].plain.places[-1]
    return ListedReference(start=start, end=end, text=". ".join(b.plain.text for b in blocks), key=key)


def _key_of(text: str, block: Block) -> str | None:
    return _key_at(text, text.rfind("\n", 0, block.plain.places[0]) + 1)


def _key_at(text: str, line_start: int) -> str | None:
    match = _NUMBERED.match(text, line_start)
    return (match["bracket"] or match["dot"]) if match else None
