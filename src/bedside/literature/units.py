"""How do paragraphs, items and rows become parts that are long enough to be found and cited?

A paragraph of one line makes a poor passage: neighbors under the same headings are joined.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bedside.literature.passages import KEPT_WHOLE, PASSAGE_LENGTH, Part
from bedside.sentences import Span, find_sentences
from bedside.terms import PassageKind

STUB_LENGTH = 300
"""A unit shorter than this may make its passage longer than others, up to ``KEPT_WHOLE``."""

ROW_MARK = " || "
"""Stands between the rows of a table, ``CELL_MARK`` between its cells."""

CELL_MARK = " | "
_LONGEST_HEADING = 400
_JOINED = frozenset({PassageKind.PROSE, PassageKind.LIST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A paragraph, an item of a list, a caption or a formula, with the keys of works that it cites."""

    path: tuple[str, ...]
    text: str
    kind: PassageKind = PassageKind.PROSE
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table: its caption, a row or a note below it."""

    text: str
    cites: tuple[str, ...] = ()


def join_units(units: Iterable[Unit]) -> Iterator[Part]:
    """Parts in the same order: paragraphs, and items, of one section are joined while they are short."""
    waiting: Unit | None = None
    for unit in _with_lead_ins(units):
        if waiting is not None and _belong(waiting, unit):
            cites = merge_cites(waiting.cites, unit.cites)
            waiting = replace(waiting, text=f"{waiting.text} {unit.text}", cites=cites)
            continue
        if waiting is not None:
            yield _part(waiting)
        waiting = unit
    if waiting is not None:
        yield _part(waiting)


def _with_lead_ins(units: Iterable[Unit]) -> Iterator[Unit]:
    """A short line that ends in a colon becomes part of the list under it: ``Do not use if:`` is vital."""
    held: Unit | None = None
    for unit in units:
        if not unit.text:
            continue
        if held is not None and unit.kind is PassageKind.LIST and unit.path == held.path:
            cites = merge_cites(held.cites, unit.cites)
            unit = replace(unit, text=f"{held.text} {unit.text}", cites=cites)
        elif held is not None:
            yield held
        is_lead_in = unit.kind is PassageKind.PROSE and unit.text.endswith(":")
        held = unit if is_lead_in and len(unit.text) <= STUB_LENGTH else None
        if held is None:
            yield unit
    if held is not None:
        yield held


def _belong(first: Unit, second: Unit) -> bool:
    if first.kind not in _JOINED or (first.kind, first.path) != (second.kind, second.path):
        return False
    is_stub = min(len(first.text), len(second.text)) < STUB_LENGTH
    return len(first.text) + 1 + len(second.text) <= (KEPT_WHOLE if is_stub else PASSAGE_LENGTH)


def cut_long(text: str) -> Iterator[Span]:
    """Runs of whole sentences of about ``PASSAGE_LENGTH`` characters."""
    start = end = 0
    for low, high in find_sentences(text):
        if end > start and high - start > PASSAGE_LENGTH:
            yield start, end
            start = low
        end = high
    yield start, end


def _part(unit: Unit) -> Part:
    return Part(unit.path, unit.text, unit.kind, cites=unit.cites)


def table_units(
    path: tuple[str, ...], *, caption: Line | None, heading: Iterable[Line], lines: Iterable[Line]
) -> Iterator[Unit]:
    """A table as text, cut between rows; each later piece begins with the heading rows again."""
    above = [line for line in heading if line.text]
    opening = [*([caption] if caption and caption.text else []), *above]
    repeated = above if sum(len(line.text) for line in above) <= _LONGEST_HEADING else []
    piece, length = list(opening), _length(opening)
    rows = [line for line in lines if line.text]
    left = _length(rows)
    begun = len(opening)
    for row in rows:
        size = len(row.text) + len(ROW_MARK)
        if len(piece) > begun and length + size > PASSAGE_LENGTH and length + left > KEPT_WHOLE:
            yield _table_unit(path, piece)
            piece, length, begun = list(repeated), _length(repeated), len(repeated)
        piece.append(row)
        length += size
        left -= size
    if piece:
        yield _table_unit(path, piece)


def join_cells(texts: list[str]) -> str:
    """A row as text, without the empty cells at its end; a row of empty cells is empty."""
    filled = [at for at, text in enumerate(texts) if text]
    return CELL_MARK.join(texts[: filled[-1] + 1] if filled else [])


def _length(lines: list[Line]) -> int:
    return sum(len(line.text) + len(ROW_MARK) for line in lines)


def _table_unit(path: tuple[str, ...], lines: list[Line]) -> Unit:
    text = ROW_MARK.join(line.text for line in lines)
    return Unit(
        path=path,
        text=text,
        kind=PassageKind.TABLE,
        cites=merge_cites(*(line.cites for line in lines)),
    )


def merge_cites(*keys: tuple[str, ...]) -> tuple[str, ...]:
    """Each key once, in the order in which it is met."""
    return tuple(dict.fromkeys(key for each in keys for key in each))
